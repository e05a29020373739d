"""What the library has, among the routes of a hole: what it says, and what reading alone closes."""

import pytest

from impact.journeys.needs.operations.consensus import Consensus, record_consensus
from impact.journeys.plans.candidates import situation_of
from impact.journeys.plans.fit import Fit, Reason
from impact.journeys.plans.holes import SOURCES, routes_for
from impact.journeys.plans.queries import need_of
from impact.journeys.plans.responses import Kind, find_response
from impact.journeys.plans.routes import Caution, Reach
from impact.journeys.plans.selection import MOST
from impact.journeys.plans.sources import resources
from impact.journeys.plans.sources.quests import Hole, Quest
from impact.presence.library.models import LinkCheck, Resource
from impact.presence.library.operations import accept_file, withdraw_file
from tests.cast import NOON, TODAY
from tests.journeys.offers.writing import told, write
from tests.presence.library.shelves import upload

__all__ = ["told", "write"]

pytestmark = pytest.mark.usefixtures("bare")


@pytest.fixture
def find(initiative, competency):
    """Find the resources among the routes of the cast's initiative for a competency."""

    def look(code="C3", level=2):
        routes = routes_for(initiative, competency=competency(code), level=level, on=TODAY)
        return [route for route in routes if route.source == "resource"]

    return look


def _look(resource, state):
    told = {"url": resource.url, "state": state, "checked_at": NOON, "due_at": NOON}
    LinkCheck.objects.create(resource=resource, **told)


def test_a_resource_says_why_for_whom_how_long_and_at_what_cost(find, shelve):
    resource = shelve()

    [route] = find()

    like = find_response("autoformation")
    assert (route.title, route.resource_slug) == (resource.title, "animer")
    assert (route.kind, route.reach) == (Kind.RESOURCES, Reach.ANYWHERE)
    assert (route.hours, route.cost, route.cost_each) == (0.75, 0, 0)
    assert Reason.WRITTEN_FOR_LEVEL in route.reasons
    assert (route.transfer, route.limits) == (like.transfer, like.limits)
    assert (route.provider, route.is_online) == ("Dubé, Clarisse", True)


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        ({"licence": "CC-BY-4.0"}, 0),
        ({"licence": "CC0-1.0"}, 0),
        ({"licence": ""}, None),
        ({"licence": "RESERVED"}, None),
        ({"licence": "OTHER"}, None),
        ({"licence": "CC-BY-4.0", "url": ""}, None),
        ({"licence": "CC-BY-4.0", "format": "PAPER"}, None),
    ],
)
def test_it_is_free_only_where_that_is_known(find, shelve, said, cost):
    shelve(**said)

    [route] = find()

    assert (route.cost, route.cost_each) == (cost, cost)


def test_how_long_it_takes_is_untold_when_nobody_said(find, shelve):
    shelve(minutes="")

    assert find()[0].hours is None


@pytest.mark.parametrize(
    ("said", "cautions"),
    [
        ({}, (Caution.LINK_UNVERIFIED,)),
        ({"url": ""}, (Caution.NO_LINK,)),
        ({"language": "en"}, (Caution.LINK_UNVERIFIED, Caution.IN_ENGLISH)),
        ({"language": "fr-en"}, (Caution.LINK_UNVERIFIED,)),
        ({"language": "autre"}, (Caution.LINK_UNVERIFIED, Caution.IN_ANOTHER_LANGUAGE)),
        ({"accessibility": "NONE"}, (Caution.LINK_UNVERIFIED, Caution.HARD_TO_ACCESS)),
        ({"accessibility": ""}, (Caution.LINK_UNVERIFIED,)),
    ],
)
def test_what_to_know_before_counting_on_it_is_told(find, shelve, said, cautions):
    shelve(**said)

    assert find()[0].cautions == cautions


@pytest.mark.parametrize(
    ("state", "cautions"),
    [("ALIVE", ()), ("MOVED", ()), ("UNSURE", (Caution.LINK_SILENT,))],
)
def test_a_link_followed_is_no_longer_unverified(find, shelve, state, cautions):
    _look(shelve(), state)

    assert find()[0].cautions == cautions


def test_a_dead_link_or_a_withdrawn_resource_is_no_route(find, shelve):
    _look(shelve("mort"), "DEAD")
    Resource.objects.filter(pk=shelve("retire").pk).update(retired_at=NOON)

    assert find() == []


