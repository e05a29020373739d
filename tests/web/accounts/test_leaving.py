"""Erasing an account: told first, refused when it would leave others stranded, then complete."""

from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client

from impact.journeys.needs.models import Rating, Reading, SelfAssessment, Source
from impact.journeys.plans.models import Plan
from impact.knowledge.competencies.models import Version
from impact.presence.communities import operations as communities
from impact.presence.communities.models import Invitation, Membership
from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Consent, DataRequest, Purpose
from impact.trust.privacy.operations import give_consent, note_access
from tests.cast import NOON, TODAY

WORD = {"word": "effacer"}
PAGE = "/moi/donnees/effacement/"


@pytest.fixture
def rated(team, initiative, maude, solange):
    """Solange and Maude rated themselves; each rated the other; the group agreed on a level."""
    competency = Version.objects.current().competencies.order_by("position").first()
    said = {"competency": competency, "rated_at": NOON, "level": 2}
    for person in (maude, solange):
        SelfAssessment.objects.create(
            person=person, version=competency.version, initiative=initiative, started_at=NOON
        )
        Rating.objects.create(source=Source.SELF, rater=person, person=person, **said)
    Rating.objects.create(source=Source.PEER, rater=maude, person=solange, **said)
    Rating.objects.create(source=Source.PEER, rater=solange, person=maude, **said)
    Rating.objects.create(source=Source.GROUP, rater=solange, initiative=initiative, **said)


def _whole_database() -> str:
    """Return every value of every row, the sealed sessions opened."""
    values = [
        str(value)
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values_list()
        for value in row
    ]
    return "\n".join(values + [str(session.get_decoded()) for session in Session.objects.all()])


def test_the_page_says_first_what_will_remain_and_why(client, team, solange):
    client.force_login(solange)

    page = client.get(PAGE).content.decode()

    assert "Ce qui reste, et pourquoi" in page
    assert "Une ligne vide et un numéro" in page
    assert Membership.objects.current().filter(person=solange).exists()


@pytest.mark.parametrize("typed", ["", "oui", "efface"])
def test_without_the_word_nothing_is_erased(client, solange, typed):
    client.force_login(solange)

    response = client.post(PAGE, {"word": typed})

    solange.refresh_from_db()
    assert response.status_code == HTTPStatus.OK
    assert solange.erased_at is None


def test_nothing_that_says_who_she_was_is_left_anywhere(
    client, rated, initiative, solange, come_in
):
    come_in(solange)
    Client().post("/connexion/", {"login": solange.email})
    give_consent(person=solange, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)
    note_access(person=solange, by=solange, what="needs.ratings", at=NOON)
    Authenticator.objects.create(
        user=solange, type="webauthn", data={"name": "Clé de Solange Petit"}
    )
    Invitation.objects.create(
        initiative=initiative, kind="EMAIL", token="t", email=solange.email.upper(),
        created_by=initiative.created_by, created_at=NOON, expires_at=NOON,
    )  # fmt: skip
    assert "solange.petit@exemple.test" in _whole_database()

    response = client.post(PAGE, WORD, follow=True)

    assert "C’est fait" in response.content.decode()
    left = _whole_database().lower()
    assert "solange.petit@exemple.test" not in left
    assert "solange petit" not in left


def test_what_she_said_goes_and_what_the_group_agreed_on_stays(client, rated, solange, maude):
    client.force_login(solange)

    client.post(PAGE, WORD)

    assert [rating.source for rating in Rating.objects.filter(rater=solange)] == [Source.GROUP]
    assert not Rating.objects.filter(person=solange).exists()
    assert Rating.objects.filter(person=maude).count() == 1
    assert not SelfAssessment.objects.filter(person=solange).exists()


def test_the_readings_that_count_her_are_taken_back(client, team, initiative, solange):
    reading = Reading.objects.create(initiative=initiative, taken_at=NOON)
    counted = reading.contributions.create(person=solange, answers={"mdcl:A1:0.1.0": 1})
    client.force_login(solange)

    client.post(PAGE, WORD)

    reading.refresh_from_db()
    counted.refresh_from_db()
    assert reading.withheld_at is not None
    assert counted.person is None


