"""The frame of a plan takes the work along, and leaves the people where they are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from impact.journeys.plans.frames import (
    FrameAction,
    FrameGoal,
    names_in,
    pack_frame,
    read_frame,
)
from impact.journeys.plans.operations import (
    NothingToPassOn,
    Parcel,
    pass_on_frame,
    start_from,
    withdraw_frame,
)
from impact.journeys.plans.personal import forget
from impact.presence.communities.models import Archived
from impact.trust.journal.models import Entry
from tests.cast import NOON

words = some.text(min_size=1, max_size=30)
frames = some.lists(
    some.builds(
        FrameGoal, words, words, some.lists(some.builds(FrameAction, words, words)).map(tuple)
    )
)


@pytest.fixture
def goals(competency):
    return [
        FrameGoal(competency("C3").thread, "Rejoindre", (FrameAction("Jumeler", "mentorat"),)),
        FrameGoal(competency("H1").thread, "Raconter"),
    ]


def parcel(goals):
    return Parcel("Tenir l’hiver", "Une petite ville", ["S5"], ["COO"], goals)


@given(frames)
def test_a_frame_is_kept_and_read_the_same(goals):
    assert read_frame(json.loads(json.dumps(pack_frame(goals)))) == goals


@given(frames)
def test_a_frame_has_no_place_for_a_person_or_a_date(goals):
    kept = pack_frame(goals)["goals"]

    assert all(set(goal) == {"thread", "statement", "actions"} for goal in kept)
    assert all(set(one) == {"title", "response"} for goal in kept for one in goal["actions"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jumeler Solange et Rosalie", ["Rosalie", "Solange"]),
        ("que MAUDE s’en charge", ["Maude"]),
        ("une robe rose et un petit pas", []),
        ("Rose et Noemie", ["Noémie", "Rose"]),
        ("la coordination, avec De Grasse", []),
    ],
)
def test_names_of_people_are_seen_in_what_would_leave(text, found):
    people = ["Solange Petit", "Rosalie Partie", "Maude Lachance", "Rose", "Noémie La De"]

    assert names_in([text], people=people) == found


def test_passing_a_frame_on_is_a_decision_of_someone_one_day(initiative, goals, maude):
    frame = pass_on_frame(initiative=initiative, parcel=parcel(goals), by=maude, at=NOON)

    assert (frame.passed_on_by, frame.passed_on_at) == (maude, NOON)
    assert Entry.objects.within(initiative.context).filter(verb="plans.frame.passed_on").exists()


def test_an_empty_frame_is_not_passed_on(initiative, maude):
    with pytest.raises(NothingToPassOn):
        pass_on_frame(initiative=initiative, parcel=parcel([]), by=maude, at=NOON)


def test_a_frame_is_withdrawn_once(initiative, goals, maude, solange):
    frame = pass_on_frame(initiative=initiative, parcel=parcel(goals), by=maude, at=NOON)

    withdraw_frame(frame=frame, by=maude, at=NOON)
    withdraw_frame(frame=frame, by=solange, at=NOON)

    assert Entry.objects.filter(verb="plans.frame.withdrawn").count() == 1


def start(initiative, goals, by):
    return start_from(
        initiative=initiative, title="Chez nous", goals=goals, statuses={}, by=by, at=NOON
    )


def test_starting_from_a_frame_copies_the_work_and_nobody(initiative, goals, maude):
    came = start(initiative, goals, maude)

    action = came.plan.goals.get(competency__code="C3").actions.get()
    assert (came.added, action.title, action.response) == (2, "Jumeler", "mentorat")
    assert (action.owner, action.due_on, action.status) == (None, None, "TO_DO")


def test_what_the_plan_has_already_stays_as_the_team_wrote_it(initiative, goal, goals, maude):
    came = start(initiative, goals, maude)

    assert (came.plan, came.added, came.known) == (goal.plan, 1, 1)
    goal.refresh_from_db()
    assert goal.statement.startswith("Que nous soyons trois")


def test_a_competency_the_framework_lost_is_left_out(initiative, goals, maude):
    came = start(initiative, [*goals, FrameGoal("ancien-fil", "Perdu")], maude)

    assert came.added == 2


def test_an_archived_initiative_neither_gives_nor_takes(initiative, goals, maude):
    initiative.archive(by=maude, at=NOON)

    with pytest.raises(Archived):
        start(initiative, goals, maude)
    with pytest.raises(Archived):
        pass_on_frame(initiative=initiative, parcel=parcel(goals), by=maude, at=NOON)


def test_an_erased_person_leaves_the_frames_her_team_passed_on(initiative, maude, goals):
    action = FrameAction("Jumeler Maude Lachance", "mentorat")
    named = [FrameGoal(goals[0].thread, "Relayer Maude Lachance", (action,))]
    told = Parcel("Avec Maude Lachance", "Maude Lachance y était", [], [], named)
    frame = pass_on_frame(initiative=initiative, parcel=told, by=maude, at=NOON)

    forget(maude)

    frame.refresh_from_db()
    assert (frame.title, frame.words) == (
        "Avec une personne partie",
        "une personne partie y était",
    )
    (goal,) = read_frame(frame.frame)
    assert goal.thread == goals[0].thread
    assert goal.texts == ["Relayer une personne partie", "Jumeler une personne partie"]
