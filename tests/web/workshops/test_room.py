"""The room of a workshop: preparing, running, the wall, paper, and what comes of it."""

import re
from http import HTTPStatus
from io import BytesIO

import pytest
from pypdf import PdfReader

from impact.journeys.empowerment.models import Frame
from impact.journeys.needs.models import Rating, Source
from impact.journeys.plans.models import Goal
from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Agreement, Question, Workshop
from impact.journeys.workshops.operations import Accord, Said
from impact.presence.communities import operations as communities
from tests.cast import NOON

ROOM = "/demarches/le-jardin-des-voisins/ateliers/"


@pytest.fixture
def room(opened) -> str:
    return f"{ROOM}{opened.pk}/"


@pytest.fixture
def coordination(client, maude):
    client.force_login(maude)
    return client


@pytest.fixture
def compass(initiative, maude) -> Workshop:
    """The thirty-six items, counted on paper, all agreed on, closed."""
    outline = operations.Outline(
        title="Boussole",
        minutes=90,
        facilitator=maude,
        subject=Workshop.Subject.EMPOWERMENT,
        frame=Frame.objects.get(code="ninacs"),
    )
    compass = operations.prepare_workshop(host=initiative, outline=outline, by=maude, at=NOON)
    operations.open_workshop(workshop=compass, by=maude, at=NOON)
    for question in compass.questions.all():
        operations.enter_counts(question=question, levels={2: 6}, unknown=1, by=maude, at=NOON)
        if question.takes_agreement:
            operations.note_agreement(
                question=question, team=initiative, accord=Accord(2), by=maude, at=NOON
            )
    return operations.close_workshop(workshop=compass, by=maude, at=NOON)


def answered(opened, seats, maude, phones=6):
    for seat in seats(phones):
        operations.cast_vote(seat=seat, position=1, said=Said(1))
    return operations.close_question(question=opened.questions.first(), by=maude, at=NOON)


def test_a_team_without_workshop_reads_why_and_what_first(coordination, initiative):
    page = coordination.get(ROOM).text

    assert "Aucun atelier encore" in page
    assert f"{ROOM}nouveau/" in page


def test_preparing_opens_on_the_questions_in_order(coordination, initiative, maude, competency):
    response = coordination.post(
        f"{ROOM}nouveau/",
        {
            "title": "Mardi soir",
            "subject": "COMPETENCIES",
            "competencies": [competency("C3").pk, competency("A1").pk],
            "facilitator": maude.pk,
        },
    )

    workshop = Workshop.objects.get()
    assert response["Location"] == f"{ROOM}{workshop.pk}/"
    assert workshop.minutes == 25
    assert workshop.questions.count() == 2


def test_a_preparation_without_question_keeps_what_was_typed(coordination, initiative, maude):
    typed = {"title": "Mardi soir", "subject": "COMPETENCIES", "facilitator": maude.pk}

    page = coordination.post(f"{ROOM}nouveau/", typed).text

    assert "Choisissez au moins une compétence" in page
    assert 'value="Mardi soir"' in page


def test_a_core_brings_its_competencies(coordination, initiative, maude, role):
    typed = {"title": "Noyau", "subject": "COMPETENCIES", "facilitator": maude.pk}
    coordination.post(f"{ROOM}nouveau/", typed | {"role": role("COO").pk})

    assert Workshop.objects.get().questions.count() >= 8


def test_the_pouvoir_dagir_brings_its_thirty_six_items(coordination, initiative, maude):
    page = coordination.get(f"{ROOM}nouveau/").text
    frame = page.split('name="frame"')[1].split('value="')[1].split('"')[0]
    typed = {"title": "Boussole", "subject": "EMPOWERMENT", "facilitator": maude.pk}
    coordination.post(f"{ROOM}nouveau/", typed | {"frame": frame})

    assert Workshop.objects.get().questions.filter(item__isnull=False).count() == 36


