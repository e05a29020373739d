"""Inviting, being invited, coming in."""

from datetime import timedelta
from html import unescape
from http import HTTPStatus
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative, Invitation

ROOT = "/demarches/le-jardin-des-voisins/"


class FullMailbox(EmailBackend):
    """A mail server that takes nothing for « plein »."""

    def send_messages(self, messages):
        if any("plein@" in message.to[0] for message in messages):
            raise SMTPServerDisconnected
        return super().send_messages(messages)


@pytest.fixture
def invite(signed_in, initiative, maude):
    def post(addresses):
        return signed_in(maude).post(
            f"{ROOT}invitations/courriels/", {"addresses": addresses}, follow=True
        )

    return post


@pytest.fixture
def link(initiative, maude):
    return operations.open_link(initiative=initiative, by=maude, at=timezone.now())


@pytest.fixture
def door(link):
    return f"/invitations/{link.code}/"


def _words(response):
    return unescape(response.content.decode())


def test_each_address_gets_its_own_message(invite):
    page = invite("odette@exemple.test\nRosalie <rosalie@exemple.test>")

    assert "2 invitations envoyées." in _words(page)
    assert [message.to for message in mail.outbox] == [
        ["odette@exemple.test"],
        ["rosalie@exemple.test"],
    ]


def test_a_message_says_who_invites_and_to_what_and_nothing_else(invite, initiative):
    invite("odette@exemple.test")

    (message,) = mail.outbox
    assert message.subject == "Invitation à la démarche « Le jardin des voisins »"
    assert "Maude Lachance vous invite" in message.body
    assert f"/invitations/{Invitation.objects.get().token}/" in message.body
    assert "maude.lachance@" not in message.body
    assert initiative.about not in message.body


def test_wrong_addresses_are_named_nothing_leaves_and_the_text_is_kept(invite):
    page = _words(invite("odette@exemple.test, solange chez elle"))

    assert "Ceci n’est pas une adresse de courriel : solange chez elle." in page
    assert "odette@exemple.test, solange chez elle</textarea>" in page
    assert mail.outbox == []
    assert not Invitation.objects.exists()


def test_someone_already_invited_is_not_written_to_twice(invite):
    invite("odette@exemple.test")

    page = _words(invite("odette@exemple.test, rosalie@exemple.test"))

    assert "1 invitation envoyée." in page
    assert "1 adresse avait déjà une invitation ouverte" in page
    assert len(mail.outbox) == 2


def test_a_day_has_its_limit(invite):
    page = _words(invite("\n".join(f"p{number}@exemple.test" for number in range(51))))

    assert "au plus 50 invitations par jour" in page
    assert mail.outbox == []


def test_what_the_mail_server_refused_is_given_back(invite, settings):
    settings.EMAIL_BACKEND = f"{__name__}.FullMailbox"

    page = _words(invite("odette@exemple.test, plein@exemple.test"))

    assert "Le courriel n’a pas pu partir pour ces adresses." in page
    assert "plein@exemple.test</textarea>" in page
    assert Invitation.objects.open_at(timezone.now()).get().email == "odette@exemple.test"


def test_a_link_comes_with_its_code_and_its_poster(signed_in, initiative, maude):
    hers = signed_in(maude)

    page = hers.post(f"{ROOT}invitations/lien/", follow=True)
    link = Invitation.objects.get()
    assert f"http://testserver/invitations/{link.code}/" in _words(page)
    assert "<svg" in _words(page)

    poster = _words(hers.get(f"{ROOT}invitations/{link.pk}/affiche/"))
    assert f"testserver/<wbr>invitations/<wbr>{link.code}</p>" in poster
    assert "Prenez part à la démarche" in poster


def test_a_revoked_link_is_closed(signed_in, maude, link, door, client):
    signed_in(maude).post(f"{ROOT}invitations/{link.pk}/revocation/")

    page = client.get(door)

    assert page.status_code == HTTPStatus.GONE
    assert "La coordination de la démarche l’a fermée." in _words(page)


def test_an_invitation_is_read_before_signing_in(client, door):
    page = client.get(door)

    words = _words(page)
    assert page.status_code == HTTPStatus.OK
    assert "Maude Lachance vous invite à prendre part à la démarche" in words
    assert "Vos niveaux ne sont montrés à personne" in words
    assert f"/inscription/?next={door}" in words
    assert f"/connexion/?next={door}" in words
    assert "noindex" in words


def test_accepting_asks_to_sign_in_and_comes_back(client, signed_in, odette, door):
    sent = client.post(f"{door}acceptation/")
    assert sent["Location"].endswith(f"?next={door}acceptation/")

    back = signed_in(odette).get(f"{door}acceptation/")
    assert back["Location"] == door


def test_whoever_accepts_is_in_with_her_roles(signed_in, odette, door, role, membership):
    told = {"roles": [role("CIL").pk]}

    page = signed_in(odette).post(f"{door}acceptation/", told, follow=True)

    assert page.redirect_chain[-1][0] == ROOT
    assert "Bienvenue dans la démarche." in _words(page)
    assert membership(odette).assignments.get().role.code == "CIL"


def test_a_code_typed_in_capitals_opens_the_same_door(client, link):
    assert client.get(f"/invitations/{link.code.upper()}/").status_code == HTTPStatus.OK


def test_a_member_goes_straight_to_the_initiative(signed_in, maude, door):
    assert signed_in(maude).get(door)["Location"] == ROOT
    assert signed_in(maude).post(f"{door}acceptation/")["Location"] == ROOT


def test_a_message_lets_only_one_person_in(invite, signed_in, odette, rosalie):
    invite("odette@exemple.test")
    door = f"/invitations/{Invitation.objects.get().code}/"
    signed_in(odette).post(f"{door}acceptation/")

    page = signed_in(rosalie).post(f"{door}acceptation/")

    assert page.status_code == HTTPStatus.GONE
    assert "celle-ci a déjà servi" in _words(page)
    assert not Initiative.objects.visible_to(rosalie).exists()


def test_an_expired_invitation_says_what_to_do(client, link, door):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    page = client.get(door)

    assert page.status_code == HTTPStatus.GONE
    assert "Demandez une nouvelle invitation" in _words(page)
    assert "Le jardin des voisins" not in _words(page)


def test_an_archived_initiative_welcomes_nobody(client, initiative, maude, door):
    operations.archive_initiative(initiative=initiative, by=maude, at=timezone.now())

    assert "n’accueille plus de nouvelles personnes" in _words(client.get(door))


def test_a_code_nobody_gave_opens_nothing(client, initiative):
    page = client.get("/invitations/aaaa-bbbb-cccc/")

    assert page.status_code == HTTPStatus.NOT_FOUND
    assert "Ce code d’invitation n’existe pas" in _words(page)
