"""Holding out a hand to one's team, and taking it back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from impact.journeys.offers.meetings import Meeting, Raised, find_meetings
from impact.journeys.offers.models import Hand, Pairing
from impact.presence.communities.models import Initiative
from impact.presence.communities.operations import NotAMember
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@transaction.atomic
def raise_hand(
    *, initiative: Initiative, thread: str, side: Hand.Side, by: User, at: datetime
) -> Hand:
    """Tell the team that this person can help, or wants to grow; those whose hands meet are asked.

    One hand per competency: the other side takes the place of the first.

    :raises NotAMember: if she does not belong.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    if not held.memberships.current().filter(person=by).exists():
        raise NotAMember
    standing = held.hands.standing().on(thread).filter(person=by)
    hand = standing.filter(side=side).first()
    if hand:
        return hand
    _take_back(held, thread=thread, person=by, at=at)
    hand = held.hands.create(person=by, thread=thread, side=side, since=at)
    propose_meetings(held, at=at)
    record("offers.hand.raised", actor=by, subject=hand, at=at)
    return hand


@transaction.atomic
def lower_hand(*, initiative: Initiative, thread: str, by: User, at: datetime) -> None:
    """Take a hand back, at once and whatever the state of the initiative; none to take is fine."""
    held = Initiative.objects.lock(initiative)
    hand = held.hands.on(thread).filter(person=by).first()
    if hand:
        record("offers.hand.lowered", actor=by, subject=hand, at=at)
        _take_back(held, thread=thread, person=by, at=at)


def propose_meetings(initiative: Initiative, *, at: datetime) -> int:
    """Propose to both whatever hands meet and were not brought together lately; say how many."""
    close_lapsed(at=at)
    recent = initiative.pairings.filter(proposed_at__gt=at - Pairing.RESTS)
    unended = initiative.pairings.filter(ended_at=None)
    hands = initiative.hands.standing().values_list("person", "thread", "side")
    raised = [Raised(person, thread, side == Hand.Side.HELP) for person, thread, side in hands]
    found = find_meetings(raised, lately={*_as_meetings(recent), *_as_meetings(unended)})
    Pairing.objects.bulk_create(
        Pairing(
            initiative=initiative,
            thread=one.thread,
            helper_id=one.helper,
            learner_id=one.learner,
            proposed_at=at,
        )
        for one in found
    )
    return len(found)


def close_lapsed(*, at: datetime) -> int:
    """End what ended by itself, and forget what each answered: a no leaves no trace."""
    lapsed = list(Pairing.objects.lapsed_at(at))
    for pairing in lapsed:
        pairing.ended_at = pairing.ends_by_itself_at
        pairing.helper_answer = pairing.learner_answer = ""
    Pairing.objects.bulk_update(lapsed, ["ended_at", "helper_answer", "learner_answer"])
    return len(lapsed)


def _as_meetings(pairings: Iterable[Pairing]) -> list[Meeting]:
    return [Meeting(one.thread, one.helper_id, one.learner_id) for one in pairings]


def _take_back(initiative: Initiative, *, thread: str, person: User, at: datetime) -> None:
    """Remove her hand, and what she answered to proposals that still wait."""
    initiative.hands.on(thread).filter(person=person).delete()
    waiting = initiative.pairings.filter(thread=thread, agreed_at=None, ended_at=None)
    waiting.filter(helper=person).update(helper_answer="")
    waiting.filter(learner=person).update(learner_answer="")
