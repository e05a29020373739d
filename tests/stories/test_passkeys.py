"""Maude adds a passkey from her phone, and comes back the next day with it alone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from impact.trust.accounts.models import User


@pytest.fixture
def maude(transactional_db):
    return User.objects.create_user("maude@exemple.test", display_name="Maude Lachance")


@pytest.fixture
def phone(page):
    """A phone that knows its owner, as Chromium plays it."""
    client = page.context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    client.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return client


def _come_in_by_code(page, person):
    page.goto("/connexion/")
    page.get_by_label("Votre adresse de courriel").fill(person.email)
    page.get_by_role("button", name="Recevoir un code").click()
    page.get_by_label("Le code reçu").fill(re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group())
    page.get_by_role("button", name="Entrer").click()
    page.wait_for_url("**/moi/")


def test_a_passkey_is_added_and_opens_the_door_by_itself(page, maude, phone, axe):
    _come_in_by_code(page, maude)
    page.goto("/moi/securite/")
    axe(page)
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    page.get_by_label("Nom de la clé").fill("Mon téléphone")
    axe(page)
    page.get_by_role("button", name="Ajouter cette clé").click()
    page.wait_for_url("**/moi/securite/")
    assert page.get_by_text("Mon téléphone").first.is_visible()
    assert mail.outbox[-1].subject == "Une clé d’accès a été ajoutée"

    page.get_by_role("button", name="Me déconnecter").click()
    page.goto("/connexion/?next=/moi/donnees/")
    axe(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()

    page.get_by_role("heading", name="Mes données").wait_for()
    assert Authenticator.objects.get(user=maude, type="webauthn").last_used_at is not None


def test_a_device_without_a_key_is_told_what_else_to_do(page, maude, phone):
    page.goto("/connexion/")

    page.get_by_role("button", name="Utiliser ma clé d’accès").click()

    trouble = page.get_by_role("alert")
    trouble.wait_for()
    assert "passer par le code envoyé par courriel" in trouble.inner_text()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_the_code_opens_the_door(page, maude):
    _come_in_by_code(page, maude)

    assert page.get_by_role("heading", level=1).inner_text() == "Bonjour, Maude Lachance"
    assert page.get_by_role("button", name="Utiliser ma clé d’accès").count() == 0
