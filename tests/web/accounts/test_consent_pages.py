"""Agreeing when something is first needed, and changing one's mind, with effect at once."""

from http import HTTPStatus

import pytest

from impact.trust.privacy.models import Consent, Purpose
from impact.trust.privacy.operations import give_consent
from impact.trust.privacy.queries import has_consented, people_who_consented
from tests.cast import NOON

ASKED = "/moi/consentements/equipe/demande/"


def test_the_page_of_consents_tells_every_purpose_and_no_answer_yet(client, maude, reference):
    client.force_login(maude)

    page = client.get("/moi/consentements/").content.decode()

    assert page.count("Le texte d’aujourd’hui (version 1)") == len(Purpose)
    assert "Vous avez dit oui" not in page


def test_the_page_of_consents_costs_few_queries(
    client, team, maude, initiative, django_assert_max_num_queries
):
    for purpose in (Purpose.TEAM, Purpose.COACH):
        give_consent(person=maude, purpose=purpose, scope=initiative.context, at=NOON)
    client.force_login(maude)

    with django_assert_max_num_queries(8):
        client.get("/moi/consentements/")


def test_asking_shows_the_text_and_the_name_of_the_initiative(client, maude, initiative):
    client.force_login(maude)

    page = client.get(
        ASKED, {"portee": initiative.context, "suite": "/demarches/"}
    ).content.decode()

    assert "Compter mes réponses dans la couverture de mon équipe" in page
    assert "Le jardin des voisins" in page
    assert "moins de cinq personnes" in page


def test_saying_yes_is_dated_and_leads_back(client, maude, initiative):
    client.force_login(maude)

    answer = {"portee": initiative.context, "suite": "/demarches/", "reponse": "oui"}
    response = client.post(ASKED, answer)

    assert response["Location"] == "/demarches/"
    assert has_consented(person=maude, purpose=Purpose.TEAM, scope=initiative.context)


@pytest.mark.parametrize("answer", ["non", "", "OUI?"])
def test_anything_but_yes_is_no_and_leads_back_too(client, maude, initiative, answer):
    client.force_login(maude)

    said = {"portee": initiative.context, "suite": "/demarches/", "reponse": answer}
    response = client.post(ASKED, said, follow=True)

    assert not Consent.objects.exists()
    assert response.redirect_chain == [("/demarches/", HTTPStatus.FOUND)]


@pytest.mark.parametrize(
    "trap", ["https://ailleurs.test/", "//ailleurs.test/", "javascript:alert(1)", ""]
)
def test_an_answer_never_leads_out_of_the_house(client, maude, trap):
    client.force_login(maude)

    response = client.post(
        "/moi/consentements/recherche/demande/", {"reponse": "oui", "suite": trap}
    )

    assert response["Location"] == "/moi/consentements/"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("maude", HTTPStatus.OK),
        ("solange", HTTPStatus.OK),
        ("rosalie", HTTPStatus.NOT_FOUND),
        ("odette", HTTPStatus.NOT_FOUND),
        ("theo", HTTPStatus.NOT_FOUND),
    ],
)
def test_only_members_are_asked_about_an_initiative(client, team, initiative, who, status, request):
    client.force_login(request.getfixturevalue(who))

    response = client.get(ASKED, {"portee": initiative.context})

    assert response.status_code == status
    assert client.post(ASKED, {"portee": initiative.context}).status_code in {302, status}


@pytest.mark.parametrize(
    "address",
    [
        ASKED,
        f"{ASKED}?portee=demarche:pas-un-numero",
        f"{ASKED}?portee=11111111-1111-4111-8111-111111111111",
        "/moi/consentements/publicite/demande/",
    ],
)
def test_what_cannot_be_agreed_to_is_not_found(client, maude, reference, address):
    client.force_login(maude)

    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_taking_back_holds_from_the_next_reading(client, team, initiative, maude, solange):
    for person in (maude, solange):
        give_consent(person=person, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)
    client.force_login(maude)

    response = client.post("/moi/consentements/equipe/retrait/", {"portee": initiative.context})

    assert response["Location"] == "/moi/consentements/"
    counted = people_who_consented(purpose=Purpose.TEAM, scope=initiative.context)
    assert counted == {solange.pk}


def test_nobody_takes_back_for_another(client, team, initiative, maude, odette):
    give_consent(person=maude, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)
    client.force_login(odette)

    client.post("/moi/consentements/equipe/retrait/", {"portee": initiative.context})

    assert has_consented(person=maude, purpose=Purpose.TEAM, scope=initiative.context)


def test_whoever_left_still_takes_back(client, team, initiative, rosalie):
    give_consent(person=rosalie, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)
    client.force_login(rosalie)

    page = client.get("/moi/consentements/").content.decode()
    client.post("/moi/consentements/equipe/retrait/", {"portee": initiative.context})

    assert "Le jardin des voisins" in page
    assert not has_consented(person=rosalie, purpose=Purpose.TEAM, scope=initiative.context)


def test_taking_back_is_not_done_by_following_a_link(client, maude):
    client.force_login(maude)

    response = client.get("/moi/consentements/equipe/retrait/")

    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
