"""Votes of a team on its plan hold, whoever answers, leaves or closes at the same time."""

from datetime import timedelta

import pytest

from impact.journeys.plans.deliberations import minutes_of, vote_of
from impact.journeys.plans.models import Poll, PollAnswer
from impact.journeys.plans.operations import (
    AlreadyVoting,
    Deed,
    Motion,
    NothingToAdopt,
    PointsAmiss,
    ReasonMissing,
    StillVoting,
    TooFewToShare,
    VoteClosed,
    add_action,
    adopt_plan,
    close_plan,
    close_poll,
    open_poll,
    settle_objection,
    share_points,
    take_answer_back,
    take_stance,
)
from impact.presence.communities.operations import leave
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY

CONSENT = Motion("CONSENT", "Adoptons-nous?")
POINTS = Motion("POINTS", "Par où commencer?", 10)


@pytest.fixture
def consent(goal, team, maude) -> Poll:
    return open_poll(plan=goal.plan, motion=CONSENT, by=maude, at=NOON)


@pytest.fixture
def points(goal, team, maude) -> Poll:
    return open_poll(plan=goal.plan, motion=POINTS, by=maude, at=NOON)


def say(poll, who, stance="CONSENT", reason=""):
    return take_stance(poll=poll, stance=stance, reason=reason, by=who, at=NOON)


def test_one_vote_is_open_at_a_time(consent, maude):
    with pytest.raises(AlreadyVoting):
        open_poll(plan=consent.plan, motion=POINTS, by=maude, at=NOON)


def test_an_empty_plan_is_not_put_to_the_vote(plan, maude):
    with pytest.raises(NothingToAdopt):
        open_poll(plan=plan, motion=CONSENT, by=maude, at=NOON)


def test_a_team_under_five_works_by_consent_only(goal, maude):
    with pytest.raises(TooFewToShare):
        open_poll(plan=goal.plan, motion=POINTS, by=maude, at=NOON)
    assert open_poll(plan=goal.plan, motion=CONSENT, by=maude, at=NOON).points == 0


def test_an_objection_has_its_reason(consent, yvon):
    with pytest.raises(ReasonMissing):
        say(consent, yvon, "OBJECTION", "  ")
    assert not consent.answers.exists()


def test_an_answer_changes_until_the_vote_closes(consent, yvon, maude):
    say(consent, yvon, "OBJECTION", "Trop court.")
    say(consent, yvon)

    answer = consent.answers.get()
    assert (answer.stance, answer.reason) == ("CONSENT", "")
    close_poll(poll=consent, by=maude, at=NOON)
    with pytest.raises(VoteClosed):
        say(consent, yvon, "ASIDE")


def test_a_settled_objection_stays_written_and_stands_no_more(consent, yvon, maude):
    say(consent, maude)
    say(consent, yvon, "OBJECTION", "Trop court.")
    settle_objection(poll=consent, by=maude, at=NOON)
    assert not vote_of(consent).consent.is_reached

    settle_objection(poll=consent, by=yvon, at=NOON)

    vote = vote_of(consent)
    assert vote.consent.is_reached
    assert vote.positions[0].reason == "Trop court."


def test_to_object_anew_undoes_the_settling(consent, yvon):
    say(consent, yvon, "OBJECTION", "Trop court.")
    settle_objection(poll=consent, by=yvon, at=NOON)

    say(consent, yvon, "OBJECTION", "Toujours trop court.")

    assert consent.answers.get().stands


def test_an_answer_can_be_taken_back(consent, yvon):
    say(consent, yvon, "ASIDE")

    take_answer_back(poll=consent, by=yvon, at=NOON)

    assert vote_of(consent, reader=yvon).mine is None


def test_who_left_is_heard_no_more_and_blocks_nobody(consent, initiative, yvon, maude):
    say(consent, maude)
    say(consent, yvon, "OBJECTION", "Trop court.")
    leave(initiative=initiative, person=yvon, at=NOON)
    assert vote_of(consent).consent.is_reached

    closed = close_poll(poll=consent, by=maude, at=NOON)

    assert closed.outcome["objecting"] == 0
    assert not closed.answers.filter(person=yvon).exists()


