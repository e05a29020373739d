"""Whichever door takes a thing out of sight, whoever proposed what was published of it is told."""

import pytest
from django.core import mail

from impact.presence.library.models import Resource
from impact.trust.publishing import operations
from impact.trust.publishing.kinds import kind_of
from impact.trust.publishing.operations import Draft
from tests.cast import NOON
from tests.presence.library.conftest import GUIDE
from tests.presence.pages.conftest import story_content, write
from tests.web.library.conftest import shelve

__all__ = ["shelve", "story_content", "write"]

#: The kind and the key of a thing, where it is taken away, and what is sent there.
DOORS = {
    "the desk of the library": (
        "ressource",
        "un",
        "/gestion/bibliotheque/lot/",
        {"geste": "retirer", "choisies": ["un"], "confirme": "oui", "reason": "Périmée."},
    ),
    "the desk of pages": (
        "page",
        "essai",
        "/gestion/pages/page/essai/retrait/",
        {"why": "Périmée."},
    ),
    "its history": (
        "page",
        "essai",
        "/gestion/publications/page/essai/retrait/",
        {"reason": "Périmée."},
    ),
}


@pytest.fixture
def corrected(odette, theo, shelve, write):
    """Have Odette's correction of a thing published: `corrected("page", "essai")`."""

    def correct(kind, key):
        shelve("un", title="Un guide")
        write("page", "essai", title="Un essai", body="Un.")
        content = {**kind_of(kind).content_of(key), "title": "Un titre plus clair"}
        revision = operations.start_draft(
            kind=kind, key=key, draft=Draft(content, "Plus clair"), by=odette, at=NOON
        )
        operations.propose(revision=revision, by=odette, at=NOON)
        operations.publish(revision=revision, by=theo, at=NOON)

    return correct


@pytest.mark.parametrize("door", DOORS)
def test_by_every_door(client, theo, odette, corrected, door):
    kind, key, address, sent = DOORS[door]
    corrected(kind, key)
    client.force_login(theo)
    client.post(address, sent)

    [letter] = mail.outbox
    assert letter.to == [odette.email]
    for words in ("Un titre plus clair", "Périmée.", "/moi/propositions/"):
        assert words in letter.body


def test_two_records_made_one_tell_who_proposed_the_one_that_went(
    client, theo, odette, shelve, corrected
):
    corrected("ressource", "un")
    shelve("deux", title="Un autre guide")
    client.force_login(theo)
    rows = [Resource.objects.get(slug=slug) for slug in ("deux", "un")]
    sent = {
        "n": ["deux", "un"],
        "lu": [one.revised_at.isoformat() for one in rows],
        "garde": "deux",
        "champ-title": "Un autre guide",
        "champ-type": "GUIDE",
        "champ-url": GUIDE["url"],
    }
    client.post("/gestion/bibliotheque/fusion/", sent)

    [letter] = mail.outbox
    assert letter.to == [odette.email]
    assert "Fusionnée avec" in letter.body
