"""The desk of the links: what asks to be mended, and mending many at once."""

from datetime import timedelta
from http import HTTPStatus as Is

import pytest
from django.template import Context, Template

from impact.presence.library.liveness import Look, Sight
from impact.presence.library.models import LinkCheck, Resource
from impact.presence.library.operations import note_look
from impact.trust.publishing.models import Reviewer
from tests.cast import NOON
from tests.presence.library.shelves import resource

DESK, BATCH = "/gestion/bibliotheque/liens/", "/gestion/bibliotheque/liens/lot/"
NEW = "https://exemple.test/nouvelle-adresse"
ABSENT = Look(Sight.ABSENT, "404")


@pytest.fixture(autouse=True)
def _other_shelves_are_empty(reference):
    Resource.objects.update(retired_at=NOON)


def link(name: str, look: Look | None = None, *, days: int = 1):
    one = resource(name, url=f"https://exemple.test/{name}")
    for day in range(days if look else 0):
        note_look(resource=one, look=look, at=NOON + timedelta(days=day))
    return one


@pytest.fixture
def links():
    return {
        "morts": link("mort", ABSENT, days=3),
        "demenages": link("demenage", Look(Sight.MOVED, "200", NEW)),
        "sans-reponse": link("refus", Look(Sight.DOUBTFUL, "403")),
        "non-verifies": link("jamais-vu"),
        "vivants": link("vivant", Look(Sight.FOUND, "200")),
    }


@pytest.mark.parametrize("who", ["maude", "odette"])
@pytest.mark.parametrize("ask", [lambda c: c.get(DESK), lambda c: c.post(BATCH)])
def test_the_desk_is_the_staff_s(client, who, ask, request):
    client.force_login(request.getfixturevalue(who))

    assert ask(client).status_code == Is.FORBIDDEN


def test_a_passer_by_is_sent_to_the_sign_in(client):
    assert "connexion" in client.get(DESK).url


@pytest.mark.parametrize(
    ("shelf", "said"),
    [
        ("morts", "page introuvable (404)"),
        ("demenages", NEW),
        ("sans-reponse", "le site refuse les vérifications automatiques (403)"),
        ("non-verifies", "Lien non vérifié"),
        ("vivants", "Lien vérifié le 5 mai 2025"),
    ],
)
def test_each_shelf_holds_its_own(client, theo, links, shelf, said):
    client.force_login(theo)
    page = client.get(f"{DESK}?etat={shelf}").content.decode()

    assert said in page
    for name, one in links.items():
        assert (f"/ressources/{one.slug}/" in page) == (name == shelf)


def test_what_asks_most_to_be_mended_is_shown_first(client, theo, links):
    client.force_login(theo)

    assert client.get(DESK).context["chosen"] == "morts"


def test_the_desk_asks_little(client, theo, links, django_assert_max_num_queries):
    for rank in range(40):
        link(f"autre-{rank}", ABSENT, days=3)
    client.force_login(theo)

    with django_assert_max_num_queries(12):
        client.get(DESK)


def test_new_addresses_are_taken_at_once_and_told(client, theo, links):
    client.force_login(theo)
    moved, other = links["demenages"], links["vivants"]

    page = client.post(
        BATCH,
        {"geste": "adresse", "choisies": [moved.slug, other.slug], "etat": "demenages"},
        follow=True,
    )
    moved.refresh_from_db()
    assert moved.url == NEW
    assert "1 adresse mise à jour" in page.content.decode()
    assert page.redirect_chain[-1][0].endswith("?etat=demenages")


def test_links_are_asked_again(client, theo, links):
    client.force_login(theo)

    client.post(BATCH, {"geste": "revoir", "choisies": [links["vivants"].slug]})
    assert LinkCheck.objects.get(resource=links["vivants"]).due_at > NOON + timedelta(days=31)


def test_withdrawing_asks_why_first(client, theo, links):
    client.force_login(theo)
    dead = links["morts"]
    chosen = {"geste": "retirer", "choisies": [dead.slug], "etat": "morts"}

    asked = client.post(BATCH, chosen).content.decode()
    assert "Retirer cette ressource?" in asked
    unsaid = client.post(BATCH, chosen | {"confirme": "oui", "reason": " "}).content.decode()
    assert "Dites pourquoi\u00a0: l’historique le montrera." in unsaid
    dead.refresh_from_db()
    assert dead.retired_at is None

    client.post(BATCH, chosen | {"confirme": "oui", "reason": "Le document n’existe plus."})
    dead.refresh_from_db()
    assert dead.retired_at is not None


def test_the_pile_of_dead_links_leads_to_them(client, theo, links):
    client.force_login(theo)

    page = client.get("/gestion/bibliotheque/").content.decode()
    assert f'href="{DESK}?etat=morts"><strong>1</strong>' in page


def test_who_reviews_resources_withdraws_a_dead_one_and_publishes_no_address(
    client, solange, theo, links
):
    Reviewer.objects.create(person=solange, kind="ressource", named_by=theo, since=NOON)
    client.force_login(solange)
    moved, dead = links["demenages"], links["morts"]

    assert (
        "Prendre la nouvelle adresse" not in client.get(f"{DESK}?etat=demenages").content.decode()
    )
    taken = client.post(BATCH, {"geste": "adresse", "choisies": [moved.slug]})
    assert taken.status_code == Is.FORBIDDEN
    sent = {"geste": "retirer", "choisies": [dead.slug], "confirme": "oui", "reason": "Perdue."}
    client.post(BATCH, sent)

    moved.refresh_from_db(), dead.refresh_from_db()
    assert moved.url != NEW
    assert dead.retired_at is not None


def test_nothing_checked_changes_nothing(client, theo, links):
    client.force_login(theo)

    page = client.post(BATCH, {"geste": "retirer", "choisies": ["x", "999999999"]}, follow=True)
    assert "Cochez au moins une ressource." in page.content.decode()


def _told(one: Resource, more: str = "") -> str:
    one.refresh_from_db()
    return Template("{% load links %}{% link_state one" + more + " %}").render(
        Context({"one": one})
    )


def test_a_link_says_what_is_known_of_it(links):
    assert "Lien non vérifié" in _told(links["non-verifies"])
    assert "Lien vérifié le 5 mai 2025" in _told(links["vivants"])
    assert "a changé d’adresse" in _told(links["demenages"])
    assert "sans réponse claire" in _told(links["sans-reponse"])
    assert "Lien mort" in _told(links["morts"])


def test_a_dead_link_leads_to_where_a_copy_may_be(links):
    assert "web.archive.org" in _told(links["morts"], " is_brief=False")
    assert "web.archive.org" not in _told(links["morts"])
    assert "web.archive.org" not in _told(links["vivants"], " is_brief=False")


def test_a_link_whose_address_changed_is_not_verified(links):
    one = links["vivants"]
    Resource.objects.filter(pk=one.pk).update(url=NEW)

    assert "Lien non vérifié" in _told(one)


def test_a_resource_without_a_link_says_nothing(reference):
    assert _told(resource("papier")).strip() == ""
