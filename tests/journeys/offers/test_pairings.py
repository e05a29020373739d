"""Each answers alone; a no is never told, by any road whatever, at any moment."""

from datetime import timedelta

import pytest

from impact.journeys.offers.models import Pairing
from impact.journeys.offers.operations import (
    NoLongerProposed,
    answer_pairing,
    end_pairing,
    forget_pairings,
    lower_hand,
)
from impact.journeys.offers.personal import personal_data_of
from impact.journeys.offers.queries import agreements_of, circle_of
from impact.presence.communities.models import Archived
from impact.presence.communities.operations import archive_initiative, leave
from impact.trust.journal.models import Entry
from tests.cast import NOON

YES, NO = Pairing.Answer.YES, Pairing.Answer.NO
DAYS = [timedelta(hours=1), timedelta(days=20), timedelta(days=22), timedelta(days=120)]
DAYS += [timedelta(days=181), timedelta(days=400)]


def _answer(pairing, by, said, *, at=NOON):
    return answer_pairing(pairing=pairing, answer=said, by=by, at=at)


def _seen(person, initiative, *, at):
    """Return all that the rooms tell this person about her pairings."""
    return (
        circle_of(person, initiative=initiative, at=at).proposals,
        agreements_of(person, initiative=initiative),
        personal_data_of(person)["jumelages"],
    )


@pytest.mark.parametrize("after", DAYS, ids=str)
@pytest.mark.parametrize("said", [YES, NO, ""])
@pytest.mark.parametrize("tidied", [True, False])
def test_a_no_and_a_silence_look_the_same_at_every_moment(
    pairing, initiative, solange, bastien, after, said, tidied
):
    """Bastien answers or not; Solange refuses in one world, and stays silent in the other."""
    at = NOON + after
    if said:
        _answer(pairing, bastien, said)
    before = _seen(bastien, initiative, at=NOON)
    silent_world = _world_of(bastien, initiative, pairing, at=at, tidied=tidied)
    _reset(pairing, learner_answer=said)
    _answer(pairing, solange, NO)

    assert _seen(bastien, initiative, at=NOON) == before
    assert _world_of(bastien, initiative, pairing, at=at, tidied=tidied) == silent_world


def _world_of(person, initiative, pairing, *, at, tidied):
    if tidied:
        forget_pairings(at=at)
    seen = _seen(person, initiative, at=at)
    count = Pairing.objects.filter(initiative=initiative).count()
    return [*_without_numbers(seen), count]


def _without_numbers(seen):
    """The row proposed anew after a long rest has another number in each world."""
    proposals, agreements, told = seen
    plain = [(one.other, one.my_answer, one.ends_at) for one in (*proposals, *agreements)]
    return plain, told


def _reset(pairing, *, learner_answer):
    """Bring back the first day, whatever tidying did."""
    Pairing.objects.all().delete()
    pairing.helper_answer, pairing.learner_answer = "", learner_answer
    pairing.ended_at = pairing.agreed_at = None
    pairing.save(force_insert=True)


@pytest.mark.parametrize("first", ["solange", "bastien"])
def test_two_yeses_make_a_pairing_and_both_see_it(
    pairing, initiative, solange, bastien, first, request
):
    one = request.getfixturevalue(first)
    other = bastien if one == solange else solange

    assert not _answer(pairing, one, YES).is_agreed
    assert _answer(pairing, other, YES).is_agreed

    assert agreements_of(solange, initiative=initiative)[0].other == "Bastien Laforest"
    assert agreements_of(bastien, initiative=initiative)[0].other == "Solange Petit"
    assert circle_of(solange, initiative=initiative, at=NOON).proposals == []


def test_an_answer_may_change_until_it_is_over(pairing, solange, bastien):
    _answer(pairing, solange, NO)
    _answer(pairing, bastien, YES)

    assert _answer(pairing, solange, YES).is_agreed


def test_nothing_is_answered_once_it_ended_by_itself(pairing, solange):
    with pytest.raises(NoLongerProposed):
        _answer(pairing, solange, YES, at=NOON + Pairing.LASTS)


@pytest.mark.parametrize("who", ["maude", "ginette", "odette", "theo"])
def test_only_the_two_it_names_may_answer_or_even_know(pairing, initiative, who, request):
    someone = request.getfixturevalue(who)

    with pytest.raises(NoLongerProposed):
        _answer(pairing, someone, YES)
    assert _seen(someone, initiative, at=NOON) == ([], [], [])


def test_a_hand_taken_back_suspends_the_proposal_for_both(pairing, initiative, solange, bastien):
    lower_hand(initiative=initiative, thread=pairing.thread, by=solange, at=NOON)

    with pytest.raises(NoLongerProposed):
        _answer(pairing, bastien, YES)
    assert circle_of(bastien, initiative=initiative, at=NOON).proposals == []


def test_probing_by_lowering_and_raising_ones_hand_teaches_nothing(
    pairing, initiative, solange, bastien, hold_out
):
    _answer(pairing, solange, NO)
    lower_hand(initiative=initiative, thread=pairing.thread, by=bastien, at=NOON)
    hold_out(bastien, "LEARN")

    (seen,) = circle_of(bastien, initiative=initiative, at=NOON).proposals
    assert (seen.pk, seen.my_answer) == (pairing.pk, "")
    assert Pairing.objects.count() == 1


def test_the_same_two_rest_before_being_proposed_again(pairing, initiative, bastien, hold_out):
    for days, expected in ((30, 0), (179, 0), (181, 1)):
        at = NOON + timedelta(days=days)
        forget_pairings(at=at)
        assert len(circle_of(bastien, initiative=initiative, at=at).proposals) == expected, days


def test_either_ends_what_both_wanted(pairing, initiative, solange, bastien):
    _answer(pairing, solange, YES)
    _answer(pairing, bastien, YES)

    end_pairing(pairing=pairing, by=solange, at=NOON)
    end_pairing(pairing=pairing, by=bastien, at=NOON)

    assert agreements_of(bastien, initiative=initiative) == []
    assert Entry.objects.filter(verb="offers.pairing.ended").count() == 1


def test_the_journal_writes_a_no_as_it_writes_a_yes(pairing, solange, bastien):
    _answer(pairing, solange, NO)
    _answer(pairing, bastien, YES)

    kept = Entry.objects.filter(verb__startswith="offers.pairing").values_list(
        "verb", "context", "details"
    )
    assert list(kept) == [("offers.pairing.answered", "", {})] * 2


def test_a_no_leaves_no_trace_once_it_is_over(pairing, solange):
    _answer(pairing, solange, NO)

    forget_pairings(at=NOON + Pairing.LASTS)

    pairing.refresh_from_db()
    assert (pairing.helper_answer, pairing.ended_at) == ("", NOON + Pairing.LASTS)


def test_a_departure_undoes_the_pairing(pairing, initiative, solange, bastien):
    _answer(pairing, solange, YES)
    _answer(pairing, bastien, YES)
    leave(initiative=initiative, person=solange, at=NOON)

    assert agreements_of(bastien, initiative=initiative) == []
    forget_pairings(at=NOON)
    assert not Pairing.objects.exists()


def test_an_archived_initiative_takes_no_answer(pairing, initiative, maude, solange):
    archive_initiative(initiative=initiative, by=maude, at=NOON)

    with pytest.raises(Archived):
        _answer(pairing, solange, YES)