@pytest.mark.parametrize("given", [{}, {"C3": 11}, {"ailleurs": 3}])
def test_points_go_to_objectives_of_the_plan_and_no_further(points, goal, yvon, given):
    told = {goal.pk if to == "C3" else 0: number for to, number in given.items()}

    with pytest.raises(PointsAmiss):
        share_points(poll=points, points=told, by=yvon, at=NOON)


def test_closing_adds_the_points_up_and_forgets_who_gave_what(points, goal, team, maude):
    for rank, person in enumerate(team):
        share_points(poll=points, points={goal.pk: rank + 1}, by=person, at=NOON)

    closed = close_poll(poll=points, by=maude, at=NOON)

    assert closed.outcome["totals"] == {str(goal.pk): 21}
    assert set(map(str, PollAnswer.objects.values_list("points", flat=True))) == {"{}"}
    assert [row.points for row in vote_of(closed).rows] == [21]


def test_points_of_four_people_are_told_to_nobody_and_kept_nowhere(points, goal, team, maude):
    for person in team[:4]:
        share_points(poll=points, points={goal.pk: 5}, by=person, at=NOON)
    take_answer_back(poll=points, by=team[3], at=NOON)
    share_points(poll=points, points={goal.pk: 5}, by=team[3], at=NOON)

    closed = close_poll(poll=points, by=maude, at=NOON)

    assert closed.outcome == {"voices": 4, "totals": None, "revision": closed.plan.revision}
    assert vote_of(closed).rows == []


def test_no_point_is_told_while_the_vote_is_open(points, goal, team):
    for person in team:
        share_points(poll=points, points={goal.pk: 5}, by=person, at=NOON)

    vote = vote_of(points)
    assert (vote.shares, vote.rows, vote.answered) == (None, [], 6)


def test_a_vote_closes_once(consent, maude, solange):
    close_poll(poll=consent, by=maude, at=NOON)

    with pytest.raises(VoteClosed):
        close_poll(poll=consent, by=solange, at=NOON)
    consent.refresh_from_db()
    assert consent.closed_by == maude


def test_a_plan_is_not_closed_while_its_team_votes(consent, maude):
    with pytest.raises(StillVoting):
        close_plan(plan=consent.plan, by=maude, at=NOON)


def test_a_vote_is_on_the_plan_as_it_was(consent, goal, maude):
    add_action(goal=goal, deed=Deed(title="En plein vote"), by=maude, at=NOON)
    consent.plan.refresh_from_db()
    assert vote_of(consent).has_changed_meanwhile

    closed = close_poll(poll=consent, by=maude, at=NOON)
    add_action(goal=goal, deed=Deed(title="Après le vote"), by=maude, at=NOON)
    closed.plan.refresh_from_db()

    assert vote_of(closed).has_changed_since


def test_a_closed_vote_gives_the_minutes_their_presence_and_dissent(consent, yvon, maude, solange):
    say(consent, maude)
    say(consent, yvon, "OBJECTION", "Trop court.")
    say(consent, solange, "ASIDE", "Je serai partie.")
    closed = close_poll(poll=consent, by=maude, at=NOON)

    minutes = minutes_of(closed)

    assert minutes.present == "Maude Lachance, Solange Petit, Yvon Lajoie"
    assert "Yvon Lajoie\u00a0: Trop court." in minutes.dissent
    assert "Je serai partie." in minutes.dissent
    assert "Maude" not in minutes.dissent


@pytest.mark.parametrize("is_closed", [True, False])
def test_an_adoption_rests_on_a_vote_once_it_is_closed(consent, maude, is_closed):
    poll = close_poll(poll=consent, by=maude, at=NOON) if is_closed else consent

    adoption = adopt_plan(
        plan=consent.plan, on=TODAY, present="Maude", dissent="", by=maude, at=NOON, poll=poll
    )

    assert (adoption.poll == poll) is is_closed


def test_the_journal_of_the_team_never_tells_who_answered_nor_when(consent, initiative, yvon):
    say(consent, yvon, "OBJECTION", "Trop court.")
    settle_objection(poll=consent, by=yvon, at=NOON + timedelta(hours=1))

    told = Entry.objects.within(initiative.context).values_list("verb", flat=True)
    assert "plans.poll.opened" in told
    assert not {"plans.poll.answered", "plans.objection.settled"}.intersection(told)