def test_the_order_changes_by_a_button(coordination, workshop):
    coordination.post(f"{ROOM}{workshop.pk}/questions/1/rang/", {"sens": "apres"})

    assert [one.competency.code for one in workshop.questions.all()] == ["D4", "C3"]


def test_a_workshop_is_opened_run_and_closed(coordination, workshop):
    room = f"{ROOM}{workshop.pk}/"
    coordination.post(f"{room}ouverture/")
    coordination.post(f"{room}questions/1/ouverture/")
    assert "Fermer la question et montrer" in coordination.get(room).text
    coordination.post(f"{room}questions/1/fermeture/")
    assert "Moins de cinq réponses" in coordination.get(room).text
    coordination.post(f"{room}fermeture/")

    workshop.refresh_from_db()
    assert workshop.closed_at
    assert "Ce qui n’a pas été demandé" in coordination.get(room).text


def test_nothing_of_the_answers_is_on_the_wall_before_closing(
    coordination, room, opened, seats, maude
):
    for seat in seats(6):
        operations.cast_vote(seat=seat, position=1, said=Said(1))

    before = coordination.get(f"{room}ecran/").text
    operations.close_question(question=opened.questions.first(), by=maude, at=NOON)
    after = coordination.get(f"{room}ecran/").text

    assert 'class="spread"' not in before
    assert "<strong data-answered>6</strong>" in before
    assert "6 réponses" in after


def test_the_wall_says_only_to_talk_under_five(coordination, room, opened, seats, maude):
    answered(opened, seats, maude, phones=4)

    page = coordination.get(f"{room}ecran/").text

    assert "rien n’est montré" in page
    assert 'class="spread"' not in page


def test_an_agreement_is_kept_shown_and_handed_over(coordination, room, opened, seats, maude):
    answered(opened, seats, maude)
    said = {"equipe": opened.host_id, "level": "2", "dissent": "Une voix dit un."}
    coordination.post(f"{room}questions/1/", said)
    assert "Une voix dit un." in coordination.get(room).text
    coordination.post(f"{room}fermeture/")
    coordination.post(f"{room}versement/", {"equipe": opened.host_id})

    rating = Rating.objects.get(source=Source.GROUP)
    assert (rating.level, rating.dissent) == (2, "Une voix dit un.")
    assert "versé dans la couverture" in coordination.get(room).text


def test_an_agreement_without_level_loses_no_word(coordination, room, opened, seats, maude):
    answered(opened, seats, maude)

    response = coordination.post(
        f"{room}questions/1/", {"equipe": opened.host_id, "reasons": "Trois exemples."}
    )

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Trois exemples." in response.text


def test_an_agreement_before_closing_loses_no_word(coordination, room, opened):
    said = {"equipe": opened.host_id, "level": "2", "reasons": "Trop vite."}

    response = coordination.post(f"{room}questions/1/", said)

    assert response.status_code == HTTPStatus.CONFLICT
    assert "Fermez la question" in response.text


def test_sheets_that_do_not_add_up_are_counted_again(coordination, room, opened):
    page = coordination.post(
        f"{room}questions/2/papier/", {"people": 7, "level_2": 3, "unknown": 1}
    ).text

    assert "Vous avez compté 4 réponses pour 7 feuilles" in page
    assert 'value="3"' in page


def test_paper_enters_the_same_place(coordination, room, opened):
    coordination.post(f"{room}questions/2/papier/", {"people": 7, "level_2": 6, "unknown": 1})

    question = Question.objects.get(workshop=opened, position=2)
    assert question.counts["levels"] == {"2": 6}
    assert "7 réponses" in coordination.get(f"{room}questions/2/").text


def test_what_is_missing_becomes_objectives(coordination, room, opened, seats, maude):
    answered(opened, seats, maude)
    operations.note_agreement(
        question=opened.questions.first(), team=opened.host, accord=Accord(0), by=maude, at=NOON
    )
    assert "attendu" in coordination.get(f"{room}objectifs/").text

    coordination.post(f"{room}objectifs/", {"competence": ["C3"]})

    assert Goal.objects.get().competency.code == "C3"


