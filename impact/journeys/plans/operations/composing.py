"""Keeping a proposal as it was given, and taking from it what the team chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from impact.journeys.plans.models import Action, Composition
from impact.journeys.plans.operations.routes import Taken, take_route
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: The same thing asked again by the same person within this is a form sent twice.
TWICE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pick:
    """One route chosen for one hole, with the words for what must be begun."""

    competency: Competency
    status: str
    taken: Taken


@transaction.atomic
def keep_composition(
    *,
    initiative: Initiative,
    wishes: Mapping[str, Any],
    outcome: Mapping[str, Any],
    by: User,
    at: datetime,
) -> Composition:
    """Keep a proposal; sent twice in a row, it is kept once.

    :raises Archived: if the initiative is archived.
    """
    held = Initiative.objects.lock_open(initiative)
    last = held.compositions.filter(asked_by=by, asked_at__gt=at - TWICE).first()
    if last and last.wishes == wishes:
        return last
    kept = held.compositions.create(
        wishes=dict(wishes), outcome=dict(outcome), asked_by=by, asked_at=at
    )
    record("plans.composition.asked", actor=by, subject=kept, at=at, context=held.context)
    return kept


@transaction.atomic
def take_routes(
    *, initiative: Initiative, picks: Sequence[Pick], by: User, at: datetime
) -> list[Action]:
    """Put the routes chosen in the open plan, all of them or none; asked twice, once.

    :raises Archived: if the initiative is archived.
    """
    return [
        take_route(
            initiative=initiative,
            competency=pick.competency,
            status=pick.status,
            taken=pick.taken,
            by=by,
            at=at,
        )
        for pick in picks
    ]
