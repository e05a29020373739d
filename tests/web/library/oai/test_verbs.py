"""What a harvester asks is answered as the protocol says, in a shape its schema knows."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from impact.presence.library.descriptions import retire_resources
from impact.presence.library.models import Collection, Resource
from tests.web.library.oai.conftest import WRITTEN

DC = "{http://purl.org/dc/elements/1.1/}"
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
WHOLE = {
    "title": "Guide de l’animation & de l’écoute <1>",
    "creators": ["Ginette Roy", "Collectif; du rang"],
    "publisher": "Communagir",
    "year": "2019",
    "licence": "CC-BY-4.0",
    "format": "PDF",
    "accessibility": "PARTIAL",
    "language": "fr-en",
    "url": "https://exemple.org/guide.pdf?a=1&b=2",
    "summary": "Un résumé avec un caractère impossible\x0b.",
    "minutes": "45",
    "identifier": "978-2-0000-0000-0",
    "competencies": ["C1:2"],
    "stages": ["S3"],
    "roles": ["COO"],
}


def test_the_library_says_who_it_is(ask, shelve):
    shelve("guide")

    told = ask(verb="Identify")

    assert told.all("baseURL") == ["http://testserver/oai"]
    assert told.all("earliestDatestamp") == ["2026-03-01T09:30:00Z"]
    assert told.all("deletedRecord") == ["persistent"]
    assert told.all("adminEmail") == ["ne-pas-repondre@impact.invalid"]


def test_an_empty_library_still_says_who_it_is(ask, bare):
    assert ask(verb="Identify").errors == []
    assert ask(verb="ListRecords", metadataPrefix="oai_dc").errors == ["noRecordsMatch"]


def test_a_harvester_may_ask_by_post_and_needs_no_account(client, shelve):
    shelve("guide")
    asked = urlencode({"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"})

    response = client.post("/oai", asked, content_type="application/x-www-form-urlencoded")

    assert b"oai:impact.invalid:guide" in response.content
    assert client.put("/oai").status_code == 405


def test_posting_needs_no_token_of_ours(shelve):
    from django.test import Client

    shelve("guide")

    response = Client(enforce_csrf_checks=True).post("/oai", {"verb": "Identify"})

    assert response.status_code == 200


def test_a_record_in_dublin_core(ask, shelve, reference):
    shelve("guide", **WHOLE)

    told = ask(verb="GetRecord", identifier="oai:impact.invalid:guide", metadataPrefix="oai_dc")

    assert told.all("title", DC) == ["Guide de l’animation & de l’écoute <1>"]
    assert told.all("creator", DC) == ["Ginette Roy", "Collectif; du rang"]
    assert told.all("type", DC) == ["Text", "Guide"]
    assert told.all("language", DC) == ["fr", "en"]
    assert told.all("description", DC) == ["Un résumé avec un caractère impossible."]
    assert told.all("rights", DC) == ["https://creativecommons.org/licenses/by/4.0/"]
    assert told.all("identifier", DC) == [
        "http://testserver/ressources/guide/",
        "https://exemple.org/guide.pdf?a=1&b=2",
        "978-2-0000-0000-0",
    ]


def test_a_record_in_lom_says_what_it_helps_to_learn(ask, shelve, reference):
    shelve("guide", **WHOLE)

    told = ask(verb="GetRecord", identifier="oai:impact.invalid:guide", metadataPrefix="lom")

    assert told.all("duration", LOM) == ["PT45M"]
    assert {"C1", "2", "S3", "PARTIAL"} <= set(told.all("id", LOM))
    assert "competency" in told.all("value", LOM)
    assert any("FN:Collectif\\; du rang" in card for card in told.all("entity", LOM))


def test_both_formats_are_offered_with_their_schemas(ask, shelve):
    shelve("guide")

    for told in (
        ask(verb="ListMetadataFormats"),
        ask(verb="ListMetadataFormats", identifier="oai:impact.invalid:guide"),
    ):
        assert told.all("metadataPrefix") == ["oai_dc", "lom"]


def test_the_gone_are_told_without_a_record(ask, shelve):
    shelve("guide", "cahier", competencies=[])
    retire_resources(["cahier"], at=WRITTEN + timedelta(days=1))

    told = ask(verb="ListRecords", metadataPrefix="oai_dc")

    assert (told.slugs, told.deleted) == (["guide", "cahier"], ["cahier"])
    assert len(told.all("title", DC)) == 1
    one = ask(verb="GetRecord", identifier="oai:impact.invalid:cahier", metadataPrefix="lom")
    assert one.deleted == ["cahier"]


def test_what_was_merged_is_gone(ask, shelve):
    kept, double = shelve("guide", "double")
    Resource.objects.filter(pk=double.pk).update(merged_into=kept, retired_at=WRITTEN)

    assert ask(verb="ListIdentifiers", metadataPrefix="oai_dc").deleted == ["double"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2026-03-02", "", ["b", "c"]),
        ("", "2026-03-02", ["a", "b"]),
        ("2026-03-02", "2026-03-02", ["b"]),
        ("2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z", ["b"]),
        ("2026-03-02T09:30:01Z", "", ["c"]),
        ("", "2026-03-02T09:29:59Z", ["a"]),
    ],
)
def test_a_harvester_asks_from_and_until_both_included(ask, shelve, since, until, found):
    for day, slug in enumerate("abc"):
        shelve(slug, at=WRITTEN + timedelta(days=day, microseconds=700_000))
    said = {"since": since, "until": until}

    told = ask(
        verb="ListIdentifiers", metadataPrefix="oai_dc", **{k: v for k, v in said.items() if v}
    )

    assert told.slugs == found


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("sorte-video", ["video"]),
        ("langue-en", ["anglais", "deux"]),
        ("langue-autre", ["innu"]),
        ("domaine-B", []),
        ("collection-choix", ["deux", "video"]),
        ("collection-ailleurs", []),
        ("rien", []),
    ],
)
def test_a_harvester_asks_for_one_set(ask, shelve, spec, found):
    shelve("anglais", language="en")
    shelve("deux", language="fr-en")
    shelve("innu", language="autre")
    shelve("video", type="VIDEO")
    choice = Collection.objects.create(
        slug="choix", title="Choix", created_at=WRITTEN, revised_at=WRITTEN
    )
    for position, one in enumerate(Resource.objects.filter(slug__in=["deux", "video"])):
        choice.shelvings.create(resource=one, position=position)

    told = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", set=spec)

    assert sorted(told.slugs) == found
    assert told.errors == ([] if found else ["noRecordsMatch"])


def test_a_competency_puts_a_resource_in_the_set_of_its_domain(ask, shelve, reference):
    [guide] = shelve("guide", competencies=["C1"])
    domain = guide.subjects.get().competency.domain.code

    told = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", set=f"domaine-{domain}")

    assert "guide" in told.slugs
    assert f"domaine-{domain}" in told.all("setSpec")


def test_every_set_a_record_names_is_in_the_list_of_sets(ask, shelve, reference):
    shelve("guide", **WHOLE)
    collection = Collection.objects.create(
        slug="choix", title="Choix", summary="Pour & par", created_at=WRITTEN, revised_at=WRITTEN
    )
    collection.shelvings.create(resource=Resource.objects.get(slug="guide"), position=0)

    named = ask(verb="ListIdentifiers", metadataPrefix="oai_dc").all("setSpec")
    listed = ask(verb="ListSets").all("setSpec")

    assert set(named) <= set(listed)
    assert len(listed) == len(set(listed))