@pytest.mark.parametrize("name", ["trousse.pdf", "resume.pdf"])
def test_paper_is_tagged_and_says_the_questions(coordination, room, opened, seats, maude, name):
    answered(opened, seats, maude)

    reader = PdfReader(BytesIO(coordination.get(f"{room}{name}").content))

    told = " ".join(page.extract_text() for page in reader.pages)
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert opened.questions.first().competency.title[:20] in told.replace("\n", " ")


POSTS = [
    "ouverture/",
    "fermeture/",
    "questions/1/ouverture/",
    "questions/1/fermeture/",
    "versement/",
]


@pytest.mark.parametrize(
    "path", [*POSTS, "preparation/", "retrait/", "questions/1/", "questions/2/papier/"]
)
@pytest.mark.parametrize(
    ("who", "status"), [("solange", HTTPStatus.FORBIDDEN), ("odette", HTTPStatus.NOT_FOUND)]
)
def test_others_run_nothing(client, team, room, path, who, status, request):
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"{room}{path}").status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("maude", HTTPStatus.OK),
        ("solange", HTTPStatus.OK),
        ("odette", HTTPStatus.NOT_FOUND),
        ("rosalie", HTTPStatus.NOT_FOUND),
        ("theo", HTTPStatus.NOT_FOUND),
    ],
)
@pytest.mark.parametrize("path", ["", "ecran/", "etat/", "resume.pdf", "trousse.pdf"])
def test_who_reads_a_workshop(client, team, room, who, status, path, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"{room}{path}").status_code == status


def test_whoever_accompanies_the_team_prepares_and_runs(client, team, membership, solange, role):
    assignment = {"membership": membership(solange), "role": role("ACC")}
    communities.assign_role(**assignment, on=NOON.date(), by=solange, at=NOON)
    client.force_login(solange)

    assert client.get(f"{ROOM}nouveau/").status_code == HTTPStatus.OK


def test_an_archived_initiative_lets_its_workshops_be_read_only(coordination, room, opened, maude):
    communities.archive_initiative(initiative=opened.host, by=maude, at=NOON)

    assert coordination.get(room).status_code == HTTPStatus.OK
    assert coordination.post(f"{room}fermeture/").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("path", ["", "ecran/"])
def test_the_room_costs_few_queries(coordination, room, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        coordination.get(f"{room}{path}")


@pytest.mark.parametrize("path", ["", "resume.pdf", "trousse.pdf"])
def test_a_summary_of_thirty_six_questions_costs_few_queries(
    coordination, compass, path, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        coordination.get(f"{ROOM}{compass.pk}/{path}")


def test_two_pens_on_one_agreement_lose_no_word(coordination, room, opened, seats, maude):
    answered(opened, seats, maude)
    said = {"equipe": opened.host_id, "level": "2", "seen": ""}
    coordination.post(f"{room}questions/1/", said | {"reasons": "Première plume."})

    response = coordination.post(f"{room}questions/1/", said | {"reasons": "Seconde plume."})

    assert response.status_code == HTTPStatus.CONFLICT
    assert "Première plume." in response.text
    assert "Seconde plume." in response.text
    seen = re.search(r'name="seen" value="([^"]+)"', response.text).group(1)
    coordination.post(f"{room}questions/1/", said | {"reasons": "Les deux.", "seen": seen})
    assert Agreement.objects.get().reasons == "Les deux."


def test_a_count_is_corrected_from_what_was_counted(coordination, room, opened):
    coordination.post(f"{room}questions/2/papier/", {"people": 7, "level_2": 6, "unknown": 1})

    page = coordination.get(f"{room}questions/2/papier/").text

    assert 'name="level_2" value="6"' in page
    assert 'name="people" value="7"' in page


def test_the_list_costs_the_same_however_long(
    coordination, initiative, outline, maude, django_assert_max_num_queries
):
    for _one in range(5):
        operations.prepare_workshop(host=initiative, outline=outline, by=maude, at=NOON)

    with django_assert_max_num_queries(12):
        coordination.get(ROOM)
