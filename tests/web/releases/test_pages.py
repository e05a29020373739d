"""From choosing to taking back, by plain forms; what was previewed is what is received."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from impact.knowledge.territories.models import Territory
from impact.presence.releases.models import Opening, Recipient, Release
from tests.web.releases.conftest import ROOT

TODAY = timezone.localdate


@pytest.fixture
def hers(client, maude):
    client.force_login(maude)
    return client


def article(response) -> str:
    return re.search(r"<article.*</article>", response.content.decode(), re.DOTALL).group()


def test_the_whole_way_without_a_script(hers, action, team):
    to_whom = {"audience": "ORGANIZATION", "audience_name": "Fondation", "title": "Notre plan"}
    response = hers.post(f"{ROOT}nouveau/plan-{action.goal.plan_id}/", to_whom)
    release = Release.objects.get()
    assert response["Location"] == f"{ROOT}{release.pk}/textes/"

    texts = {"title": "Notre plan", "words": "Bonne lecture.", "seen": release.fingerprint}
    texts |= {"texte-0": "Être trois.", "texte-0-0": "Jumeler deux voisines"}
    response = hers.post(response["Location"], texts)
    assert response["Location"] == f"{ROOT}{release.pk}/apercu/"
    previewed = article(hers.get(response["Location"]))
    assert "Jumeler deux voisines" in previewed

    release.refresh_from_db()
    told = {"decided_on": TODAY(), "present": "L’équipe", "seen": release.fingerprint}
    hers.post(f"{ROOT}{release.pk}/decision/", told)
    hers.post(f"{ROOT}{release.pk}/destinataires/nouveau/", {"name": "Direction"})

    hers.logout()
    key = Recipient.objects.get().key
    assert article(hers.get(f"/partages/recu/{key}/")) == previewed
    assert [line.form for line in Opening.objects.all()] == ["PAGE"]

    hers.force_login(release.prepared_by)
    hers.post(f"{ROOT}{release.pk}/retrait/", {"reason": ""})
    assert hers.get(f"/partages/recu/{key}/").status_code == 410


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
def test_files_received_are_those_previewed_to_the_byte(hers, prepared, decide, kind):
    preview = hers.get(f"{ROOT}{prepared.pk}/apercu/partage.{kind}")
    release = decide(prepared)
    key = release.recipients.create(name="Une", key="k" * 43, added_at=timezone.now()).key

    received = hers.get(f"/partages/recu/{key}/partage.{kind}")

    assert received.content == preview.content
    assert received["Content-Type"] == preview["Content-Type"]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"audience": "ORGANIZATION"}, "Nommez l’organisme"),
        ({"audience": "REGION"}, "Choisissez la région à qui"),
        ({"audience": "PUBLIC", "until": "2020-01-01"}, "Ce jour est passé"),
        ({}, "obligatoire"),
    ],
)
def test_an_audience_that_lacks_something_is_told_where(hers, action, told, fault):
    page = f"{ROOT}nouveau/plan-{action.goal.plan_id}/"

    response = hers.post(page, {"title": "Notre plan", "words": "Gardez-moi", **told})

    assert fault in response.content.decode()
    assert "Gardez-moi" in response.content.decode()
    assert not Release.objects.exists()


def test_a_region_is_chosen_among_those_of_the_initiative_s_world(hers, action, val_des_rapides):
    region = Territory.objects.get(code="99")
    told = {"audience": "REGION", "territory": region.pk, "title": "Notre plan"}

    hers.post(f"{ROOT}nouveau/plan-{action.goal.plan_id}/", told)

    assert Release.objects.get().territory == region


@pytest.mark.parametrize("code", ["couverture", "recit", "journal"])
def test_what_is_empty_says_why_and_keeps_what_was_typed(hers, team, code):
    told = {"audience": "PUBLIC", "title": "Notre histoire", "words": "Gardez-moi"}

    page = hers.post(f"{ROOT}nouveau/{code}/", told).content.decode()

    assert "Il n’y a rien à laisser sortir" in page
    assert "Gardez-moi" in page


@pytest.mark.parametrize("code", ["plan-99999", "bilan-1", "membres", "plan"])
def test_nothing_else_is_let_out(hers, team, code):
    assert hers.get(f"{ROOT}nouveau/{code}/").status_code == 404


def test_another_initiative_s_plan_is_not_let_out_from_here(hers, other_initiative, odette):
    theirs = other_initiative.plans.create(
        title="À eux", created_by=odette, created_at=timezone.now()
    )

    assert hers.get(f"{ROOT}nouveau/plan-{theirs.pk}/").status_code == 404


def test_whoever_rereads_second_keeps_her_words_and_overwrites_nothing(hers, prepared):
    texts = {"title": "Mon titre", "words": "Mes mots", "seen": "avant", "texte-0": "X"}

    response = hers.post(f"{ROOT}{prepared.pk}/textes/", texts)

    assert response.status_code == 409
    assert "Mes mots" in response.content.decode()
    prepared.refresh_from_db()
    assert prepared.title != "Mon titre"


def test_a_decision_on_what_changed_since_is_not_taken(hers, prepared):
    told = {"decided_on": TODAY(), "present": "L’équipe au complet", "seen": "avant"}

    response = hers.post(f"{ROOT}{prepared.pk}/decision/", told)

    assert response.status_code == 409
    assert "L’équipe au complet" in response.content.decode()
    prepared.refresh_from_db()
    assert not prepared.is_decided


def test_a_name_in_the_texts_is_pointed_out_and_asks_for_a_word(hers, prepared):
    told = {"decided_on": TODAY(), "present": "Nous", "seen": prepared.fingerprint}
    Release.objects.filter(pk=prepared.pk).update(words="Merci à Solange.")
    told["seen"] = Release.objects.get().fingerprint

    assert "Solange Petit" in hers.get(f"{ROOT}{prepared.pk}/textes/").content.decode()
    assert hers.post(f"{ROOT}{prepared.pk}/decision/", told).status_code == 200
    assert hers.post(f"{ROOT}{prepared.pk}/decision/", told | {"named": "on"}).status_code == 302


def test_texts_may_be_taken_from_today_s_pages(hers, prepared, action):
    action.goal.statement = "Être quatre."
    action.goal.save()

    assert "Être quatre." not in hers.get(f"{ROOT}{prepared.pk}/apercu/").content.decode()
    hers.post(f"{ROOT}{prepared.pk}/textes/reprise/", {"seen": prepared.fingerprint})

    assert "Être quatre." in hers.get(f"{ROOT}{prepared.pk}/apercu/").content.decode()


def test_texts_reread_meanwhile_are_not_taken_anew(hers, prepared, action):
    action.goal.statement = "Être quatre."
    action.goal.save()
    seen = prepared.fingerprint
    Release.objects.filter(pk=prepared.pk).update(words="Relu par quelqu’un d’autre.")

    page = hers.post(f"{ROOT}{prepared.pk}/textes/reprise/", {"seen": seen}, follow=True)

    assert "a changé entre-temps" in page.content.decode()
    assert "Être quatre." not in hers.get(f"{ROOT}{prepared.pk}/apercu/").content.decode()


def test_an_address_travels_by_letter_when_asked(hers, release):
    told = {"name": "Direction", "email": "direction@exemple.test"}

    hers.post(f"{ROOT}{release.pk}/destinataires/nouveau/", told)

    (letter,) = mail.outbox
    assert letter.to == ["direction@exemple.test"]
    assert Recipient.objects.get().key in letter.body
    assert "Solange" not in letter.body
    assert "Maude" not in letter.body


def test_addresses_are_for_the_coordination(client, recipient, solange, maude):
    for who, is_seen in ((solange, False), (maude, True)):
        client.force_login(who)
        page = client.get(f"{ROOT}{recipient.release_id}/").content.decode()
        assert (recipient.key in page) == is_seen


@pytest.mark.parametrize(
    ("headers", "is_counted"),
    [
        ({}, True),
        ({"User-Agent": "Mozilla/5.0 Firefox/140"}, True),
        ({"User-Agent": "Googlebot/2.1"}, False),
        ({"User-Agent": "facebookexternalhit/1.1"}, False),
        ({"Sec-Purpose": "prefetch"}, False),
    ],
)
@pytest.mark.parametrize("file", ["", "partage.csv"])
def test_machines_that_pass_by_are_not_openings(client, recipient, headers, is_counted, file):
    client.head(f"/partages/recu/{recipient.key}/{file}", headers=headers)
    assert not Opening.objects.exists()

    client.get(f"/partages/recu/{recipient.key}/{file}", headers=headers)

    assert Opening.objects.exists() == is_counted


def test_the_team_reading_its_own_release_is_not_an_opening(client, recipient, solange):
    client.force_login(solange)

    client.get(f"/partages/recu/{recipient.key}/")

    assert not Opening.objects.exists()


def test_a_recipient_is_told_that_openings_are_noted(client, recipient):
    page = client.get(f"/partages/recu/{recipient.key}/").content.decode()

    assert "Chaque ouverture est notée" in page
    assert "Direction" in page


def test_the_ledger_says_who_opened_what_under_which_decision(hers, recipient):
    hers.logout()
    hers.get(f"/partages/recu/{recipient.key}/partage.csv")
    hers.force_login(recipient.release.recorded_by)

    rows = hers.get(f"{ROOT}{recipient.release_id}/registre.csv").content.decode().splitlines()

    assert rows[0] == "\ufeffQui,Forme,Quand,Ouvertures,Décision du"
    assert rows[1].startswith("Direction,Données,")
    assert rows[1].endswith(f",1,{TODAY().isoformat()}")


def test_taking_back_says_first_what_cannot_be(hers, recipient):
    at = timezone.now() - timedelta(days=1)
    recipient.release.openings.create(recipient=recipient, form="PDF", at=at)

    page = hers.get(f"{ROOT}{recipient.release_id}/retrait/").content.decode()

    assert "Direction\u00a0: PDF" in page
    assert "Une copie" in page


@pytest.mark.parametrize("path", ["", "nouveau/", "{pk}/", "{pk}/textes/", "{pk}/apercu/"])
def test_however_many_releases_a_page_asks_little(
    hers, prepared, decide, prepare, path, django_assert_max_num_queries
):
    for number in range(8):
        one = decide(prepare("PLAN", title=f"Plan {number}"))
        for key in range(4):
            who = one.recipients.create(
                name="Une", key=f"{number}{key}".rjust(43, "k"), added_at=timezone.now()
            )
            one.openings.create(recipient=who, form="PAGE", at=timezone.now())

    with django_assert_max_num_queries(12):
        assert hers.get(ROOT + path.format(pk=prepared.pk)).status_code == 200


def test_what_is_received_asks_little(client, recipient, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert client.get(f"/partages/recu/{recipient.key}/").status_code == 200
