"""What is sent by programs or in floods is stopped, and nobody is watched for it."""

import re
import time
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.signing import TimestampSigner, b62_encode
from django.utils import timezone

from impact.trust.publishing import operations
from impact.trust.publishing.models import Publication, Revision

WRITE = "/proposer/offre/rejoindre/"
QUEUE = "/gestion/publications/"
TYPED = {"c-title": "Rejoindre", "c-cost": "80", "c-cost_basis": "PERSON", "summary": "Baissé"}


def _text(response):
    return unescape(response.content.decode())


def _at(revision):
    return f"{QUEUE}{revision.pk}/"


@pytest.fixture
def advert(suggest, odette, offer):
    """What no one would call a proposal."""
    return suggest(odette, offer, summary="Achetez mes montres", contact="montres.test")


def test_a_program_fills_the_field_that_people_do_not_see(client, odette, offer):
    client.force_login(odette)
    response = client.post(WRITE, TYPED | {"site_web": "https://montres.test", "geste": "garder"})
    page = _text(response)

    assert not Revision.objects.exists()
    assert "Un champ caché a été rempli" in page
    assert 'name="c-cost" value="80"' in page
    assert "montres.test" not in page


def test_the_unseen_field_is_off_the_keyboard_and_off_the_reader(client, odette, offer):
    client.force_login(odette)
    page = _text(client.get(WRITE))

    assert '<div class="trap" aria-hidden="true">' in page
    assert 'name="site_web" autocomplete="off" tabindex="-1"' in page


def test_nobody_but_the_staff_proposes_more_than_twenty_a_day(
    client, odette, bring_out, suggest, write, offer
):
    bring_out(odette, offer, cost="1", ago=5)
    for number in range(20):
        suggest(odette, write(title=f"Offre {number}"), cost="1", ago=0)
    client.force_login(odette)
    client.post(WRITE, TYPED | {"geste": "apercu"})
    response = client.post(f"{WRITE}apercu/")

    assert response.status_code == 409
    assert "Vingt propositions en un jour" in _text(response)
    assert Revision.objects.drafts().count() == 1


def test_thirty_drafts_are_kept_and_the_next_stays_on_the_page(client, odette, offer, monkeypatch):
    monkeypatch.setattr(operations.proposing, "DRAFT_LIMIT", 0)
    client.force_login(odette)
    response = client.post(WRITE, TYPED | {"geste": "garder"})

    assert response.status_code == 409
    assert "Vous gardez déjà trente brouillons" in _text(response)
    assert 'name="c-cost" value="80"' in _text(response)


@pytest.mark.parametrize(("who", "code"), [("odette", 403), ("trusted", 302), ("theo", 302)])
def test_who_sets_aside_what_is_no_proposal(client, request, advert, who, code):
    client.force_login(request.getfixturevalue(who))

    assert client.post(_at(advert), {"geste": "ecarter"}).status_code == code


def test_nobody_sets_her_own_aside(client, theo, suggest, offer):
    own = suggest(theo, offer, cost="80")
    client.force_login(theo)

    assert client.post(_at(own), {"geste": "ecarter"}).status_code == 403


def test_what_is_set_aside_is_told_and_can_come_back(client, theo, odette, advert):
    client.force_login(theo)
    client.post(_at(advert), {"geste": "ecarter"})
    assert "Si c’est une erreur" in mail.outbox[0].body
    assert _at(advert) not in _text(client.get(QUEUE))
    assert _at(advert) in _text(client.get(f"{QUEUE}?etat=SPAM"))

    client.post(_at(advert), {"geste": "ramener"})
    advert.refresh_from_db()
    assert advert.is_waiting
    assert not hasattr(advert, "decision")


def test_what_is_set_aside_is_forgotten_after_a_month(odette, theo, suggest, offer, advert):
    kept = suggest(odette, offer, cost="80")
    at = timezone.now()
    operations.set_aside(revision=advert, reason="Publicité", by=theo, at=at - timedelta(days=31))
    call_command("forget_spam")

    assert list(Revision.objects.all()) == [kept]
    assert Publication.objects.count() == 1


def test_what_was_set_aside_lately_is_not_forgotten_yet(theo, advert):
    at = timezone.now()
    operations.set_aside(revision=advert, reason="Publicité", by=theo, at=at - timedelta(days=29))

    assert operations.forget_spam(at=at) == 0
    assert operations.forget_spam(at=at + timedelta(days=2)) == 1
    assert not Publication.objects.exists()


def test_many_are_set_aside_at_once(client, theo, odette, suggest, write):
    chosen = [suggest(odette, write(title=f"Offre {n}"), cost="1").pk for n in range(3)]
    client.force_login(theo)
    data = {"choisies": chosen, "geste": "ecarter"}
    assert "Écarter ces 3 propositions" in _text(client.post(f"{QUEUE}lot/", data))

    page = _text(client.post(f"{QUEUE}lot/", data | {"confirme": "oui"}, follow=True))
    assert "3 propositions écartées" in page
    assert Revision.objects.waiting().count() == 0


def test_fifty_at_once_are_read_again_with_few_questions(
    client, theo, odette, suggest, write, django_assert_max_num_queries
):
    chosen = [
        suggest(odette, write(title=f"Offre {n}"), cost="1", ago=9 - n // 10).pk for n in range(4)
    ]
    client.force_login(theo)
    with django_assert_max_num_queries(12):
        client.post(f"{QUEUE}lot/", {"choisies": chosen, "geste": "publier"})


def _shown(page):
    return re.search(r'name="shown" value="([^"]+)"', page).group(1)


class _Earlier(TimestampSigner):
    """Signs as it was done a minute ago."""

    def timestamp(self):
        return b62_encode(int(time.time()) - 60)


def test_what_comes_back_at_once_is_shown_again_whole_then_passes(client, odette, offer):
    client.force_login(odette)
    typed = TYPED | {"geste": "garder", "shown": _shown(_text(client.get(WRITE)))}
    page = _text(client.post(WRITE, typed))
    assert not Revision.objects.exists()
    assert "envoyé par un programme" in page
    assert 'name="c-cost" value="80"' in page

    assert client.post(WRITE, typed | {"shown": _shown(page)}).status_code == 302
    assert Revision.objects.get().content["cost"] == "80"
    assert not client.cookies.get("shown")


def test_who_took_her_time_is_asked_nothing(client, odette, offer):
    client.force_login(odette)
    earlier = _Earlier(salt="web.widgets.shown").sign("1")

    sent = client.post(WRITE, TYPED | {"geste": "garder", "shown": earlier})
    assert sent.status_code == 302


def test_a_time_that_was_made_up_is_shown_again_once(client, odette, offer):
    client.force_login(odette)
    page = _text(client.post(WRITE, TYPED | {"geste": "garder", "shown": "1:0:0"}))
    assert "envoyé par un programme" in page

    again = TYPED | {"geste": "garder", "shown": _shown(page)}
    assert client.post(WRITE, again).status_code == 302


def test_a_draft_gone_on_with_is_not_timed(client, odette, offer):
    client.force_login(odette)
    client.post(WRITE, TYPED | {"geste": "garder"})

    page = _text(client.get(WRITE))
    assert not re.search(r'name="shown" value', page)
