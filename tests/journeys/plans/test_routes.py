"""Routes gathered for a hole from every place they may come from, and from a route to the plan."""

from datetime import timedelta

import pytest

from impact.journeys.offers.operations import retire_offer
from impact.journeys.plans import operations
from impact.journeys.plans.fit import Fit, Reason
from impact.journeys.plans.holes import (
    gaps_of,
    routes_by_thread,
    routes_for,
)
from impact.journeys.plans.models import Action, Goal, Plan, QuestionCheck
from impact.journeys.plans.question import INQUIRIES, REMEDIES, Question, leads_of, weigh
from impact.journeys.plans.responses import Kind, responses
from impact.journeys.plans.routes import Reach
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Archived
from impact.presence.communities.operations import archive_initiative
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY
from tests.journeys.offers.writing import told, write

__all__ = ["told", "write"]

BEGUN = operations.Begun("Notre plan", "Tenir ensemble.", "FRAGILE")


@pytest.fixture
def look(initiative, competency):
    """Find the routes of the cast's initiative for a competency."""
    return lambda code="C3", level=2: routes_for(
        initiative, competency=competency(code), level=level, on=TODAY
    )


@pytest.fixture
def take(initiative, competency, maude):
    def put(title="Un café", *, offer=None, code="C3"):
        taken = operations.Taken(title, "", offer, BEGUN.plan_title, BEGUN.statement)
        return operations.take_route(
            initiative=initiative,
            competency=competency(code),
            status="FRAGILE",
            taken=taken,
            by=maude,
            at=NOON,
        )

    return put


def _offered(routes):
    return [route for route in routes if route.source == "offer"]


def test_every_kind_of_response_is_there_and_what_the_team_can_do_comes_first(look):
    routes = look()

    assert {route.response for route in routes} == {one.code for one in responses()}
    assert routes[0].kind == Kind.INSIDE
    assert routes[-1].kind == Kind.RESOURCES


def test_a_collective_hole_meets_accompaniment_and_reflection_before_a_course(look, competency):
    assert competency("D4").scope == "COLLECTIVE"

    kinds = list(dict.fromkeys(route.kind for route in look("D4")))

    assert kinds.index(Kind.ACCOMPANIMENT) < kinds.index(Kind.TRAINING)
    assert kinds.index(Kind.REFLECTION) < kinds.index(Kind.TRAINING)


def test_an_offer_stands_in_its_kind_before_what_is_still_to_be_set_up(look, write):
    write(title="Zones d’écoute")

    training = [route for route in look() if route.kind == Kind.TRAINING]

    assert [route.is_generic for route in training] == [False, True, True]
    assert training[0].title == "Zones d’écoute"


def test_an_offer_says_how_far_it_leads_and_what_to_expect_of_its_kind(look, write):
    write(levels=(0, 1), title="Court")
    write(levels=(1, 3), title="Long", hours=90, evidence="Suivi.")

    long, short = _offered(look(level=3))

    assert (long.title, short.title) == ("Long", "Court")
    assert Reason.REACHES_LEVEL in long.reasons
    assert Reason.STOPS_SHORT in short.reasons
    assert (long.response, short.response) == ("parcours-long", "formation-courte")
    assert (long.hours, long.evidence) == (90.0, "Suivi.")
    assert [Fit.GOOD, Fit.PARTIAL, Fit.POOR].index(long.fit) <= 1


@pytest.mark.parametrize(
    ("places", "is_online", "reach"),
    [
        (["999"], False, Reach.HERE),
        (["99"], False, Reach.REGION),
        (["941"], False, Reach.ELSEWHERE),
        (["941"], True, Reach.ANYWHERE),
        (["99"], True, Reach.REGION),
        ([], False, Reach.ANYWHERE),
    ],
)
def test_how_close_an_offer_is(look, write, val_des_rapides, places, is_online, reach):
    found = [type(val_des_rapides).objects.get(code=code) for code in places]
    write(territories=found, is_online=is_online)

    [route] = _offered(look())

    assert route.reach == reach


