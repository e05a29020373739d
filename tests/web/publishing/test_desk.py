"""Who reviews finds what waits, reads what it changes, decides with reasons, and can undo."""

from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from impact.journeys.offers.models import Offer
from impact.lib.search.models import Change
from impact.trust.publishing import operations
from impact.trust.publishing.models import Publication, Reviewer, Revision

QUEUE = "/gestion/publications/"


def _text(response):
    return unescape(response.content.decode())


def _at(revision):
    return f"{QUEUE}{revision.pk}/"


@pytest.mark.parametrize(
    ("who", "queue", "one", "names"),
    [
        (None, 302, 302, 302),
        ("odette", 403, 403, 403),
        ("solange", 403, 403, 403),
        ("trusted", 200, 200, 403),
        ("theo", 200, 200, 200),
    ],
)
def test_who_reaches_the_desk(client, request, odette, suggest, offer, who, queue, one, names):
    revision = suggest(odette, offer, cost="80")
    if who:
        client.force_login(request.getfixturevalue(who))

    assert client.get(QUEUE).status_code == queue
    assert client.get(_at(revision)).status_code == one
    assert client.get("/gestion/relecture/").status_code == names


def test_a_reviewer_of_a_place_sees_what_stands_in_it(
    client, odette, solange, theo, suggest, write, val_des_rapides
):
    here = suggest(odette, write(title="Ici", territories=[val_des_rapides]), cost="1")
    away = suggest(odette, write(title="Ailleurs"), cost="1")
    operations.name_reviewer(
        person=solange, kind="offre", place="region-99", by=theo, at=timezone.now()
    )
    client.force_login(solange)
    page = _text(client.get(QUEUE))

    assert f'href="{_at(here)}"' in page
    assert f'href="{_at(away)}"' not in page
    assert client.get(_at(away)).status_code == 404
    response = client.post(_at(here), {"geste": "publier"})
    assert response.status_code == 302


def test_who_waits_the_longest_comes_first(client, theo, odette, suggest, write):
    late = suggest(odette, write(title="Tard"), cost="1", ago=2)
    early = suggest(odette, write(title="Tôt"), cost="1", ago=9)
    client.force_login(theo)
    page = _text(client.get(QUEUE))

    assert page.index(_at(early)) < page.index(_at(late))
    assert "9 jours" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [("texte=REJOINDRE", True), ("texte=absent", False), ("etat=DECLINED", False),
     ("etat=PROPOSED&sorte=offre", True), ("sorte=inconnue", True)],
)  # fmt: skip
def test_the_queue_is_narrowed(client, theo, odette, suggest, offer, query, found):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)

    assert (_at(revision) in _text(client.get(f"{QUEUE}?{query}"))) is found


def test_what_is_published_is_what_everyone_reads_and_finds(
    client, trusted, odette, suggest, offer
):
    revision = suggest(odette, offer, cost="80", title="Rejoindre tout le monde")
    client.force_login(trusted)
    client.post(_at(revision), {"geste": "publier", "publier-reason": "Vérifié."})

    offer.refresh_from_db()
    assert (offer.title, offer.cost, offer.revision) == ("Rejoindre tout le monde", 80, 2)
    assert "tout le monde" in offer.folded
    assert offer.aims.count() == 1
    assert Change.objects.filter(kind="offre", key="rejoindre").exists()
    assert mail.outbox[0].subject == "Votre proposition est publiée"


def test_one_decides_of_ones_own_only_from_the_staff(client, trusted, theo, suggest, offer):
    own = suggest(trusted, offer, cost="80")
    client.force_login(trusted)
    assert "quelqu’un d’autre la relit" in _text(client.get(_at(own)))
    for deed in ("publier", "decliner", "relire"):
        assert client.post(_at(own), {"geste": deed, "decliner-reason": "x"}).status_code == 403

    client.force_login(theo)
    own = suggest(theo, offer, hours="3")
    assert client.post(_at(own), {"geste": "publier"}).status_code == 302


def test_two_reviewers_at_once_decide_once(client, theo, trusted, odette, suggest, offer):
    revision = suggest(odette, offer, cost="80")
    operations.decline(revision=revision, reason="Déjà vu.", by=theo, at=timezone.now())
    client.force_login(trusted)
    response = client.post(_at(revision), {"geste": "publier", "publier-reason": "Oui"})

    assert response.status_code == 409
    assert "Quelqu’un en a décidé entre-temps" in _text(response)
    assert "Déjà vu." in _text(response)
    assert Offer.objects.get().cost == 100


def test_a_field_changed_on_both_sides_is_settled_by_who_decides(
    client, theo, odette, solange, suggest, bring_out, offer
):
    waiting = suggest(odette, offer, cost="80", hours="3")
    bring_out(solange, offer, cost="90")
    client.force_login(theo)
    assert "Tranchez champ par champ" in _text(client.get(_at(waiting)))
    response = client.post(_at(waiting), {"geste": "publier"})
    assert response.status_code == 409
    assert "Dites ce qui doit rester" in _text(response)

    settled = {"geste": "publier", "choix-cost": "autre", "autre-cost": "85"}
    assert client.post(_at(waiting), settled).status_code == 302
    offer.refresh_from_db()
    assert (offer.cost, offer.hours) == (85, 3)


