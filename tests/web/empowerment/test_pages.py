"""A community follows its own pouvoir d'agir, in pages that never add anything up."""

from http import HTTPStatus
from io import BytesIO

import pytest
from pypdf import PdfReader

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Frame, Sheet
from impact.journeys.empowerment.operations import FrameDraft, Judged
from tests.cast import NOON, TODAY

HERE = "/demarches/le-jardin-des-voisins/pouvoir-dagir/"


@pytest.fixture
def coordination(client, maude):
    client.force_login(maude)
    return client


@pytest.fixture
def told(initiative, compass, maude) -> Appraisal:
    """A closed appraisal: one component seen otherwise by someone."""
    judged = {code: Judged(2) for code in compass.components.values_list("code", flat=True)}
    judged["com-capital"] = Judged(3, reasons="La corvée.", dissent="Odilon dit un.")
    return operations.record_together(
        initiative=initiative, frame=compass, judged=judged, held_on=TODAY, by=maude, at=NOON
    )


def test_a_team_that_never_did_reads_what_an_appraisal_is(coordination, initiative):
    page = coordination.get(HERE).text

    assert "Aucun bilan terminé encore" in page
    assert f"{HERE}bilans/nouveau/" in page


def test_a_group_goes_component_by_component_and_closes(coordination, initiative, compass):
    typed = {"frame": compass.pk, "mode": "TOGETHER", "held_on": "2025-05-05", "present": "Six"}
    response = coordination.post(f"{HERE}bilans/nouveau/", typed)
    appraisal = Appraisal.objects.get()
    assert response["Location"] == f"{HERE}bilans/{appraisal.pk}/1/"

    said = {"level": "3", "dissent": "Une voix dit deux.", "next_step": "Un tableau."}
    response = coordination.post(response["Location"], said)
    assert response["Location"] == f"{HERE}bilans/{appraisal.pk}/2/"
    coordination.post(f"{HERE}bilans/{appraisal.pk}/fin/")

    page = coordination.get(f"{HERE}bilans/{appraisal.pk}/").text
    assert "Une voix dit deux." in page
    assert "Un tableau." in page
    assert "dissidence" in coordination.get(HERE).text


def test_a_judgement_without_level_loses_no_word(coordination, draft):
    page = coordination.post(f"{HERE}bilans/{draft.pk}/1/", {"reasons": "Trois exemples."}).text

    assert "Trois exemples." in page
    assert not draft.judgements.exists()


def test_no_page_adds_components_up(coordination, told):
    for path in ("", f"bilans/{told.pk}/"):
        page = coordination.get(f"{HERE}{path}").text.lower()
        assert "score" not in page
        assert "moyenne générale" not in page
        assert "2,1" not in page


def test_the_rose_has_its_table_and_marks_dissent(coordination, told):
    page = coordination.get(HERE).text

    assert page.count('class="rose__petal ') == 12
    assert page.count("rose__chevron") == 11 * 2 + 3
    # One around its value, one in the key.
    assert page.count('class="rose__dissent"') == 2
    assert "3. En grande partie" in page


def test_someone_answers_alone_and_cannot_find_her_sheet_again(client, opened_round, team, solange):
    client.force_login(solange)
    page = client.get(f"{HERE}bilans/{opened_round.pk}/ma-feuille/").text
    assert "ne se change plus et ne se reprend pas" in page

    client.post(f"{HERE}bilans/{opened_round.pk}/ma-feuille/", {"ind-estime-1": "4"})

    assert Sheet.objects.get().answers == {"ind-estime-1": 4}
    again = client.get(f"{HERE}bilans/{opened_round.pk}/ma-feuille/")
    assert again.status_code == HTTPStatus.FOUND
    assert "Vous avez répondu" in client.get(f"{HERE}bilans/{opened_round.pk}/").text


def test_nothing_is_shown_of_a_round_before_it_closes(coordination, opened_round, sheet, team):
    for someone in team:
        operations.answer_alone(appraisal=opened_round, answers=sheet(4), by=someone)

    page = coordination.get(f"{HERE}bilans/{opened_round.pk}/").text

    assert "power-table" not in page
    assert "4,0" not in page