def test_a_dead_link_is_made_up_for_by_a_file_only_while_it_is_given(find, shelve, maude, theo):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    _look(shelve("mort", file=file.token), "DEAD")
    assert [route.cautions for route in find()] == [()]

    withdraw_file(file=file, reason="Droits.", by=theo, at=NOON)
    assert find() == []


@pytest.mark.parametrize(
    ("said", "levels"),
    [
        ({"type": "GUIDE", "competencies": ["C3:3"]}, (0, 1)),
        ({"type": "GUIDE", "competencies": ["C3"]}, (0, 1)),
        ({"type": "TOOL", "competencies": ["C3:3"]}, (0, 2)),
        ({"type": "TOOL", "competencies": ["C3:1"]}, (0, 1)),
    ],
)
def test_read_alone_it_leads_no_further_than_its_kind(find, shelve, said, levels):
    shelve(**said)

    [route] = find(level=3)

    assert (route.from_level, route.to_level) == levels
    assert Reason.STOPS_SHORT in route.reasons
    assert route.fit != Fit.GOOD


def test_the_stage_and_the_roles_of_the_team_are_reasons(find, shelve, initiative, team):
    stage = initiative.spans.active().first().stage.code
    role = team_role(initiative)
    shelve(stages=[stage], roles=[role])

    reasons = find()[0].reasons

    assert {Reason.FOR_YOUR_STAGE, Reason.FOR_YOUR_ROLES} <= set(reasons)


def team_role(initiative):
    played = initiative.memberships.current().filter(assignments__ended_on=None)
    return played.exclude(assignments=None).values_list("assignments__role__code", flat=True)[0]


def test_what_is_for_all_stages_and_roles_gives_neither_as_a_reason(find, shelve, team):
    shelve(stages=[], roles=[])

    assert {Reason.FOR_YOUR_STAGE, Reason.FOR_YOUR_ROLES}.isdisjoint(find()[0].reasons)


def test_a_few_are_shown_the_nearest_in_level(find, shelve):
    for number in range(MOST):
        shelve(f"juste-{number}", title=f"Z {number}", competencies=["C3:2"])
    shelve("loin", title="A", competencies=["C3:4"])

    assert [route.title for route in find()] == [f"Z {number}" for number in range(MOST)]


def test_they_stand_last_before_what_is_to_be_set_up_and_hide_nothing(
    initiative, competency, shelve, write
):
    write(title="Zones d’écoute")
    before = routes_for(initiative, competency=competency("C3"), level=2, on=TODAY)
    shelve()
    after = routes_for(initiative, competency=competency("C3"), level=2, on=TODAY)

    assert [route for route in after if route.source != "resource"] == before
    kinds = [(route.kind, route.is_generic) for route in after]
    assert [pair for pair in kinds if pair[0] == Kind.RESOURCES][0] == (Kind.RESOURCES, False)
    assert {kind for kind, _ in kinds[kinds.index((Kind.RESOURCES, False)) :]} == {Kind.RESOURCES}


def test_all_holes_are_looked_for_in_one_question(
    initiative, competency, shelve, django_assert_num_queries
):
    assert resources.find in SOURCES
    shelve("un", competencies=["C3:2", "C4"])
    shelve("deux", competencies=["A1:1"])
    quest = a_quest(initiative, [competency(code) for code in ("C3", "C4", "A1")])

    with django_assert_num_queries(1):
        found = resources.find(quest)

    assert sum(len(routes) for routes in found.values()) == 3


def a_quest(initiative, competencies):
    holes = [Hole(one, 2, need_of(one, level=2)) for one in competencies]
    return Quest(initiative, on=TODAY, holes=holes, places={}, people=6)


@pytest.fixture
def lacking(initiative, competency, maude, stage):
    """Maude alone works by consensus: nothing is held yet of three competencies."""
    codes = ("A1", "B1", "D2")
    for code in codes:
        record_consensus(
            initiative=initiative,
            competency=competency(code),
            consensus=Consensus(on=TODAY, level=0, confidence=2),
            by=maude,
            at=NOON,
        )
    return codes


def test_no_document_closes_a_hole_in_a_composed_plan(initiative, competency, lacking, shelve):
    shelve(competencies=[*lacking])
    shelve("outil", type="TOOL", competencies=[*lacking])

    found = situation_of(initiative, at=NOON)

    assert {row.thread.code for row in found.rows.values()} == set(lacking)
    assert "autoformation" in {entry.route.response for entry in found.entries.values()}
    assert "resource" not in {entry.route.source for entry in found.entries.values()}
