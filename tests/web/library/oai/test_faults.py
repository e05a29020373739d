"""Every error of the protocol is told by its code, several at once when there are several."""

from datetime import timedelta

import pytest

from impact.presence.library.descriptions import retire_resources
from tests.web.library.oai.conftest import WRITTEN

DC = {"metadataPrefix": "oai_dc"}


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, ["badVerb"]),
        ({"verb": "ListEverything"}, ["badVerb"]),
        ({"verb": ["Identify", "Identify"]}, ["badVerb"]),
        ({"verb": "Identify", "set": "a"}, ["badArgument"]),
        ({"verb": "ListRecords"}, ["badArgument"]),
        ({"verb": "ListRecords", "metadataPrefix": ["oai_dc", "lom"]}, ["badArgument"]),
        ({"verb": "ListRecords", **DC, "color": "x", "set": "a b"}, ["badArgument", "badArgument"]),
        ({"verb": "ListRecords", **DC, "resumptionToken": "x"}, ["badArgument"]),
        ({"verb": "ListRecords", **DC, "since": "hier"}, ["badArgument"]),
        ({"verb": "ListRecords", **DC, "since": "2026-02-30"}, ["badArgument"]),
        ({"verb": "ListRecords", **DC, "since": "2026-03-01T10:00:00"}, ["badArgument"]),
        (
            {"verb": "ListRecords", **DC, "since": "2026-03-02", "until": "2026-03-01"},
            ["badArgument"],
        ),
        (
            {"verb": "ListRecords", **DC, "since": "2026-03-01", "until": "2026-03-02T00:00:00Z"},
            ["badArgument"],
        ),
        ({"verb": "ListRecords", **DC, "since": ""}, ["badArgument"]),
        ({"verb": "GetRecord", **DC}, ["badArgument"]),
        ({"verb": "GetRecord", **DC, "identifier": "oai:impact.invalid:x"}, ["idDoesNotExist"]),
        ({"verb": "GetRecord", **DC, "identifier": "guide"}, ["idDoesNotExist"]),
        ({"verb": "ListMetadataFormats", "identifier": "oai:ailleurs:a"}, ["idDoesNotExist"]),
        ({"verb": "ListRecords", "metadataPrefix": "marc"}, ["cannotDisseminateFormat"]),
        (
            {"verb": "GetRecord", "metadataPrefix": "m", "identifier": "oai:impact.invalid:guide"},
            ["cannotDisseminateFormat"],
        ),
        ({"verb": "ListRecords", **DC, "since": "2027-01-01"}, ["noRecordsMatch"]),
        ({"verb": "ListRecords", **DC, "until": "1999-01-01"}, ["noRecordsMatch"]),
        ({"verb": "ListRecords", "resumptionToken": "forge"}, ["badResumptionToken"]),
        ({"verb": "ListSets", "resumptionToken": "forge"}, ["badResumptionToken"]),
    ],
)
def test_what_cannot_be_answered_is_told_by_its_code(ask, shelve, said, codes):
    shelve("guide")

    assert ask(**said).errors == codes


def test_what_is_gone_has_no_format_any_more(ask, shelve):
    shelve("guide")
    retire_resources(["guide"], at=WRITTEN + timedelta(days=1))

    told = ask(verb="ListMetadataFormats", identifier="oai:impact.invalid:guide")

    assert told.errors == ["noMetadataFormats"]


def test_the_last_day_there_is_may_be_asked_for(ask, shelve):
    shelve("guide")

    assert ask(verb="ListIdentifiers", **DC, until="9999-12-31").slugs == ["guide"]
