"""The whole library is taken by a harvester that others wrote, over the network, then followed."""

from datetime import timedelta

import pytest
from oaipmh_scythe import Scythe

from impact.presence.library.descriptions import retire_resources, write_resources
from impact.presence.library.models import Resource, Subject
from tests.web.library.oai.conftest import WRITTEN

COUNT, GONE = 10_000, 137
LATER = WRITTEN + timedelta(days=30)


@pytest.fixture
def ten_thousand(transactional_db, bare):
    rows = [
        Resource(
            slug=f"notice-{number}",
            title=f"Notice numéro {number}",
            type=Resource.Type.ARTICLE,
            creators=["Collectif du rang"],
            summary="Comment on s’y prend pour que chacun ait sa place à la table.",
            created_at=WRITTEN,
            # Whole batches are written at the same instant, as an import does.
            revised_at=WRITTEN + timedelta(seconds=number // 700),
            retired_at=WRITTEN if number % (COUNT // GONE) == 0 else None,
        )
        for number in range(COUNT)
    ]
    Resource.objects.bulk_create(rows, batch_size=1000)
    return rows


def test_ten_thousand_records_are_harvested_whole_then_followed(ten_thousand, live_server):
    with Scythe(f"{live_server.url}/oai") as scythe:
        assert scythe.identify().deletedRecord == "persistent"
        records = list(scythe.list_records(metadata_prefix="oai_dc"))
        _change()
        since = LATER.strftime("%Y-%m-%dT%H:%M:%SZ")
        news = list(scythe.list_records(metadata_prefix="lom", from_=since))

    assert len(records) == COUNT
    names = {one.header.identifier for one in records}
    assert names == {f"oai:impact.invalid:notice-{number}" for number in range(COUNT)}
    assert sum(one.deleted for one in records) == len(range(0, COUNT, COUNT // GONE))
    assert {one.header.identifier.rpartition(":")[2]: one.deleted for one in news} == {
        "notice-5": True,
        "notice-6": False,
        "notice-neuve": False,
    }


def _change():
    retire_resources(["notice-5"], at=LATER)
    told = {"title": "Revue", "type": "GUIDE", "language": "fr"}
    write_resources({"notice-6": told, "notice-neuve": told}, at=LATER)


def test_an_independent_harvester_reads_sets_formats_and_headers(live_server, shelve_live):
    shelve_live("guide", "cahier")

    with Scythe(f"{live_server.url}/oai") as scythe:
        formats = [one.metadataPrefix for one in scythe.list_metadata_formats()]
        sets = {one.setSpec for one in scythe.list_sets()}
        headers = list(scythe.list_identifiers(metadata_prefix="oai_dc", set_="sorte-guide"))
        record = scythe.get_record(identifier=headers[0].identifier)

    assert formats == ["oai_dc", "lom"]
    assert {"sorte-guide", "langue-fr"} <= sets
    assert len(headers) == 2
    assert record.metadata["type"] == ["Text", "Guide"]


@pytest.fixture
def shelve_live(transactional_db, shelve):
    return shelve


def test_a_page_costs_few_queries(client, reference, shelve, django_assert_max_num_queries):
    competencies = ["C1:2", "C2", "C3:1"]
    shelve(*(f"r{n}" for n in range(120)), competencies=competencies, stages=["S3"], roles=["COO"])
    assert Subject.objects.count() == 360

    for prefix in ("oai_dc", "lom"):
        with django_assert_max_num_queries(12):
            client.get("/oai", {"verb": "ListRecords", "metadataPrefix": prefix})
