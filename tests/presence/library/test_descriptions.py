"""A description is checked field by field, and what it says can be read back unchanged."""

from dataclasses import dataclass, field

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as some

from impact.lib.search.models import Change
from impact.presence.library.checks import find_faults
from impact.presence.library.descriptions import (
    Known,
    describe,
    retire_resources,
    write_resources,
)
from impact.presence.library.kinds import COLLECTIONS, RESOURCES, content_of
from impact.presence.library.models import Resource
from impact.trust.publishing.queries import free_key
from tests.cast import NOON
from tests.presence.library.conftest import GUIDE


@dataclass(frozen=True)
class Few:
    """A field of two competencies."""

    competencies: set[str] = field(default_factory=lambda: {"C3", "C4"})
    levels: set[int] = field(default_factory=lambda: {0, 1, 2, 3, 4})
    stages: set[str] = field(default_factory=lambda: {"S3"})
    roles: set[str] = field(default_factory=lambda: {"ANI"})
    territories: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


def test_nothing_is_wrong_with_a_whole_description():
    assert find_faults(GUIDE, codes=Few()) == {}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("title", " "),
        ("title", "x" * 301),
        ("type", ""),
        ("type", "POEM"),
        ("licence", "GPL"),
        ("language", "iu"),
        ("format", "VHS"),
        ("accessibility", "PERHAPS"),
        ("url", "exemple"),
        ("url", "ftp://exemple.test/"),
        ("url", "javascript:alert(1)"),
        ("url", "https://exemple.test/" + "x" * 500),
        ("year", "bientôt"),
        ("year", "190"),
        ("year", "20191"),
        ("year", "٢٠١٩"),
        ("minutes", "1,5"),
        ("minutes", "0"),
        ("minutes", "9" * 5000),
        ("competencies", ["Z9"]),
        ("competencies", ["C3:5"]),
        ("competencies", ["C3:"]),
        ("stages", ["S99"]),
        ("roles", ["ROI"]),
        ("territories", ["nulle-part"]),
        ("file", "absent"),
        ("creators", ["x"] * 51),
        ("creators", ["x" * 201]),
        ("summary", "x" * 3001),
    ],
)
def test_what_is_wrong_is_told_by_its_field(name, typed):
    assert list(find_faults({**GUIDE, name: typed}, codes=Few())) == [name]


@pytest.mark.parametrize(
    ("said", "is_enough"),
    [
        ({}, False),
        ({"format": "PAPER"}, True),
        ({"identifier": "ISBN 978-2-7605-1234-5"}, True),
        ({"url": "https://exemple.test/"}, True),
    ],
)
def test_a_resource_says_where_it_can_be_found(said, is_enough):
    told = {**GUIDE, "url": "", "format": "PDF", **said}

    assert ("url" not in find_faults(told, codes=Few())) == is_enough


_anything = some.none() | some.text(max_size=20) | some.lists(some.text(max_size=8), max_size=3)


@given(some.dictionaries(some.sampled_from(sorted(GUIDE)), _anything))
def test_nobody_can_type_what_the_check_cannot_read(said):
    lists = {"creators", "competencies", "stages", "roles", "territories"}
    told = {**GUIDE, **{k: v for k, v in said.items() if (k in lists) == isinstance(v, list)}}

    assert set(find_faults(told, codes=Few())) <= set(GUIDE)


def test_what_a_resource_says_can_be_written_again_unchanged(shelve, guide):
    shelve()

    assert content_of("animer") == guide
    RESOURCES.apply("animer", guide, NOON)
    assert content_of("animer") == guide


def test_a_check_takes_what_stands(shelve, guide, django_assert_max_num_queries):
    shelve()
    with django_assert_max_num_queries(8):
        assert RESOURCES.check("animer", guide) == {}


def test_many_are_written_in_as_many_questions_as_one(reference, guide):
    with CaptureQueriesContext(
        connection,
    ) as one:
        write_resources({"un": guide}, at=NOON)
    with CaptureQueriesContext(connection) as many:
        write_resources({f"plus-{n}": guide for n in range(40)}, at=NOON)
    assert len(many) == len(one)


def test_what_is_retired_is_no_longer_read_and_comes_back(shelve, guide):
    shelve()
    retire_resources(["animer"], at=NOON)
    assert not RESOURCES.is_shown("animer")

    RESOURCES.apply("animer", guide, NOON)
    assert RESOURCES.is_shown("animer")
    assert Change.objects.filter(kind="ressource", key="animer").count() == 3


def test_no_new_resource_takes_the_address_of_a_page_or_of_another(shelve):
    shelve("animer-ensemble")

    assert free_key("ressource", {"title": "Animer ensemble"}) == "animer-ensemble-2"
    assert free_key("ressource", {"title": "Manques"}) == "manques-2"
    assert free_key("ressource", {"title": "学ぶ"}) == "ressource"


def test_a_collection_keeps_its_order_and_its_words(shelve):
    shelve("un")
    shelve("deux")
    told = {
        "title": "Pour commencer",
        "summary": "",
        "chosen_by": "Clarisse",
        "resources": ["deux: d’abord", "un"],
    }
    assert COLLECTIONS.check("debut", told) == {}

    COLLECTIONS.apply("debut", told, NOON)
    assert COLLECTIONS.content_of("debut") == told


@pytest.mark.parametrize("lines", [[], ["absente"], ["un", "un"], ["un: " + "x" * 301]])
def test_a_collection_names_resources_of_the_library_once_each(shelve, lines):
    shelve("un")

    assert list(COLLECTIONS.check("debut", {"title": "Début", "resources": lines})) == ["resources"]


def test_an_unknown_code_is_left_out_rather_than_invented(shelve, guide):
    shelve(competencies=["C3:2", "Z9"])

    assert describe(Resource.objects.described().get(slug="animer"))["competencies"] == ["C3:2"]
    assert "Z9" not in Known.of([guide]).competencies