def test_another_town_of_the_region_is_in_the_region(look, write, val_des_rapides):
    sister = type(val_des_rapides)(
        kind="MRC",
        code="998",
        slug="mrc-998",
        name="La Voisine",
        parent=val_des_rapides.parent,
        valid_from=val_des_rapides.valid_from,
    )
    sister.save()
    write(territories=[sister])

    assert _offered(look())[0].reach == Reach.REGION


def test_what_a_group_pays_is_shared_by_the_team(look, write, team):
    write(cost=1200, cost_basis="GROUP")
    write(cost=300, title="Seul")

    each = {route.title: (route.cost, route.cost_each) for route in _offered(look())}

    assert each == {"Rejoindre": (1200, 200), "Seul": (300, 300)}


def test_what_is_retired_or_over_is_no_route_and_what_is_full_still_is(look, write, theo):
    retire_offer(offer=write(title="Retirée"), by=theo, at=NOON)
    write(title="Finie", ends_on=TODAY - timedelta(days=1))
    write(title="Complète", is_full=True)

    assert [route.title for route in _offered(look())] == ["Complète"]


def test_many_holes_are_looked_for_in_the_queries_of_one(
    initiative, competency, write, django_assert_max_num_queries
):
    loaded = Competency.objects.select_related("nature").prefetch_related("other_natures")
    wanted = dict.fromkeys(loaded.filter(version=competency("A1").version), 3)
    for code in ["A1", "B1", "C3", "D1"]:
        write(code=code)

    with django_assert_max_num_queries(8):
        found = routes_by_thread(initiative, wanted=wanted, on=TODAY)

    assert set(found) == {one.thread for one in wanted}
    assert len(_offered(found[competency("B1").thread])) == 1


def test_nobody_answered_and_nothing_is_known(initiative, team):
    gaps = gaps_of(initiative, at=NOON)

    assert gaps.known == []
    assert gaps.unknown > 0


def test_a_route_begins_the_plan_and_the_objective_it_needs(take, write, maude):
    offer = write()

    action = take("Rejoindre", offer=offer)

    assert (action.offer, action.goal.statement) == (offer, "Tenir ensemble.")
    assert action.goal.status_then == "FRAGILE"
    assert action.goal.plan.title == "Notre plan"
    assert Entry.objects.filter(verb="plans.action.added", actor=maude).count() == 1


def test_taken_twice_it_is_there_once(take):
    assert take() == take()
    assert (Plan.objects.count(), Goal.objects.count(), Action.objects.count()) == (1, 1, 1)


def test_two_routes_share_the_objective(take):
    take("Un café")
    take("Une visite")

    assert Goal.objects.get().actions.count() == 2


def test_taken_back_it_is_set_aside_and_may_be_taken_anew(take, maude):
    action = take()

    operations.leave_route(action=action, revision=action.revision, by=maude, at=NOON)

    action.refresh_from_db()
    assert action.status == Action.Status.DROPPED
    assert take() != action


def test_what_someone_took_up_is_not_taken_back_by_surprise(take, maude):
    action = take()
    deed = operations.Deed(title=action.title, owner=maude)
    operations.revise_action(action=action, deed=deed, revision=action.revision, by=maude, at=NOON)

    with pytest.raises(operations.ChangedMeanwhile):
        operations.leave_route(action=action, revision=action.revision, by=maude, at=NOON)


def test_an_archived_initiative_takes_nothing(take, initiative, maude):
    archive_initiative(initiative=initiative, by=maude, at=NOON)

    with pytest.raises(Archived):
        take()


def test_answers_are_kept_with_the_hole(initiative, competency, maude, take):
    action = take()

    check = operations.check_hole(
        initiative=initiative,
        competency=competency("C3"),
        begun=BEGUN,
        answers={"TIME": "NO"},
        note="Le temps manque.",
        by=maude,
        at=NOON,
    )

    assert check.goal == action.goal
    assert QuestionCheck.objects.get().note == "Le temps manque."


@pytest.mark.parametrize("question", list(Question))
def test_each_question_leads_to_something_else_than_learning(question):
    yes = dict.fromkeys(Question, "YES")

    assert leads_of(weigh({**yes, question: "NO"})) == {question: REMEDIES[question]}
    assert leads_of(weigh({**yes, question: "UNSURE"})) == {question: INQUIRIES[question]}
    assert leads_of(weigh(yes)) == {}