def test_her_name_leaves_the_minutes_and_her_unfinished_actions_are_free(
    client, team, initiative, maude, solange
):
    plan = Plan.objects.create(
        initiative=initiative, title="Le plan", created_by=maude, created_at=NOON
    )
    competency = Version.objects.current().competencies.order_by("position").first()
    written = {"created_by": maude, "created_at": NOON}
    goal = plan.goals.create(competency=competency, statement="Tenir ensemble", **written)
    action = goal.actions.create(title="Appeler les voisins", owner=solange, **written)
    adoption = plan.adoptions.create(
        revision=1, adopted_on=TODAY, present="Maude, solange petit, Solange Petitclerc",
        recorded_by=maude, recorded_at=NOON,
    )  # fmt: skip
    client.force_login(solange)

    client.post(PAGE, WORD)

    action.refresh_from_db()
    adoption.refresh_from_db()
    assert action.owner is None
    assert adoption.present == "Maude, une personne partie, Solange Petitclerc"


def test_her_place_in_teams_ends_that_day(client, team, initiative, solange):
    client.force_login(solange)

    client.post(PAGE, WORD)

    membership = Membership.objects.get(person=solange)
    assert membership.left_at is not None
    assert not membership.assignments.filter(ended_on=None).exists()
    assert membership.person.name == "Une personne partie"


def test_her_keys_addresses_and_consents_are_gone(client, team, initiative, solange, come_in):
    come_in(solange)
    give_consent(person=solange, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)

    client.post(PAGE, WORD)

    assert not EmailAddress.objects.filter(user=solange).exists()
    assert not Consent.objects.filter(person=solange).exists()


def test_she_is_signed_out_everywhere(client, solange):
    elsewhere = Client()
    for device in (client, elsewhere):
        device.force_login(solange)

    client.post(PAGE, WORD)

    assert elsewhere.get("/moi/").status_code == HTTPStatus.FOUND
    assert client.get("/moi/").status_code == HTTPStatus.FOUND


def test_her_request_stays_under_a_number_and_is_in_the_journal(client, solange):
    client.force_login(solange)

    client.post(PAGE, WORD)

    assert DataRequest.objects.get(person=solange).kind == DataRequest.Kind.ERASURE
    assert Entry.objects.filter(verb="privacy.account.erased", actor=solange).count() == 1


def test_she_may_open_another_account_later_with_the_same_address(client, solange, code_in):
    email = solange.email
    client.force_login(solange)
    client.post(PAGE, WORD)

    client.post("/inscription/", {"email": email, "of_age": "on"})
    client.post("/inscription/code/", {"code": code_in()})

    assert client.session["_auth_user_id"] != str(solange.pk)


def test_whoever_alone_coordinates_is_told_the_way_out_first(client, team, initiative, maude):
    client.force_login(maude)

    page = client.get(PAGE).content.decode()
    client.post(PAGE, WORD)

    maude.refresh_from_db()
    assert "Il faut d’abord passer la main" in page
    assert "/demarches/le-jardin-des-voisins/equipe/" in page
    assert maude.erased_at is None


@pytest.mark.parametrize("way_out", ["hand over", "archive"])
def test_the_way_out_opens(client, team, initiative, maude, solange, membership, way_out):
    if way_out == "hand over":
        communities.give_coordination(membership=membership(solange), by=maude, at=NOON)
    else:
        communities.archive_initiative(initiative=initiative, by=maude, at=NOON)
    client.force_login(maude)

    client.post(PAGE, WORD)

    maude.refresh_from_db()
    assert maude.erased_at is not None


def test_the_last_page_is_open_to_everyone(client, db):
    assert client.get("/moi/donnees/effacement/fait/").status_code == HTTPStatus.OK
