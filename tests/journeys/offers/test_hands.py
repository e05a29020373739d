"""A hand is held out by oneself, to the team of today, and taken back with effect."""

from datetime import timedelta

import pytest

from impact.journeys.needs.models import Rating, Source
from impact.journeys.offers.models import Hand, Pairing
from impact.journeys.offers.operations import forget_pairings, lower_hand
from impact.journeys.offers.personal import forget, personal_data_of
from impact.journeys.offers.queries import circle_of, count_helpers
from impact.presence.communities.models import Archived
from impact.presence.communities.operations import NotAMember, archive_initiative, join, leave
from impact.trust.journal.models import Entry
from tests.cast import NOON

LATER = NOON + timedelta(days=1)


def test_nobody_holds_out_a_hand_unless_she_says_so(team, initiative, maude):
    assert circle_of(maude, initiative=initiative, at=NOON).gatherings == []


def test_the_team_reads_who_helps_and_who_grows(
    team, initiative, maude, solange, bastien, hold_out
):
    hold_out(solange, "HELP")
    hold_out(bastien, "LEARN")

    (around,) = circle_of(solange, initiative=initiative, at=NOON).gatherings

    assert (around.helpers, around.learners) == (["Solange Petit"], ["Bastien Laforest"])
    assert around.mine == "HELP"
    assert circle_of(maude, initiative=initiative, at=NOON).gatherings[0].mine == ""


def test_the_other_side_takes_the_place_of_the_first(team, solange, hold_out):
    hold_out(solange, "HELP")
    hold_out(solange, "LEARN", at=LATER)

    assert [hand.side for hand in Hand.objects.all()] == ["LEARN"]


def test_holding_out_the_same_hand_twice_is_once(team, solange, hold_out):
    assert hold_out(solange, "HELP") == hold_out(solange, "HELP", at=LATER)
    assert Entry.objects.filter(verb="offers.hand.raised").count() == 1


@pytest.mark.parametrize("who", ["odette", "rosalie", "theo"])
def test_only_a_member_holds_out_a_hand(team, hold_out, who, request):
    with pytest.raises(NotAMember):
        hold_out(request.getfixturevalue(who), "HELP")
    assert not Hand.objects.exists()


def test_an_archived_initiative_takes_no_hand_but_gives_one_back(
    team, initiative, maude, solange, hold_out
):
    hand = hold_out(solange, "HELP")
    archive_initiative(initiative=initiative, by=maude, at=LATER)

    with pytest.raises(Archived):
        hold_out(solange, "LEARN", at=LATER)
    lower_hand(initiative=initiative, thread=hand.thread, by=solange, at=LATER)

    assert not Hand.objects.exists()


def test_a_hand_goes_with_whoever_leaves_and_does_not_come_back_with_her(
    team, initiative, maude, solange, hold_out
):
    thread = hold_out(solange, "HELP").thread
    leave(initiative=initiative, person=solange, at=LATER)
    assert count_helpers([thread], initiative=initiative) == {}
    assert circle_of(maude, initiative=initiative, at=NOON).gatherings == []

    join(initiative=initiative, person=solange, at=LATER + timedelta(hours=1))
    assert count_helpers([thread], initiative=initiative) == {}

    forget_pairings(at=LATER + timedelta(hours=2))
    assert not Hand.objects.exists()


def test_taking_a_hand_back_takes_back_what_was_answered(pairing, solange, initiative):
    pairing.answer(solange, Pairing.Answer.YES, at=NOON)

    lower_hand(initiative=initiative, thread=pairing.thread, by=solange, at=LATER)

    pairing.refresh_from_db()
    assert pairing.helper_answer == ""


def test_no_level_makes_or_unmakes_a_meeting(team, solange, bastien, hold_out, competency):
    """R6 would ask the helper for one level more: a proposal would then tell her level."""
    known = {"competency": competency("C3"), "rated_at": NOON, "source": Source.SELF}
    for person, level in ((solange, 0), (bastien, 4)):
        Rating.objects.create(rater=person, person=person, level=level, **known)

    hold_out(solange, "HELP")
    hold_out(bastien, "LEARN")

    assert Pairing.objects.count() == 1


def test_an_erased_person_leaves_neither_hand_nor_pairing(pairing, solange, bastien):
    forget(solange)

    assert not Pairing.objects.exists()
    assert [hand.person for hand in Hand.objects.all()] == [bastien]
    assert personal_data_of(solange)["mains_tendues"] == []


def test_the_journal_of_the_initiative_never_holds_a_hand(pairing, initiative):
    assert not Entry.objects.within(initiative.context).filter(verb__startswith="offers").exists()