def test_what_another_door_wrote_meanwhile_is_kept(client, theo, odette, suggest, offer):
    waiting = suggest(odette, offer, cost="80")
    Offer.objects.update(contact="418 555-0199")
    client.force_login(theo)
    client.post(_at(waiting), {"geste": "publier"})

    offer.refresh_from_db()
    assert (offer.cost, offer.contact) == (80, "418 555-0199")


def test_a_doubt_and_a_refusal_need_reasons_and_keep_what_was_typed(
    client, theo, odette, suggest, offer
):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    for data, cure in (
        ({"geste": "relire", "relire-stance": "OBJECT"}, "Dites pourquoi"),
        ({"geste": "decliner"}, "Dites pourquoi"),
    ):
        assert cure in _text(client.post(_at(revision), data))
    revision.refresh_from_db()
    assert revision.is_waiting


def test_reviews_advice_and_remarks_are_kept(client, theo, odette, suggest, offer):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    said = {"geste": "relire", "relire-stance": "CHANGE", "relire-words": "La source?"}
    client.post(_at(revision), said)
    asked = {"demander-committee": "Comité aviseur", "demander-question": "Juste?"}
    client.post(_at(revision), {"geste": "demander", **asked})
    answer = {"repondre-answer": "Oui.", "repondre-disagreement": "Une voix."}
    day = timezone.localdate().isoformat()
    advice = revision.advices.get()
    client.post(
        _at(revision), {"geste": "repondre", "avis": advice.pk, "repondre-on": day, **answer}
    )
    client.post(_at(revision), {"geste": "remarquer", "remarquer-words": "Merci d’avoir appelé."})

    page = _text(client.get(_at(revision)))
    for words in ("La source?", "Comité aviseur", "Une voix.", "Merci d’avoir appelé."):
        assert words in page
    client.force_login(odette)
    mine = _text(client.get(f"/moi/propositions/{revision.pk}/"))
    assert "La source?" in mine
    assert "Merci d’avoir appelé." in mine


def test_a_batch_is_read_again_then_decided_with_a_reason(client, theo, odette, suggest, write):
    chosen = [suggest(odette, write(title=f"Offre {n}"), cost="1").pk for n in range(3)]
    client.force_login(theo)
    data = {"choisies": chosen[:2], "geste": "decliner"}
    assert "Ne pas retenir ces 2 propositions?" in _text(client.post(f"{QUEUE}lot/", data))
    assert "Dites pourquoi" in _text(client.post(f"{QUEUE}lot/", data | {"confirme": "oui"}))

    done = data | {"confirme": "oui", "reason": "Hors sujet."}
    assert "2 propositions non retenues." in _text(client.post(f"{QUEUE}lot/", done, follow=True))
    assert len(mail.outbox) == 2
    published = {"choisies": chosen, "geste": "publier", "confirme": "oui", "reason": ""}
    page = _text(client.post(f"{QUEUE}lot/", published, follow=True))
    assert "1 proposition publiée." in page


def test_a_batch_leaves_what_must_be_settled(
    client, theo, odette, solange, suggest, bring_out, offer
):
    waiting = suggest(odette, offer, cost="80")
    bring_out(solange, offer, cost="90")
    client.force_login(theo)
    data = {"choisies": [waiting.pk], "geste": "publier", "confirme": "oui"}

    page = _text(client.post(f"{QUEUE}lot/", data, follow=True))
    assert "deux changements se rencontrent" in page
    waiting.refresh_from_db()
    assert waiting.is_waiting


def test_the_first_correction_can_be_undone(client, theo, odette, bring_out, offer):
    revision = bring_out(odette, offer, cost="80")
    client.force_login(theo)
    page = _text(client.get(f"{_at(revision)}retour/?avant"))
    assert "Rétablir ce qu’il y avait avant la révision 1?" in page

    client.post(f"{_at(revision)}retour/?avant", {"reason": "Le prix n’a pas changé."})
    offer.refresh_from_db()
    assert offer.cost == 100
    assert "Le prix n’a pas changé." in _text(client.get("/historique/offre/rejoindre/"))


def test_what_is_retired_leaves_the_lists_and_can_come_back(client, theo, odette, bring_out, offer):
    revision = bring_out(odette, offer, cost="80")
    client.force_login(theo)
    client.post(f"{QUEUE}offre/rejoindre/retrait/", {"reason": "N’existe plus."})
    assert "N’existe plus." in _text(client.get("/historique/offre/rejoindre/"))
    assert not Offer.objects.filter(retired_at=None).exists()

    client.post(f"{_at(revision)}retour/", {"reason": "Elle revient."})
    assert Offer.objects.filter(retired_at=None).exists()
    assert Publication.objects.published().exists()


