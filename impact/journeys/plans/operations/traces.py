"""Linking an action to what the logbook tells of it (« traces »)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from impact.journeys.empowerment.models import LogEntry
from impact.journeys.plans.models import Action, Plan
from impact.journeys.plans.operations.plans import journal
from impact.trust.accounts.models import User


@transaction.atomic
def choose_traces(
    *,
    action: Action,
    chosen: Collection[LogEntry],
    among: Collection[LogEntry],
    by: User,
    at: datetime,
) -> None:
    """Say which of the entries shown tell of this action; those not shown stay as they were.

    :raises AlreadyClosed: if the plan was closed.
    """
    plan = Plan.objects.lock_open(action.goal.plan)
    kept = [entry for entry in chosen if entry.initiative_id == plan.initiative_id]
    action.traces.remove(*(entry for entry in among if entry not in kept))
    action.traces.add(*kept)
    journal("plans.action.traced", plan, by=by, at=at)
