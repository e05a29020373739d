"""Opening an account: an address, a name if one wishes, and being fourteen."""

import pytest
from django.utils import timezone

from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry

CLARISSE = {"email": "Clarisse@exemple.test", "display_name": "Clarisse", "of_age": "on"}


def test_an_address_confirmed_by_code_opens_an_account(client, db, code_in):
    client.post("/inscription/", CLARISSE)

    response = client.post("/inscription/code/", {"code": code_in()}, follow=True)

    clarisse = User.objects.get()
    assert response.request["PATH_INFO"] == "/moi/"
    assert client.session["_auth_user_id"] == str(clarisse.pk)
    assert (clarisse.email, clarisse.display_name) == ("clarisse@exemple.test", "Clarisse")


def test_being_fourteen_is_confirmed_on_a_day_and_no_birth_date_is_kept(client, db):
    before = timezone.now()

    client.post("/inscription/", CLARISSE)

    assert before <= User.objects.get().of_age_confirmed_at <= timezone.now()
    assert not any("birth" in field.name for field in User._meta.get_fields())


def test_without_being_fourteen_there_is_no_account(client, db, mailoutbox):
    response = client.post("/inscription/", CLARISSE | {"of_age": ""})

    assert "Il faut avoir 14 ans ou plus" in response.content.decode()
    assert not User.objects.exists()
    assert mailoutbox == []


def test_a_name_is_a_choice(client, db):
    client.post("/inscription/", CLARISSE | {"display_name": ""})

    assert User.objects.get().name == "Une personne"


def test_there_is_no_password(client, db):
    page = client.get("/inscription/").content.decode() + client.get("/connexion/").content.decode()
    client.post("/inscription/", CLARISSE | {"password1": "sésame-ouvre-toi-9"})

    assert 'type="password"' not in page
    assert not User.objects.get().has_usable_password()


def test_the_journal_tells_that_someone_joined(client, db):
    client.post("/inscription/", CLARISSE)

    entry = Entry.objects.get()
    assert (entry.verb, entry.actor, entry.details) == (
        "accounts.person.joined",
        User.objects.get(),
        {},
    )


def test_until_the_address_is_confirmed_nobody_is_in(client, db):
    client.post("/inscription/", CLARISSE)

    assert client.get("/moi/")["Location"] == "/connexion/?next=/moi/"


@pytest.mark.parametrize("going", ["/moi/journal/", "/moi/donnees/"])
def test_where_one_was_going_is_kept_through_signing_up(client, db, code_in, going):
    client.post("/inscription/", CLARISSE | {"next": going})

    response = client.post("/inscription/code/", {"code": code_in()})

    assert response["Location"] == going


def test_an_account_begun_and_not_confirmed_is_finished_by_signing_in(client, db, code_in):
    client.post("/inscription/", CLARISSE)
    client.post("/deconnexion/")

    client.post("/connexion/", {"login": CLARISSE["email"]})
    client.post("/connexion/code/", {"code": code_in()})

    assert client.session["_auth_user_id"] == str(User.objects.get().pk)