def test_undoing_is_not_for_others_nor_for_what_waits(
    client, theo, odette, suggest, bring_out, offer
):
    published, waiting = bring_out(odette, offer, cost="80"), suggest(odette, offer, cost="70")
    client.force_login(odette)
    assert client.post(f"{_at(published)}retour/", {"reason": "x"}).status_code == 403

    client.force_login(theo)
    assert client.get(f"{_at(waiting)}retour/").status_code == 404


@pytest.mark.parametrize(("who", "code"), [("odette", 403), ("trusted", 200), ("theo", 200)])
def test_who_takes_a_thing_out_of_sight(client, request, offer, who, code):
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"{QUEUE}offre/rejoindre/retrait/").status_code == code
    absent = client.get(f"{QUEUE}offre/absente/retrait/").status_code
    assert absent == (403 if who == "odette" else 404)


def test_what_nobody_revised_is_retired_and_brought_back_too(client, theo, offer):
    client.force_login(theo)
    client.post(f"{QUEUE}offre/rejoindre/retrait/", {"reason": "Doublon."})
    assert "Doublon." in _text(client.get("/historique/offre/rejoindre/"))
    assert not Offer.objects.filter(retired_at=None).exists()

    page = _text(client.post(f"{QUEUE}offre/rejoindre/ramener/", follow=True))
    assert Offer.objects.filter(retired_at=None).exists()
    assert "Ramenée telle qu’elle était." in page


def test_the_staff_names_who_reviews_and_ends_it(client, theo, solange, reference):
    client.force_login(theo)
    path = "/gestion/relecture/"
    unknown = client.post(path, {"email": "rien@exemple.test", "kind": "offre", "place": ""})
    assert "Personne n’a de compte à cette adresse." in _text(unknown)

    client.post(path, {"email": solange.email.upper(), "kind": "offre", "place": ""})
    assert solange.display_name in _text(client.get(path))
    client.post(f"{path}{Reviewer.objects.get().pk}/fin/")
    assert not Reviewer.objects.exists()


def test_the_desk_asks_little_of_the_database(
    client, trusted, theo, odette, suggest, bring_out, write, offer, django_assert_max_num_queries
):
    bring_out(odette, offer, cost="1")
    waiting = [
        suggest(odette, write(title=f"Offre {n}"), cost="1", ago=9 - n // 10) for n in range(50)
    ]
    for person in (trusted, theo):
        client.force_login(person)
        narrowed = (f"{QUEUE}?texte=offre", f"{QUEUE}?attend=reponse&etat=PROPOSED")
        for page in (QUEUE, *narrowed, _at(waiting[0])):
            with django_assert_max_num_queries(12):
                assert client.get(page).status_code == 200


def test_what_is_older_than_its_first_proposal_is_read_from_it(
    client, theo, odette, suggest, offer
):
    revision = suggest(odette, offer, cost="80")
    client.force_login(theo)
    page = _text(client.get(_at(revision)))

    assert 'href="/reponses/rejoindre/"' in page
    assert 'href="/historique/offre/rejoindre/"' in page


#: A decision on many, and the most that it may ask of the database, whatever their number.
TOGETHER = {"decliner": 12, "ecarter": 12}
#: What publishing one may ask: each stands alone, for what meets another change is left.
ALONE, AROUND = 18, 6


@pytest.mark.parametrize("deed", ["decliner", "ecarter", "publier"])
@pytest.mark.parametrize("count", [2, 10])
def test_a_batch_asks_no_more_than_it_says(
    client, person, theo, suggest, write, django_assert_max_num_queries, deed, count
):
    chosen = [
        suggest(person(f"Personne {n}"), write(title=f"Offre {n}"), cost="1").pk
        for n in range(count)
    ]
    client.force_login(theo)
    asked = {"choisies": chosen, "geste": deed}
    with django_assert_max_num_queries(6):
        client.post(f"{QUEUE}lot/", asked)
    most = TOGETHER.get(deed, AROUND + ALONE * count)
    with django_assert_max_num_queries(most):
        client.post(f"{QUEUE}lot/", asked | {"confirme": "oui", "reason": "Vu."})

    assert not Revision.objects.waiting().exists()
    assert len(mail.outbox) == count


def test_ones_own_is_left_out_of_what_is_set_aside_together(client, theo, odette, suggest, write):
    mine, theirs = suggest(theo, write(title="À moi"), cost="1"), suggest(odette, write(), cost="1")
    client.force_login(theo)
    asked = {"choisies": [mine.pk, theirs.pk], "geste": "ecarter", "confirme": "oui"}
    page = _text(client.post(f"{QUEUE}lot/", asked, follow=True))

    assert "c’est la vôtre" in page
    assert "1 proposition écartée" in page
    mine.refresh_from_db()
    assert mine.is_waiting


def test_a_draft_is_on_nobodys_desk(client, trusted, odette, suggest, offer):
    draft = operations.start_draft(
        kind="offre",
        key=offer.slug,
        draft=operations.Draft({"title": "Un brouillon"}, "En cours"),
        by=odette,
        at=timezone.now(),
    )
    client.force_login(trusted)

    assert client.get(_at(draft)).status_code == 404
    assert _at(draft) not in _text(client.get(QUEUE))
