"""Answering a pairing alone, ending one that both wanted, forgetting the rest."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from impact.journeys.offers.models import Hand, Pairing
from impact.journeys.offers.operations.hands import close_lapsed, propose_meetings
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class NoLongerProposed(Exception):
    """The pairing is over, agreed, or one of the two hands was taken back."""


@transaction.atomic
def answer_pairing(*, pairing: Pairing, answer: str, by: User, at: datetime) -> Pairing:
    """Keep what this person answers, which she may change until both said yes or it is over.

    What the journal keeps is the same for a yes and for a no.

    :raises NoLongerProposed: if it can no longer be answered.
    :raises Archived: if the initiative is.
    """
    initiative = Initiative.objects.lock_open(pairing.initiative)
    open_now = initiative.pairings.naming(by).open_at(at)
    held = open_now.select_for_update().filter(pk=pairing.pk).first()
    if held is None:
        raise NoLongerProposed
    held.answer(by, Pairing.Answer(answer), at=at)
    record("offers.pairing.answered", actor=by, subject=held, at=at)
    return held


@transaction.atomic
def end_pairing(*, pairing: Pairing, by: User, at: datetime) -> None:
    """End a pairing both had wanted; either may, at any time, and twice changes nothing."""
    agreed = Pairing.objects.naming(by).agreed().select_for_update(of=("self",))
    held = agreed.filter(pk=pairing.pk).first()
    if held:
        held.end(at=at)
        record("offers.pairing.ended", actor=by, subject=held, at=at)


@transaction.atomic
def forget_pairings(*, at: datetime) -> int:
    """Run once a day: end what is over, let go of who left, bring together what met since."""
    close_lapsed(at=at)
    Hand.objects.exclude(pk__in=Hand.objects.standing().values("pk")).delete()
    gone = Pairing.objects.exclude(pk__in=Pairing.objects.among_members().values("pk"))
    old = Pairing.objects.filter(ended_at__isnull=False, proposed_at__lte=at - Pairing.RESTS)
    forgotten = gone.delete()[0] + old.delete()[0]
    helped = Hand.objects.filter(initiative=OuterRef("pk"), side=Hand.Side.HELP)
    for initiative in Initiative.objects.active().filter(Exists(helped)).order_by("pk"):
        # Someone may be holding out a hand there at this very moment.
        propose_meetings(Initiative.objects.lock(initiative), at=at)
    return forgotten
