"""Asking a committee before deciding, and hearing from it; who sits on which."""

from datetime import date, datetime

from django.db import transaction

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.models import Advice, Committee, Revision, Seat
from impact.trust.publishing.operations.errors import AlreadyAnswered, OwnProposal
from impact.trust.publishing.operations.proposing import hold_waiting


@transaction.atomic
def ask_advice(
    *,
    revision: Revision,
    committee: str,
    question: str,
    by: User,
    at: datetime,
    wanted_on: date | None = None,
) -> Advice:
    """Ask an advisory committee about a proposal; one that was never named is opened, empty.

    :raises NotWaiting: if it was decided meanwhile.
    """
    revision = hold_waiting(revision)
    asked = revision.advices.create(
        committee=_committee(committee, at=at),
        question=question,
        wanted_on=wanted_on,
        asked_by=by,
        asked_at=at,
    )
    record("publishing.advice.asked", actor=by, subject=asked, at=at)
    return asked


@transaction.atomic
def record_advice(
    *, advice: Advice, answer: str, dissent: str, on: date, by: User, at: datetime
) -> Advice:
    """Write down what the committee answered, its disagreement kept.

    :raises AlreadyAnswered: if someone else wrote it down first.
    :raises NotWaiting: if the proposal was decided meanwhile.
    :raises OwnProposal: if one wrote the proposal oneself.
    """
    revision = hold_waiting(advice.revision)
    if revision.author_id == by.pk:
        raise OwnProposal
    advice = Advice.objects.select_for_update().get(pk=advice.pk)
    if advice.answered_on is not None:
        raise AlreadyAnswered
    advice.answer, advice.dissent, advice.answered_on, advice.recorded_by = answer, dissent, on, by
    advice.save(update_fields=["answer", "dissent", "answered_on", "recorded_by"])
    record("publishing.advice.recorded", actor=by, subject=advice, at=at)
    return advice


@transaction.atomic
def give_seat(*, person: User, committee: str, by: User, at: datetime) -> Seat:
    """Have someone sit on a committee, by its name; it is opened with its first person."""
    seat, is_new = Seat.objects.get_or_create(
        person=person,
        committee=_committee(committee, at=at),
        defaults={"named_by": by, "since": at},
    )
    if is_new:
        record("publishing.seat.given", actor=by, subject=seat, at=at)
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, by: User, at: datetime) -> None:
    """Have someone sit there no more; what she answered stays the committee’s."""
    record("publishing.seat.ended", actor=by, subject=seat, at=at)
    seat.delete()


@transaction.atomic
def choose_letters(*, seat: Seat, wanted: bool, at: datetime) -> None:
    """Write to someone when her committee is asked, or no more."""
    seat.quiet_since = None if wanted else at
    seat.save(update_fields=["quiet_since"])
    record("publishing.seat.letters_chosen", actor=seat.person, subject=seat, at=at)


def _committee(name: str, *, at: datetime) -> Committee:
    told = " ".join(name.split())
    known = Committee.objects.filter(name__iexact=told).first()
    return known or Committee.objects.create(name=told, opened_at=at)
