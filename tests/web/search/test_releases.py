"""What a community let everyone read is found while it may be read; nothing else of it is (R9)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from impact.presence.releases import operations
from impact.presence.releases.documents import write
from impact.presence.releases.models import Release
from impact.presence.releases.personal import forget
from tests.cast import NOON, TODAY
from tests.presence.releases.conftest import document, outline

__all__ = ["document", "outline"]


@pytest.fixture
def prepare(initiative, document, outline, solange, team):
    """Prepare a release for someone: `prepare("PUBLIC")`."""

    def make(audience, **told):
        return operations.prepare_release(
            initiative=initiative,
            outline=replace(outline, audience=audience, title="Un jardin raconté", **told),
            content=write(document),
            by=solange,
            at=NOON,
        )

    return make


@pytest.fixture
def let_out(prepare, maude):
    def make(audience="PUBLIC", *, until=None):
        prepared = prepare(audience, until=until)
        decision = operations.Decision(on=TODAY, present="Maude", seen=prepared.fingerprint)
        return operations.decide_release(release=prepared, decision=decision, by=maude, at=NOON)

    return make


@pytest.fixture
def look(client, found):
    """Search as anyone would: titles found, kinds counted, titles suggested."""

    def search(words="jumeler voisines participation"):
        found.catch_up()
        results = client.get("/recherche/", {"q": words}).context["results"]
        suggested = client.get("/recherche/suggestions/", {"q": "un jardin"}).json()["suggestions"]
        kinds = [one for one in results.facets if one.name == "sorte"]
        counted = {value.code for kind in kinds for value in kind.values}
        told = {hit.hit.title for hit in results.hits} | {one["title"] for one in suggested}
        return "Un jardin raconté" in told, Release.FOUND_AS in counted

    return search


def test_a_release_for_everyone_is_found_once_decided(prepare, let_out, look):
    prepare("PUBLIC")
    assert look() == (False, False)

    let_out()
    assert look() == (True, True)


@pytest.mark.parametrize("audience", ["ORGANIZATION", "REGION"])
def test_what_goes_to_some_is_found_by_nobody(let_out, look, audience):
    let_out(audience)

    assert look() == (False, False)
    assert look("le jardin des voisins") == (False, False)


def test_what_is_withdrawn_is_found_no_more(let_out, look, maude):
    release = let_out()
    assert look() == (True, True)

    operations.withdraw_release(release=release, reason="Trop tôt.", by=maude, at=NOON)
    assert look() == (False, False)


@pytest.mark.parametrize(("days", "is_found"), [(0, True), (-1, False)])
def test_what_is_over_is_found_no_more(let_out, look, days, is_found):
    let_out(until=timezone.localdate() + timedelta(days=days))

    assert look() == (is_found, is_found)


def test_a_name_taken_out_of_a_release_goes_from_the_search(client, let_out, solange, found):
    release = let_out()
    release.words = f"{solange.display_name} raconte."
    release.save(update_fields=["words"])
    found.rebuild()

    forget(solange, at=NOON)
    found.catch_up()
    page = client.get("/recherche/", {"q": "jumeler voisines"}).content.decode()
    assert "Un jardin raconté" in page
    assert solange.display_name not in page


def test_an_initiative_itself_is_never_found(initiative, look, client, found):
    found.rebuild()

    results = client.get("/recherche/", {"q": initiative.name}).context["results"]
    assert initiative.name not in {shown.hit.title for shown in results.hits}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("politique de confidentialité", "/confiance/"),
        ("cookies", "/confiance/"),
        ("par ou commencer", "/commencer/"),
        ("glossaire", "/reperes/"),
        ("accessibility statement", "/accessibilite/"),
    ],
)
def test_the_pages_of_the_house_are_found(client, found, typed, address):
    results = client.get("/recherche/", {"q": typed}).context["results"]

    assert address in [shown.hit.address for shown in results.hits][:3]
    assert client.get(address).status_code == 200
