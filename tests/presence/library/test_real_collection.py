"""A collection others made (241 records of the French public service) comes in whole, twice."""

import csv
import gzip
import io
import json

import pytest

from impact.presence.library import operations
from impact.presence.library.foreseeing import Fate
from impact.presence.library.models import Resource
from tests.cast import NOON
from tests.others_data import read_others_data

pytestmark = pytest.mark.usefixtures("bare")

NAME = "ressources/service_public_associations.json.gz"


@pytest.fixture
def records():
    return json.loads(gzip.decompress(read_others_data(NAME)))


def first(told, name):
    return (told["dc"].get(name) or [""])[0]


@pytest.fixture
def table(records):
    paper = io.StringIO()
    sheet = csv.writer(paper, delimiter=";")
    sheet.writerow(["Titre", "Type", "Auteur", "Éditeur", "Date", "Langue", "Url", "Description"])
    for one in records:
        names = ("title", "type", "creator", "publisher", "date", "language")
        told = [first(one, name) for name in names]
        told[1] = "Fiche" if told[1] else ""
        sheet.writerow([*told, one["url"], first(one, "description")[:3000]])
    return paper.getvalue().encode("utf-8-sig")


def test_a_real_collection_comes_in_and_again_changes_nothing(table, records, theo):
    def bring():
        held = operations.hold_file(name="sp.csv", data=table, by=theo, at=NOON)
        return operations.bring_in(held=held, by=theo, at=NOON)

    done = bring()

    assert len(done.lines) + len(done.blocked) == len(records)
    assert len(done.written) > len(records) * 0.9
    assert Resource.objects.count() == len(done.written)
    again = bring()
    assert again.written == []
    assert len(again.of(Fate.SAME)) >= len(done.written)
