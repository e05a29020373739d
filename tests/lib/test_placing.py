"""Making a table say what a file says, shown on the levels of a scale and on concepts."""

from datetime import date

import pytest

from impact.knowledge.competencies.models import Level, Scale
from impact.knowledge.concepts.models import Concept, ConceptScheme
from impact.lib.content import Outcome
from impact.lib.placing import put_in_place

TODAY = date(2025, 5, 5)


@pytest.fixture
def scale(db) -> Scale:
    scale = Scale.objects.create(code="trois", title="Trois niveaux")
    for value, name in enumerate(["Un", "Deux", "Trois"], start=1):
        scale.levels.create(value=value, name=name)
    return scale


def _place(scale: Scale, names: dict[int, str]) -> Outcome:
    wanted = [Level(scale=scale, value=value, name=name) for value, name in names.items()]
    return put_in_place(scale.levels.all(), wanted=wanted, key=["value"], on=TODAY).outcome


def test_what_is_the_same_is_left_alone(scale, django_assert_num_queries):
    with django_assert_num_queries(1):
        outcome = _place(scale, {1: "Un", 2: "Deux", 3: "Trois"})

    assert outcome == Outcome(kept=3)


def test_what_is_new_comes_in_what_differs_changes_and_what_is_gone_goes(scale):
    outcome = _place(scale, {1: "Un", 2: "Second", 4: "Quatre"})

    assert outcome == Outcome(created=1, changed=1, kept=1, retired=1)
    found = scale.levels.values_list("value", "name")
    assert list(found) == [(1, "Un"), (2, "Second"), (4, "Quatre")]


def test_where_the_table_can_retire_nothing_is_deleted(db):
    scheme = ConceptScheme.objects.create(code="essai", title="Essai")
    scheme.concepts.create(code="un", label="Un")

    outcome = put_in_place(scheme.concepts.all(), wanted=[], key=["code"], on=TODAY).outcome

    assert outcome == Outcome(retired=1)
    assert scheme.concepts.get(code="un").retired_on == TODAY


def test_a_column_that_is_kept_is_not_overwritten(db):
    scheme = ConceptScheme.objects.create(code="essai", title="Essai")
    scheme.concepts.create(code="un", label="Un", definition="Dite ailleurs.")
    wanted = [Concept(scheme=scheme, code="un", label="Un")]

    put_in_place(scheme.concepts.all(), wanted=wanted, key=["code"], on=TODAY, keep=["definition"])

    assert scheme.concepts.get(code="un").definition == "Dite ailleurs."
