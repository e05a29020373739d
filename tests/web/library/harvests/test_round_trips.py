"""The harvester tried on what others published, and on ourselves: what goes out comes back the same."""

import pytest
from django.utils import timezone

from impact.presence.library.descriptions import describe, retire_resources
from impact.presence.library.harvesting.pages import Identity
from impact.presence.library.harvesting.steps import harvest
from impact.presence.library.models import Harvested, Resource
from impact.presence.library.operations.harvesting import add_provider
from tests.cast import NOON
from tests.others_data import read_others_data

FILE = "ressources/service_public_associations_oai_dc.xml"
#: What simple Dublin Core carries whole.
CARRIED = ("title", "type", "creators", "publisher", "year", "licence", "summary", "identifier")


def test_what_a_public_service_publishes_is_harvested(provider, neighbor):
    neighbor.pages = {"": read_others_data(FILE)}
    provider.base_url = neighbor.url
    provider.save()

    done = harvest(provider, clock=lambda: NOON)

    assert (done.read, done.trouble) == (170, "")
    one = Harvested.objects.get(identifier="oai:service-public.fr:associations/F1119").content
    assert one["title"] == "Déclaration initiale d'une association"
    assert (one["type"], one["language"], one["year"]) == ("FACTSHEET", "fr", "")
    assert one["url"] == "https://www.service-public.fr/associations/vosdroits/F1119"
    addresses = [record.content["url"] for record in Harvested.objects.all()]
    assert sum(map(bool, addresses)) == 166
    assert done.asks_from == "2020-09-29T23:50:00Z"


@pytest.fixture
def five_hundred(transactional_db, shelve):
    kinds = [one for one in Resource.Type if one != Resource.Type.OTHER]
    for number in range(500):
        shelve(
            f"notice-{number}",
            title=f"Notice {number}\u00a0: agir & décider",
            type=kinds[number % len(kinds)].value,
            creators=["Ginette Roy", "Collectif du rang"],
            publisher="Communagir",
            year=str(1990 + number % 30),
            language=["fr", "en", "fr-en"][number % 3],
            licence=["", "CC-BY-4.0", "CC0-1.0"][number % 3],
            summary="Pour que chacun ait sa place à la table.",
            identifier="978-2-00-000000-0" if number % 2 else "10.1000/abc",
            url=f"https://exemple.org/{number}",
        )


def test_our_own_library_comes_back_as_it_went_out(five_hundred, live_server, settings, theo):
    settings.OUTSIDE_TRUSTED_HOSTS = ("localhost", "127.0.0.1")
    ours = add_provider(
        name="",
        base_url=f"{live_server.url}/oai",
        identity=Identity("Nous", "YYYY-MM-DDThh:mm:ssZ", "persistent"),
        by=theo,
        at=NOON,
    )

    done = harvest(ours, clock=lambda: NOON)

    assert (done.read, done.expected, done.trouble) == (500, 500, "")
    told = {one.identifier.rpartition(":")[2]: one.content for one in ours.records.all()}
    for resource in Resource.objects.all():
        here, there = describe(resource), told[resource.slug]
        assert {name: there[name] for name in CARRIED} == {name: here[name] for name in CARRIED}
        assert there["language"] == here["language"]
        assert there["url"].endswith(f"/ressources/{resource.slug}/")
    # The server dates its answers by its own clock: what changes from then on is asked for.
    retire_resources(["notice-7"], at=timezone.now())
    harvest(done, clock=lambda: NOON)
    assert not Harvested.objects.to_sort().filter(identifier__endswith=":notice-7").exists()
