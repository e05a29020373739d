from datetime import timedelta

import pytest

from impact.presence.communities import operations
from impact.presence.communities.course import course_of
from impact.presence.communities.queries import active_stages_of
from impact.presence.communities.story import Kind, story_of
from impact.trust.journal.models import Entry
from tests.cast import NOON, SPRING, TODAY

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def move(initiative, maude, stage):
    def to(code, **told):
        told = {"on": TODAY, "by": maude, "at": NOON} | told
        return operations.move_main_stage(initiative=initiative, to=stage(code), **told)

    return to


@pytest.fixture
def start(initiative, maude, stage):
    def one(code, on=TODAY):
        return operations.start_stage(
            initiative=initiative, stage=stage(code), on=on, by=maude, at=NOON
        )

    return one


@pytest.fixture
def reading(initiative):
    """The shared reading: active since the beginning, beside the main stage."""
    return initiative.spans.get(stage__code="S2")


def test_one_more_stage_becomes_active(initiative, start):
    start("S5")

    assert [stage.code for stage in active_stages_of(initiative)] == ["S2", "S3", "S5"]


def test_a_stage_does_not_start_tomorrow(start):
    with pytest.raises(operations.WrongDay):
        start("S5", TOMORROW)


def test_a_stage_is_active_only_once(start):
    with pytest.raises(operations.Overlapping):
        start("S2")


def test_a_stage_ends_and_may_start_again(initiative, reading, maude, start):
    operations.end_stage(span=reading, on=YESTERDAY, by=maude, at=NOON)
    start("S2")

    assert initiative.spans.filter(stage=reading.stage).count() == 2


@pytest.mark.parametrize("day", [TOMORROW, TODAY - timedelta(days=500)])
def test_a_stage_ends_neither_tomorrow_nor_before_it_started(reading, maude, day):
    with pytest.raises(operations.WrongDay):
        operations.end_stage(span=reading, on=day, by=maude, at=NOON)


def test_the_main_stage_does_not_end_before_another_takes_its_place(initiative, maude):
    main = course_of(initiative).standing.main

    with pytest.raises(operations.MainStageRuns):
        operations.end_stage(span=main, on=TODAY, by=maude, at=NOON)


def test_the_main_stage_gives_its_place_and_stays_active(initiative, move):
    move("S4")

    standing = course_of(initiative).standing
    assert standing.main.stage.code == "S4"
    assert [span.stage.code for span in standing.others] == ["S2", "S3"]


def test_going_back_asks_what_was_learned(initiative, move):
    with pytest.raises(operations.LessonMissing):
        move("S2", lesson="  ")
    assert course_of(initiative).standing.main.stage.code == "S3"

    kept = move("S2", lesson="Nous avions parlé sans les familles.")
    assert kept.lesson == "Nous avions parlé sans les familles."
    assert Entry.objects.latest("pk").verb == "communities.stage.returned"


def test_a_move_does_not_come_before_the_last_one(move):
    move("S4", on=YESTERDAY)

    with pytest.raises(operations.WrongDay):
        move("S5", on=YESTERDAY - timedelta(days=1))


def test_two_coordinators_do_not_move_the_main_stage_twice(initiative, move, stage):
    move("S4", seen=stage("S3"))

    with pytest.raises(operations.MovedMeanwhile):
        move("S5", seen=stage("S3"))
    assert course_of(initiative).standing.main.stage.code == "S4"


def test_a_stage_written_today_by_mistake_is_taken_out(initiative, start, maude):
    operations.remove_stage(span=start("S7"), by=maude, at=NOON)

    assert [stage.code for stage in active_stages_of(initiative)] == ["S2", "S3"]


def test_a_stage_of_another_day_is_history(reading, maude):
    with pytest.raises(operations.TooLateToUndo):
        operations.remove_stage(span=reading, by=maude, at=NOON)


def test_a_slip_of_the_main_stage_leaves_no_trace_in_the_story(initiative, move, maude):
    before = story_of(course_of(initiative))
    slip = move("S8")

    operations.undo_last_move(move=slip, by=maude, at=NOON)

    assert story_of(course_of(initiative)) == before
    assert course_of(initiative).standing.main.stage.code == "S3"


def test_a_slip_is_undone_the_same_day_only(move, maude):
    slip = move("S4")

    with pytest.raises(operations.TooLateToUndo):
        operations.undo_last_move(move=slip, by=maude, at=NOON + timedelta(days=1))


def test_the_first_move_cannot_be_undone(initiative, maude):
    with pytest.raises(operations.TooLateToUndo):
        operations.undo_last_move(move=initiative.moves.get(), by=maude, at=SPRING)


def test_undoing_reopens_the_stage_that_ended_meanwhile(initiative, move, maude):
    main = course_of(initiative).standing.main
    slip = move("S4")
    main.refresh_from_db()
    operations.end_stage(span=main, on=TODAY, by=maude, at=NOON)

    operations.undo_last_move(move=slip, by=maude, at=NOON)

    assert course_of(initiative).standing.main.pk == main.pk


def test_the_first_day_of_the_main_stage_is_set_right(initiative, maude):
    main = course_of(initiative).standing.main
    earlier = main.started_on - timedelta(days=90)

    operations.correct_stage(span=main, started_on=earlier, ended_on=None, by=maude, at=NOON)

    assert initiative.moves.get().on == earlier
    assert course_of(initiative).lines[1].main[0].start == earlier


def test_a_correction_does_not_contradict_when_a_stage_was_main(initiative, move, maude):
    main = course_of(initiative).standing.main
    move("S4", on=YESTERDAY)
    main.refresh_from_db()
    operations.end_stage(span=main, on=TODAY, by=maude, at=NOON)

    with pytest.raises(operations.WrongDay):
        operations.correct_stage(
            span=main,
            started_on=main.started_on,
            ended_on=YESTERDAY - timedelta(days=3),
            by=maude,
            at=NOON,
        )


@pytest.mark.parametrize("change", [{"started_on": TOMORROW}, {"ended_on": TODAY}])
def test_a_correction_neither_foretells_nor_ends_a_stage(reading, maude, change):
    dates = {"started_on": reading.started_on, "ended_on": None} | change

    with pytest.raises(operations.WrongDay):
        operations.correct_stage(span=reading, **dates, by=maude, at=NOON)


def test_the_story_tells_a_return_and_its_lesson(initiative, move, maude, reading):
    move("S5", on=YESTERDAY)
    move("S2", lesson="Il manquait des voix.")
    told = [(event.kind, event.stage) for event in story_of(course_of(initiative))]

    assert [kind for kind, _stage in told] == [
        Kind.BEGAN,
        Kind.STARTED,
        Kind.MOVED,
        Kind.RETURNED,
    ]
    assert story_of(course_of(initiative))[-1].lesson == "Il manquait des voix."


def test_an_initiative_has_one_history_per_stage_in_the_order_of_the_cycle(initiative, move):
    move("S5")

    lines = course_of(initiative).lines
    assert [line.stage.code for line in lines] == ["S2", "S3", "S5"]
    assert [len(line.main) for line in lines] == [0, 1, 1]
