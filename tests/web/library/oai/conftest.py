"""A library to be harvested, and what a harvester sees of it, read as the protocol says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from defusedxml import ElementTree
from lxml import etree

from impact.presence.library.descriptions import write_resources
from impact.presence.library.models import Collection, Resource

#: When the library of these tests was written.
WRITTEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
OAI = "{http://www.openarchives.org/OAI/2.0/}"
SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(scope="session")
def schema():
    return etree.XMLSchema(etree.parse(SCHEMAS / "oai_pmh.xsd"))


@pytest.fixture
def bare(db):
    """A library without the resources that every site begins with."""
    Collection.objects.all().delete()
    Resource.objects.all().delete()


@pytest.fixture
def shelve(bare):
    """Write resources in a bare library: `shelve("guide", title="Guide", at=…)`."""

    def write(*slugs, at=WRITTEN, **told):
        base = {"type": "GUIDE", "language": "fr", "title": "Guide", "creators": []}
        return write_resources({slug: base | {"title": slug} | told for slug in slugs}, at=at)

    return write


class Answer:
    """An answer of `/oai`, valid as the protocol asks."""

    def __init__(self, body):
        self.root = ElementTree.fromstring(body)

    @property
    def errors(self):
        return [one.get("code") for one in self.root.iter(f"{OAI}error")]

    @property
    def slugs(self):
        names = (one.find(f"{OAI}identifier").text for one in self.root.iter(f"{OAI}header"))
        return [name.rpartition(":")[2] for name in names]

    @property
    def deleted(self):
        headers = self.root.iter(f"{OAI}header")
        gone = (one for one in headers if one.get("status") == "deleted")
        return [one.find(f"{OAI}identifier").text.rpartition(":")[2] for one in gone]

    @property
    def token(self):
        return next(self.root.iter(f"{OAI}resumptionToken"), None)

    def all(self, name, space=OAI):
        return [one.text for one in self.root.iter(f"{space}{name}")]


@pytest.fixture
def ask(client, schema):
    """Ask as a harvester does: `ask(verb="Identify")`; every answer is checked for its shape."""

    def get(**said):
        if "since" in said:
            said["from"] = said.pop("since")
        response = client.get("/oai", said)
        assert response["Content-Type"] == "text/xml; charset=utf-8"
        schema.assertValid(etree.fromstring(response.content))
        return Answer(response.content)

    return get
