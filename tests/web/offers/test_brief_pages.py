"""A brief from the team's pages to everyone's, and an answer back: what is typed is never lost."""

from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from impact.journeys.offers.models import Brief, BriefAnswer
from impact.web.offers.views.calls import FROM_ONE_PLACE, TO_ONE_BRIEF

ROOT = "/demarches/le-jardin-des-voisins/entraide/cahiers/"
LIST = "/reponses/besoins/"
REPLY = {
    "organization": "Cégep fictif",
    "message": "Quatre soirées, chez vous.",
    "contact": "nous@cegep.test",
    "url": "",
}


@pytest.fixture
def typed(val_des_rapides):
    return {
        "competency": "H2",
        "from_level": "1",
        "to_level": "3",
        "context": "Nous cherchons quelqu’un qui l’a vécu.",
        "people": "TEAM",
        "territory": str(val_des_rapides.parent.pk),
        "language": "fr",
        "needed_by": "",
        "signature": "Une démarche en alimentation",
        "contact": "",
    }


def test_from_a_draft_to_everyones_list(client, team, solange, maude, typed):
    client.force_login(solange)
    client.post(f"{ROOT}nouveau/?competence=H2", typed)
    brief = Brief.objects.get()
    assert typed["context"] not in unescape(client.get(LIST).content.decode())

    client.force_login(maude)
    decided = {"decided_on": timezone.localdate(), "present": "Toute l’équipe", "revision": "1"}
    client.post(f"{ROOT}{brief.pk}/publication/", decided)

    client.logout()
    assert typed["context"] in unescape(client.get(LIST).content.decode())


def test_the_preview_is_exactly_what_everyone_reads(client, brief, maude):
    everyone = client.get(f"{LIST}{brief.slug}/").content.decode()
    client.force_login(maude)
    team = client.get(f"{ROOT}{brief.pk}/").content.decode()

    seen = everyone[everyone.index("<article") : everyone.index("</article>")]
    assert seen in team


def test_everyone_reads_neither_the_decision_nor_the_initiative(client, brief):
    page = unescape(client.get(f"{LIST}{brief.slug}/").content.decode())

    for hidden in ("Maude", "Yvon", "jardin des voisins", "Val-des-Rapides"):
        assert hidden not in page
    assert "Haute-Dérive" in page


def test_what_was_typed_stays_when_something_is_wrong(client, team, solange, typed):
    client.force_login(solange)

    page = client.post(f"{ROOT}nouveau/", typed | {"to_level": "1"}).content.decode()

    assert typed["context"] in unescape(page)
    assert "Choisissez un niveau plus élevé" in page
    assert not Brief.objects.exists()


def test_a_place_outside_the_initiative_is_refused(client, team, solange, typed):
    client.force_login(solange)

    client.post(f"{ROOT}nouveau/", typed | {"territory": "1"})

    assert not Brief.objects.exists()


def test_two_who_write_at_once_lose_nothing(client, team, draft, solange, typed):
    client.force_login(solange)
    client.post(f"{ROOT}{draft.pk}/texte/", typed | {"context": "Le mien", "revision": "1"})

    late = client.post(f"{ROOT}{draft.pk}/texte/", typed | {"context": "L’autre", "revision": "1"})

    page = unescape(late.content.decode())
    assert late.status_code == 409
    assert "Le mien" in page
    assert "L’autre" in page
    assert 'name="revision" value="2"' in page


def test_an_answer_without_an_account_reaches_the_team_and_only_it(client, brief, maude, solange):
    page = client.post(f"{LIST}{brief.slug}/", REPLY, follow=True).content.decode()

    assert "Votre réponse est chez l’équipe" in page
    assert REPLY["message"] not in page
    (letter,) = mail.outbox
    assert letter.to == [maude.email]
    assert REPLY["contact"] not in letter.body
    client.force_login(maude)
    assert REPLY["message"] in unescape(client.get(f"{ROOT}{brief.pk}/").content.decode())


