"""The tree of territories, and what the database itself refuses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from impact.knowledge.territories.models import Kind, Territory
from impact.knowledge.territories.names import fold

TODAY = date(2025, 5, 5)


@pytest.fixture
def region(reference) -> Territory:
    return Territory.objects.get(slug="region-01")


def test_a_territory_knows_what_holds_it(region, reference):
    county = Territory.objects.with_lineage().get(slug="mrc-10")

    assert county.lineage() == [region, county]
    assert county.region() == region
    assert region.region() == region


def test_within_holds_the_territory_and_all_below(region):
    town = Territory.objects.create(
        **{"kind": Kind.MUNICIPALITY, "code": "10043", "slug": "mun-10043", "name": "Ici"},
        parent=Territory.objects.get(slug="mrc-10"),
        valid_from=TODAY,
    )

    within = Territory.objects.within(region)

    assert {region, town} <= set(within)
    assert within.count() == 1 + 8 + 1


def test_a_retired_territory_was_in_force_before(reference):
    county = Territory.objects.get(slug="mrc-10")
    Territory.objects.filter(pk=county.pk).update(valid_to=TODAY)

    assert county not in Territory.objects.in_force()
    assert county not in Territory.objects.in_force(TODAY)
    assert county in Territory.objects.in_force(TODAY - timedelta(days=1))
    assert county not in Territory.objects.in_force(date(1990, 1, 1))


@pytest.mark.parametrize(
    "told",
    [
        {"kind": Kind.MUNICIPALITY, "parent": None},
        {"kind": Kind.REGION},
        {"tile_column": 90},
        {"tile_column": 90, "tile_row": 90, "kind": Kind.MUNICIPALITY},
        {"population": 5},
        {"latitude": 48},
        {"longitude": -68},
        {"latitude": 148, "longitude": -68},
        {"valid_to": TODAY - timedelta(days=1)},
        {"kind": Kind.INDIGENOUS},
        {"code": "10"},
        {"slug": "mrc-10"},
        {"tile_column": 12, "tile_row": 4},
    ],
)
def test_the_database_refuses_what_makes_no_sense(told, region):
    facts = {"kind": Kind.MRC, "code": "900", "slug": "mrc-900", "name": "Ici", "parent": region}

    with pytest.raises(IntegrityError), transaction.atomic():
        Territory.objects.create(valid_from=TODAY, **(facts | told))


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("L’Île-d’Orléans", "l ile d orleans"),
        ("Saguenay–Lac-Saint-Jean", "saguenay lac saint jean"),
        ("Notre-Dame-du-Sacré-Cœur", "notre dame du sacre coeur"),
    ],
)
def test_names_are_folded_as_one_types_them(name, folded):
    assert fold(name) == folded
