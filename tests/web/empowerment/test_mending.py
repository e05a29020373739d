"""A closed appraisal is mended in the open; two people who write at once lose nothing."""

from http import HTTPStatus

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal
from impact.journeys.empowerment.operations import Judged
from tests.cast import NOON, TODAY

HERE = "/demarches/le-jardin-des-voisins/pouvoir-dagir/"


@pytest.fixture
def coordination(client, team, maude):
    client.force_login(maude)
    return client


@pytest.fixture
def told(initiative, compass, maude) -> Appraisal:
    judged = {"com-capital": Judged(3, reasons="La corvée.", next_step="Un tableau au dépanneur.")}
    return operations.record_together(
        initiative=initiative, frame=compass, judged=judged, held_on=TODAY, by=maude, at=NOON
    )


def test_a_mended_appraisal_says_why_and_what_it_said_before(coordination, told):
    here = f"{HERE}bilans/{told.pk}/"
    coordination.post(f"{here}reouverture/", {"reason": "Une dissidence oubliée."})
    assert "com-capital" not in coordination.get(HERE).text
    coordination.post(f"{here}12/", {"level": "2", "revision": "1", "dissent": "Odilon dit un."})
    coordination.post(f"{here}fin/", {"present": "Six personnes"})

    page = coordination.get(here).text
    assert "Une dissidence oubliée." in page
    assert "3. En grande partie" in page
    assert "La corvée." in page
    assert "Six personnes" in page


def test_a_reopened_appraisal_is_never_set_aside(coordination, told):
    coordination.post(f"{HERE}bilans/{told.pk}/reouverture/", {"reason": "Un mot."})

    coordination.post(f"{HERE}bilans/{told.pk}/retrait/")

    assert Appraisal.objects.filter(pk=told.pk).exists()


def test_reopening_asks_why(coordination, told):
    page = coordination.post(f"{HERE}bilans/{told.pk}/reouverture/", {"reason": " "})

    assert page.status_code == HTTPStatus.OK
    told.refresh_from_db()
    assert told.is_closed


@pytest.mark.parametrize(
    ("who", "status"), [("solange", HTTPStatus.FORBIDDEN), ("odette", HTTPStatus.NOT_FOUND)]
)
def test_others_reopen_nothing(client, team, told, who, status, request):
    client.force_login(request.getfixturevalue(who))

    response = client.post(f"{HERE}bilans/{told.pk}/reouverture/", {"reason": "Pour voir."})

    assert response.status_code == status


def test_a_round_without_names_is_never_reopened(coordination, opened_round, maude):
    operations.close_round(appraisal=opened_round, by=maude, at=NOON)

    response = coordination.post(f"{HERE}bilans/{opened_round.pk}/reouverture/", {"reason": "Non"})

    assert response.status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(operations.NotClosed):
        operations.reopen_appraisal(appraisal=opened_round, reason="Non", by=maude, at=NOON)


def test_the_second_of_two_writers_sees_both_and_chooses(coordination, draft, compass):
    first = compass.components.get(position=1)
    operations.judge(appraisal=draft, component=first, judged=Judged(1, reasons="Trop peu."))
    step = f"{HERE}bilans/{draft.pk}/1/"

    clash = coordination.post(step, {"level": "3", "reasons": "Bien assez.", "revision": "0"})

    assert clash.status_code == HTTPStatus.CONFLICT
    assert "Trop peu." in clash.text
    assert "Bien assez." in clash.text
    assert draft.judgements.get().level == 1
    coordination.post(step, {"level": "3", "reasons": "Bien assez.", "revision": "1"})
    assert draft.judgements.get().level == 3


def test_words_sent_after_the_end_are_shown_again(coordination, told):
    late = coordination.post(f"{HERE}bilans/{told.pk}/1/", {"level": "3", "reasons": "Trop tard."})

    assert late.status_code == HTTPStatus.CONFLICT
    assert "Trop tard." in late.text


@pytest.mark.parametrize(("wanted", "there"), [("3", "3/"), ("tout", ""), ("", "6/"), ("99", "")])
def test_each_button_keeps_what_is_written_and_leads_where_it_says(
    coordination, draft, wanted, there
):
    said = {"level": "2", "revision": "0", "vers": wanted}

    response = coordination.post(f"{HERE}bilans/{draft.pk}/5/", said)

    assert response["Location"] == f"{HERE}bilans/{draft.pk}/{there}"
    assert draft.judgements.get().level == 2


def test_who_says_nothing_goes_by_without_a_scolding(coordination, draft):
    response = coordination.post(f"{HERE}bilans/{draft.pk}/5/", {"vers": "4", "revision": "0"})

    assert response["Location"] == f"{HERE}bilans/{draft.pk}/4/"
    assert not draft.judgements.exists()


def test_what_a_group_will_do_becomes_an_objective_in_its_own_words(coordination, told, initiative):
    link = f"/demarches/le-jardin-des-voisins/plan/objectifs/nouveau/?bilan={told.pk}"
    assert link in coordination.get(f"{HERE}bilans/{told.pk}/").text.replace("&amp;", "&")