def test_an_answer_with_a_fault_keeps_what_was_typed(client, brief):
    page = client.post(f"{LIST}{brief.slug}/", REPLY | {"contact": ""}).content.decode()

    assert REPLY["message"] in unescape(page)
    assert not BriefAnswer.objects.exists()


def test_a_machine_is_thanked_and_nothing_is_kept(client, brief):
    trapped = REPLY | {"site_perso": "https://pilules.test"}

    page = client.post(f"{LIST}{brief.slug}/", trapped, follow=True).content.decode()

    assert "Votre réponse est chez l’équipe" in page
    assert not BriefAnswer.objects.exists()
    assert mail.outbox == []


def test_too_many_answers_from_one_place_wait(client, brief):
    for _ in range(FROM_ONE_PLACE.most):
        client.post(f"{LIST}{brief.slug}/", REPLY)

    refused = client.post(f"{LIST}{brief.slug}/", REPLY)

    assert refused.status_code == 429
    assert REPLY["message"] in unescape(refused.content.decode())
    assert BriefAnswer.objects.count() == FROM_ONE_PLACE.most


def test_a_team_is_not_flooded_from_everywhere_at_once(client, brief):
    for _ in range(TO_ONE_BRIEF.most):
        TO_ONE_BRIEF.note(str(brief.pk))

    refused = client.post(f"{LIST}{brief.slug}/", REPLY)

    assert refused.status_code == 429
    assert REPLY["message"] in unescape(refused.content.decode())
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("outcome", "status"), [("ANSWERED", 200), ("PASSED", 200), ("WITHDRAWN", 404)]
)
def test_an_ended_brief_says_so_or_is_gone(client, brief, maude, outcome, status):
    client.force_login(maude)
    client.post(f"{ROOT}{brief.pk}/fin/", {"outcome": outcome})
    client.logout()

    assert client.get(f"{LIST}{brief.slug}/").status_code == status
    assert client.post(f"{LIST}{brief.slug}/", REPLY).status_code in (404, 409)
    assert brief.slug not in client.get(LIST).content.decode()
    assert not BriefAnswer.objects.exists()


@pytest.mark.parametrize("slug", ["rejoindre-les-personnes-peu-entendues", "nulle-part"])
def test_a_draft_and_what_never_was_look_the_same(client, draft, slug):
    assert client.get(f"{LIST}{slug}/").status_code == 404


def test_the_team_erases_an_answer_it_does_not_want(client, brief, solange, team):
    client.post(f"{LIST}{brief.slug}/", REPLY)
    answer = BriefAnswer.objects.get()
    client.force_login(solange)
    page = f"{ROOT}{brief.pk}/reponses/{answer.pk}/effacement/"

    assert client.get(page).status_code == 200
    client.post(page)

    assert not BriefAnswer.objects.exists()


def test_a_draft_is_thrown_away_once_confirmed(client, draft, solange, team):
    client.force_login(solange)

    assert client.get(f"{ROOT}{draft.pk}/abandon/").status_code == 200
    client.post(f"{ROOT}{draft.pk}/abandon/")

    assert not Brief.objects.exists()


def test_the_list_past_its_day_is_shorter(client, brief):
    Brief.objects.update(needed_by=timezone.localdate() - timedelta(days=1))

    assert brief.slug not in client.get(LIST).content.decode()
    assert "Le jour dit est passé" in client.get(f"{LIST}{brief.slug}/").content.decode()


def test_everyones_list_asks_the_database_little(client, brief, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(LIST)


def test_of_a_brief_that_ended_all_that_is_left_is_to_withdraw_it(client, brief, maude):
    client.force_login(maude)
    client.post(f"{ROOT}{brief.pk}/fin/", {"outcome": "ANSWERED"})

    page = client.get(f"{ROOT}{brief.pk}/fin/")
    assert [value for value, _ in page.context["form"].fields["outcome"].choices] == ["WITHDRAWN"]
    client.post(f"{ROOT}{brief.pk}/fin/", {"outcome": "PASSED"})

    brief.refresh_from_db()
    assert brief.outcome == "ANSWERED"