@pytest.mark.parametrize(("people", "is_told"), [(4, False), (6, True)])
def test_a_closed_round_tells_from_five_answers(
    coordination, opened_round, sheet, team, people, is_told
):
    for someone in team[:people]:
        operations.answer_alone(appraisal=opened_round, answers=sheet(4), by=someone)

    coordination.post(f"{HERE}bilans/{opened_round.pk}/fermeture/")
    page = coordination.get(f"{HERE}bilans/{opened_round.pk}/").text

    assert ("4,0 en moyenne" in page) == is_told
    assert ("rien n’est montré" in page) != is_told


def test_what_the_items_are_not_is_said_on_the_frame_and_on_paper(coordination, told, compass):
    assert "pas été validés" in coordination.get(f"{HERE}cadres/ninacs/").text
    pdf = PdfReader(BytesIO(coordination.get(f"{HERE}bilans/{told.pk}/bilan.pdf").content))
    words = " ".join(page.extract_text() for page in pdf.pages).replace("\n", " ")

    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert "pas été validés" in words
    assert "Odilon dit un." in words


def test_the_spreadsheet_has_a_line_a_component(coordination, told):
    lines = coordination.get(f"{HERE}bilans/{told.pk}/bilan.csv").text.strip().splitlines()

    assert len(lines) == 13


def test_a_team_writes_its_own_frame(coordination, initiative):
    typed = {"title": "Nos mots", "components": "Se parler\nDécider", "scale": "Non\nUn peu\nOui"}
    page = coordination.post(f"{HERE}cadres/nouveau/", typed).text
    assert "Il y a 2 lignes; il en faut de 3 à 12" in page
    assert "Se parler" in page

    coordination.post(f"{HERE}cadres/nouveau/", typed | {"components": "A\nB\nC"})
    assert Frame.objects.get(title="Nos mots").components.count() == 3


def test_the_frame_of_another_initiative_is_no_page(
    coordination, other_initiative, odette, initiative
):
    frame = operations.make_frame(
        initiative=other_initiative,
        draft=FrameDraft(title="À nous", components=["A", "B", "C"], scale=["0", "1", "2"]),
        by=odette,
        at=NOON,
    )

    assert coordination.get(f"{HERE}cadres/{frame.code}/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("solange", HTTPStatus.OK),
        ("odette", HTTPStatus.NOT_FOUND),
        ("rosalie", HTTPStatus.NOT_FOUND),
        ("theo", HTTPStatus.NOT_FOUND),
    ],
)
@pytest.mark.parametrize(
    "path", ["", "bilans/{pk}/", "bilans/{pk}/bilan.pdf", "bilans/{pk}/bilan.csv"]
)
def test_who_reads_an_appraisal(client, team, told, who, status, path, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"{HERE}{path.format(pk=told.pk)}").status_code == status


@pytest.mark.parametrize("path", ["fin/", "retrait/"])
@pytest.mark.parametrize(
    ("who", "status"), [("solange", HTTPStatus.FORBIDDEN), ("odette", HTTPStatus.NOT_FOUND)]
)
def test_others_close_no_appraisal(client, team, draft, who, status, path, request):
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"{HERE}bilans/{draft.pk}/{path}").status_code == status


def test_a_member_closes_no_round(client, team, opened_round, solange):
    client.force_login(solange)

    response = client.post(f"{HERE}bilans/{opened_round.pk}/fermeture/")

    assert response.status_code == HTTPStatus.FORBIDDEN


def test_the_overview_costs_few_queries(
    coordination, told, compass, initiative, maude, django_assert_max_num_queries
):
    for _again in range(3):
        operations.record_together(
            initiative=initiative,
            frame=compass,
            judged={"com-capital": Judged(1)},
            held_on=TODAY,
            by=maude,
            at=NOON,
        )

    with django_assert_max_num_queries(12):
        coordination.get(HERE)
