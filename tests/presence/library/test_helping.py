"""What helps with a competency, level by level."""

import pytest

from impact.knowledge.competencies.models import Competency
from impact.presence.library.queries import resources_by_level

pytestmark = pytest.mark.usefixtures("bare")


def test_what_helps_is_told_by_level_and_what_suits_all_last_french_first(shelve):
    shelve("zone", title="Zone", competencies=["C3:2"])
    shelve("any", title="Any", language="en", competencies=["C3:2"])
    shelve("deux", title="En deux langues", language="fr-en", competencies=["C3:2"])
    shelve("tous", title="Pour toutes", competencies=["C3"])
    shelve("un", title="Un pas", competencies=["C3:1"])
    shelve("ailleurs", title="Ailleurs", competencies=["C4:2"])

    rungs = resources_by_level(Competency.objects.current().get(code="C3").thread, most=2)

    told = [(rung.level, [one.slug for one in rung.resources], rung.more) for rung in rungs]
    assert told == [(1, ["un"], 0), (2, ["deux", "zone"], 1), (None, ["tous"], 0)]
