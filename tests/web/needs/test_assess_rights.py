"""What someone says of herself reaches nobody else: every page, every kind of passer-by."""

from http import HTTPStatus

import pytest

from impact.journeys.needs.answers import Answer
from impact.journeys.needs.operations.assessments import (
    finish_assessment,
    give_answers,
    start_assessment,
)
from impact.knowledge.competencies.models import Competency
from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from tests.cast import NOON

PLACES = ["", "1/", "page/", "fin/"]
SECRET = "Ce que Solange ne dit qu’à elle-même"


@pytest.fixture
def sitting(solange, initiative, team):
    """A self-assessment of Solange's, ended, that says something she tells nobody."""
    competency = Competency.objects.get(code="A1")
    give_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)
    assessment = start_assessment(
        by=solange,
        initiative=initiative,
        version=competency.version,
        competencies=[competency.pk],
        at=NOON,
    )
    give_answers(
        assessment=assessment,
        answers=[Answer(competency.pk, 1, 3, SECRET)],
        by=solange,
        at=NOON,
    )
    finish_assessment(assessment=assessment, by=solange, at=NOON)
    return assessment


@pytest.mark.parametrize("who", ["maude", "bastien", "odette", "rosalie", "theo"])
@pytest.mark.parametrize("place", PLACES)
def test_nobody_else_reaches_a_sitting(client, sitting, request, who, place):
    client.force_login(request.getfixturevalue(who))
    address = f"/autoevaluations/{sitting.pk}/{place}"

    assert client.get(address).status_code == HTTPStatus.NOT_FOUND
    if place:
        assert client.post(address, {"r1-level": "4"}).status_code == HTTPStatus.NOT_FOUND
    assert sitting.ratings.count() == 1


@pytest.mark.parametrize("place", PLACES)
def test_a_passer_by_is_asked_who_this_is(client, sitting, place):
    answer = client.get(f"/autoevaluations/{sitting.pk}/{place}")

    assert answer.status_code == HTTPStatus.FOUND
    assert "?next=" in answer.headers["Location"]
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("place", PLACES[1:])
def test_she_reaches_her_own(client, sitting, solange, place):
    client.force_login(solange)

    assert client.get(f"/autoevaluations/{sitting.pk}/{place}").status_code == HTTPStatus.OK


@pytest.mark.parametrize("who", ["maude", "bastien", "odette", "theo"])
@pytest.mark.parametrize(
    "address",
    ["/moi/competences/", "/moi/competences/historique/", "/moi/competences/historique.csv"],
)
def test_my_pages_show_me_and_nobody_else(client, sitting, request, who, address):
    client.force_login(request.getfixturevalue(who))

    answer = client.get(address)

    assert answer.status_code == HTTPStatus.OK
    assert SECRET not in answer.content.decode()


def test_my_history_shows_what_i_said(client, sitting, solange):
    client.force_login(solange)

    assert SECRET in client.get("/moi/competences/historique/").content.decode()
    assert SECRET in client.get("/moi/competences/historique.csv").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/moi/essai/",
        "/moi/competences/",
        "/moi/competences/portrait.pdf",
        "/moi/competences/historique/",
        "/moi/competences/historique.csv",
        "/demarches/le-jardin-des-voisins/autoevaluation/",
        "/demarches/le-jardin-des-voisins/consensus/",
        "/demarches/le-jardin-des-voisins/consensus/E1/",
    ],
)
def test_without_a_sign_in_every_page_asks_for_one(client, team, address):
    answer = client.get(address)

    assert answer.status_code == HTTPStatus.FOUND
    assert "?next=" in answer.headers["Location"]


@pytest.mark.parametrize("who", ["odette", "rosalie", "theo"])
@pytest.mark.parametrize("place", ["autoevaluation/", "consensus/", "consensus/E1/"])
def test_a_stranger_reaches_nothing_of_the_initiative(client, team, request, who, place):
    client.force_login(request.getfixturevalue(who))
    address = f"/demarches/le-jardin-des-voisins/{place}"

    assert client.get(address).status_code == HTTPStatus.NOT_FOUND
    if place != "consensus/":
        assert client.post(address, {}).status_code == HTTPStatus.NOT_FOUND


def test_the_journal_of_the_initiative_says_nothing_of_who_answered(sitting, initiative):
    told = Entry.objects.within(initiative.context).values_list("verb", flat=True)

    assert not [verb for verb in told if verb.startswith(("needs.self_", "needs.rating"))]
