"""Beginning a plan, adopting it together, closing it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from impact.journeys.plans.models import Adoption, Goal, Plan, Poll
from impact.journeys.plans.operations.revisions import refuse_if_changed
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class AlreadyOpen(Exception):
    """The initiative has an open plan; it is closed before another begins."""


class NothingToAdopt(Exception):
    """A plan without any objective is not adopted."""


class StillVoting(Exception):
    """A vote is open on this plan: it is closed first, so that its answers are added up."""


def start_plan(
    *, initiative: Initiative, title: str, horizon_on: date | None, by: User, at: datetime
) -> Plan:
    """Begin the plan of an initiative.

    :raises AlreadyOpen: if it has one that is not closed.
    """
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                initiative=initiative,
                title=title,
                horizon_on=horizon_on,
                created_by=by,
                created_at=at,
            )
            journal("plans.plan.started", plan, by=by, at=at)
    except IntegrityError as refusal:
        raise AlreadyOpen from refusal
    return plan


@transaction.atomic
def take_up_plan(*, initiative: Initiative, title: str, by: User, at: datetime) -> Plan:
    """Return the open plan of an initiative, beginning one without a horizon if there is none.

    :raises Archived: if the initiative is archived.
    """
    held = Initiative.objects.lock_open(initiative)
    return Plan.objects.open().filter(initiative=held).first() or start_plan(
        initiative=held, title=title, horizon_on=None, by=by, at=at
    )


@transaction.atomic
def rename_plan(
    *, plan: Plan, title: str, horizon_on: date | None, revision: int, by: User, at: datetime
) -> None:
    """Give the plan another title or horizon.

    :raises ChangedMeanwhile: if the plan was changed since that revision; nothing is written.
    :raises AlreadyClosed: if the plan was closed.
    """
    held = Plan.objects.lock_open(plan)
    refuse_if_changed(held, revision=revision)
    held.title, held.horizon_on, held.revision = title, horizon_on, held.revision + 1
    held.save(update_fields=["title", "horizon_on", "revision"])
    journal("plans.plan.renamed", held, by=by, at=at)


@transaction.atomic
def adopt_plan(
    *,
    plan: Plan,
    on: date,
    present: str,
    dissent: str,
    by: User,
    at: datetime,
    poll: Poll | None = None,
) -> Adoption:
    """Record that the team adopted the plan as it stands, who was there, and who disagreed.

    `poll` is the vote the decision rests on, if the team held one on this plan.

    :raises NothingToAdopt: if the plan holds no objective.
    :raises AlreadyClosed: if the plan was closed.
    """
    held = Plan.objects.lock_open(plan)
    if not Goal.objects.kept().filter(plan=held).exists():
        raise NothingToAdopt
    adoption = held.adoptions.create(
        revision=held.revision,
        adopted_on=on,
        present=present,
        dissent=dissent,
        poll=poll if poll and poll.plan_id == held.pk and poll.is_closed else None,
        recorded_by=by,
        recorded_at=at,
    )
    journal("plans.plan.adopted", held, by=by, at=at)
    return adoption


@transaction.atomic
def close_plan(*, plan: Plan, by: User, at: datetime) -> None:
    """Close the plan for good; it stays readable and another may begin.

    :raises AlreadyClosed: if someone closed it before.
    :raises StillVoting: if a vote is open on it.
    """
    held = Plan.objects.lock_open(plan)
    if held.polls.filter(closed_at=None).exists():
        raise StillVoting
    held.closed_at, held.closed_by = at, by
    held.save(update_fields=["closed_at", "closed_by"])
    journal("plans.plan.closed", held, by=by, at=at)


def journal(verb: str, plan: Plan, *, by: User, at: datetime) -> None:
    """Write in the journal what was done to a plan, in the context of its initiative."""
    record(verb, actor=by, subject=plan, at=at, context=plan.initiative.context)
