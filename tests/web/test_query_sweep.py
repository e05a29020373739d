"""Whatever page one walks to in the fictional town, it asks the database little."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from impact.presence.communities.models import Access, Initiative, Membership
from impact.presence.releases.models import Release
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Revision
from impact.web.templatetags import terms

MOST = 12
#: These weigh the whole coverage of the team (seven queries) besides what is theirs, pack a
#: whole room into a file, or hold a file against the whole library: each has a ceiling of its own, and none may grow.
HEAVY = {
    "plans:routes": 21,
    "plans:goal": 17,
    "plans:template": 16,
    "plans:frame": 17,
    "plans:frame-new": 14,
    "needs:assessment-new": 13,
    "empowerment:logbook-zip": 13,
    "library:import": 17,
}
#: The pages of publishing that a walk must have come to, beside those of a draft.
REACHED = (
    "queue",
    "proposal",
    "restoring",
    "retiring",
    "reviewers",
    "committees",
    "history",
    "history-feed",
    "mine",
    "my-proposal",
    "advices",
    "advice",
)
#: How many addresses of one route are looked at.
ENOUGH = 2
LINK = re.compile(r'href="([^"#]+)')


@pytest.fixture
def town(db, monkeypatch) -> None:
    """The fictional town, and what is read once in a while, by whoever passes then, read."""
    call_command("install_content", verbosity=0)
    call_command("install_demo", verbosity=0)
    monkeypatch.setattr(terms, "FRESH", 36_000)
    Client().get("/reperes/dans-les-textes/")
    # What the demonstration left to be searched is read by the first who searches.
    Client().get("/recherche/?q=jardin")


@pytest.fixture
def coordination(town) -> Client:
    """Whoever coordinates the richest initiative of the town, signed in."""
    richest = max(Initiative.objects.all(), key=lambda one: one.log_entries.count())
    coordinating = Membership.objects.filter(initiative=richest).coordinating()
    client = _signed_in(coordinating.first().person)
    client.start = f"/demarches/{richest.slug}/"
    return client


def walk(client: Client, *starts: str, within: str | tuple[str, ...]) -> dict[str, int]:
    """Follow links from page to page; return how many queries each address asked."""
    asked, seen, queue = {}, Counter(), deque(starts)
    known = set(starts)
    while queue:
        address = queue.popleft()
        route = resolve(urlsplit(address).path).view_name
        seen[route] += 1
        if seen[route] > ENOUGH:
            continue
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        if response.streaming:
            # Read to its end, a file is put away by the client; closing would close the database.
            b"".join(response)
        assert response.status_code not in (403, 404), f"{address} is offered, then refused"
        if response.status_code != 200:
            continue
        asked[address] = len(queries)
        for link in _links_in(response, address):
            if link.startswith(within) and link not in known:
                known.add(link)
                queue.append(link)
    return asked


def _links_in(response, address):
    if not response.headers["Content-Type"].startswith("text/html"):
        return []
    return [
        unescape(link)
        for link in LINK.findall(response.text)
        if link.startswith("/") and not link.startswith("/static/")
    ]


def too_many(asked: dict[str, int]) -> list[str]:
    return [
        f"{count} {address}"
        for address, count in asked.items()
        if count > HEAVY.get(resolve(urlsplit(address).path).view_name, MOST)
    ]


def _signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_every_room_of_an_initiative_and_every_page_open_to_all(coordination):
    start = coordination.start
    team = Membership.objects.current().filter(initiative__slug=start.split("/")[2])
    member = _signed_in(team.exclude(access=Access.COORDINATOR).first().person)
    staff = _signed_in(User.objects.filter(is_staff=True).first())
    walks = [
        walk(coordination, start, within=start),
        walk(member, start, within=start),
        walk(staff, "/gestion/", within="/gestion/"),
        walk(Client(), "/", *_shared(), within="/"),
    ]

    assert [len(one) > 10 for one in walks] == [True] * 4, "a walk was cut short"
    assert len(walks[0]) > 100, "the walk was cut short"
    assert "\n".join(line for one in walks for line in too_many(one)) == ""


def _shared() -> list[str]:
    """What anyone may open of what teams say and ask for, and is not led to."""
    told = Release.objects.public().values_list("slug", flat=True)
    doors = ["/reponses/besoins/", "/atelier/", reverse("route-ranking")]
    return [*doors, *(f"/partages/{slug}/" for slug in told)]


def test_every_page_of_those_who_propose_review_and_advise(town):
    staff = _signed_in(User.objects.filter(is_staff=True).first())
    desks = ("/gestion/publications/", "/gestion/relecture/", "/gestion/comites/", "/historique/")
    states = [f"{desks[0]}?etat={state}" for state in ("PUBLISHED", "DECLINED", "SPAM")]
    told = Revision.objects.told().filter(publication__kind="offre").first()
    offer = [told.publication.kind, told.publication.key]
    undoing = [
        reverse("publishing:history", args=offer),
        reverse("publishing:retiring", args=offer),
        reverse("publishing:restoring", args=[told.pk]),
    ]
    seen = walk(staff, *desks[:3], *states, *undoing, within=desks)
    draft = Revision.objects.drafts().filter(publication__kind="offre").first()
    Revision.objects.filter(pk=draft.pk).update(summary="La date a changé.")
    hers = ("/moi/propositions/", "/moi/avis/", "/proposer/")
    mine = ["write", "preview", "discard"]
    thing = [draft.publication.kind, draft.publication.key]
    starts = [reverse(f"publishing:{name}", args=thing) for name in mine]
    seen |= walk(_signed_in(draft.author), *starts, *hers[:2], within=hers)

    routes = {resolve(urlsplit(address).path).view_name for address in seen}
    assert routes >= {f"publishing:{name}" for name in (*mine, *REACHED)}
    assert "\n".join(too_many(seen)) == ""
