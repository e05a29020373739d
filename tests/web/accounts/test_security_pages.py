"""Passkeys and the second step: offered, never forced, and told by letter when they change."""

import re
from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from impact.trust.accounts.models import User

APP = "/moi/securite/application/"


def _app_code(secret: str) -> str:
    """What an authenticator app would show now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def with_app(client, maude, come_in):
    """Maude turned on the second step, then left; what remains is the secret of her app."""
    come_in(maude)
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": _app_code(secret)})
    client.post("/deconnexion/")
    return secret


def test_nothing_more_than_a_code_is_asked_at_first(client, maude, come_in):
    come_in(maude)

    page = client.get("/moi/securite/").content.decode()

    assert "Ajouter une clé d’accès" in page
    assert "Activer la deuxième étape" in page
    assert not Authenticator.objects.exists()


def test_the_image_to_read_asks_for_no_style_of_its_own(client, maude, come_in):
    come_in(maude)

    page = client.get(APP).content.decode()

    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page or "<svg " in page
    assert not re.search(r"<[^>]+ style=", page)


def test_turning_on_the_second_step_gives_ten_rescue_codes(client, maude, come_in):
    come_in(maude)
    secret = client.get(APP).context["form"].secret

    response = client.post(APP, {"code": _app_code(secret)}, follow=True)

    assert response.request["PATH_INFO"] == "/moi/securite/codes/"
    assert len(response.context["unused_codes"]) == 10


@pytest.mark.django_db(transaction=True)
def test_turning_on_the_second_step_is_told_by_letter(with_app, mailoutbox):
    letter = mailoutbox[-1]

    assert letter.subject == "La deuxième étape est active"
    assert "Si ce n’est pas vous" in letter.body


def test_the_secret_is_not_kept_in_the_clear(with_app):
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]

    assert with_app not in kept


def test_the_second_step_is_asked_after_the_code(client, maude, with_app, come_in):
    come_in(maude)
    asked = client.get("/moi/")

    response = client.post("/connexion/deuxieme-etape/", {"code": _app_code(with_app)}, follow=True)

    assert asked["Location"] == "/connexion/?next=/moi/"
    assert response.request["PATH_INFO"] == "/moi/"


def test_a_wrong_second_code_opens_nothing(client, maude, with_app, come_in):
    come_in(maude)

    response = client.post("/connexion/deuxieme-etape/", {"code": "000000"})

    assert "Ce code n’est pas le bon" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_rescue_code_stands_for_the_app_once(client, maude, with_app, come_in):
    rescue = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for turn in ("opens", "is worn out"):
        come_in(maude)
        client.post("/connexion/deuxieme-etape/", {"code": rescue})
        assert ("_auth_user_id" in client.session) == (turn == "opens")
        client.post("/deconnexion/")


def test_turning_it_off_asks_first_that_it_is_her(client, maude, with_app, come_in):
    come_in(maude)
    client.post("/connexion/deuxieme-etape/", {"code": _app_code(with_app)})

    response = client.post("/moi/securite/application/retrait/")

    assert response["Location"].startswith("/moi/securite/confirmation/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_passkey_alone_asks_for_no_second_step(client, maude, come_in):
    Authenticator.objects.create(user=maude, type="webauthn", data={"name": "Mon téléphone"})

    come_in(maude)

    assert client.get("/moi/").status_code == HTTPStatus.OK


def test_an_invented_passkey_opens_nothing(client, maude):
    response = client.post("/connexion/cle/", {"credential": "{}"}, follow=True)

    assert response.request["PATH_INFO"] == "/connexion/"
    assert "_auth_user_id" not in client.session


def test_a_new_address_serves_once_its_code_is_typed(client, maude, come_in, code_in, mailoutbox):
    come_in(maude)

    client.post("/moi/courriel/", {"email": "maude.neuve@exemple.test", "action_add": ""})
    before = User.objects.get(pk=maude.pk).email
    client.post("/inscription/code/", {"code": code_in()})

    assert before == "maude.lachance@exemple.test"
    assert User.objects.get(pk=maude.pk).email == "maude.neuve@exemple.test"
    assert EmailAddress.objects.get(user=maude).email == "maude.neuve@exemple.test"
    assert mailoutbox[-1].to == ["maude.lachance@exemple.test"]
    assert mailoutbox[-1].subject == "Votre adresse de courriel a changé"


def test_asking_for_the_address_of_another_tells_nothing(client, maude, solange, come_in):
    come_in(maude)
    client.get("/moi/")

    pages = []
    for email in (solange.email, "personne@exemple.test"):
        response = client.post("/moi/courriel/", {"email": email, "action_add": ""}, follow=True)
        said = response.content.decode().replace(email, "ADRESSE")
        pages.append(re.sub(r'value="\w{64}"', "", said))

    assert pages[0] == pages[1]
    assert User.objects.get(pk=maude.pk).email == "maude.lachance@exemple.test"
