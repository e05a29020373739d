"""The roles members say they play, from one day to another."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.knowledge.mobilization.models import Role
from impact.presence.communities.models import Assignment, Initiative, Membership
from impact.presence.communities.moves import Stretch, is_possible
from impact.presence.communities.operations.stages import WrongDay, refuse_overlap
from impact.presence.communities.operations.team import NotAMember
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@transaction.atomic
def assign_role(
    *, membership: Membership, role: Role, on: date, by: User, at: datetime
) -> Assignment:
    """Say that a member plays this role from that day; saying it twice changes nothing.

    :raises WrongDay: if the day is still to come.
    :raises Overlapping: if she played it already over part of that time.
    :raises NotAMember: if she left.
    :raises Archived: if the initiative is.
    """
    _hold(membership)
    played = membership.assignments.filter(role=role, ended_on=None).first()
    return played or _begin(membership, role=role, on=on, by=by, at=at)


@transaction.atomic
def end_role(*, assignment: Assignment, on: date, by: User, at: datetime) -> None:
    """Say that a member stopped playing this role that day; saying it twice changes nothing.

    :raises WrongDay: if the day is still to come, or before the role started.
    :raises NotAMember: if she left.
    :raises Archived: if the initiative is.
    """
    _hold(assignment.membership)
    assignment.refresh_from_db()
    if assignment.ended_on is None:
        _finish(assignment, on=on, by=by, at=at)


@transaction.atomic
def change_roles(
    *,
    membership: Membership,
    added: Collection[Role],
    ended: Collection[Role],
    on: date,
    by: User,
    at: datetime,
) -> None:
    """Begin some roles and end others that day; whatever is not named stays as it is.

    :raises WrongDay, Overlapping, NotAMember, Archived: as for one role.
    """
    for assignment in membership.assignments.filter(ended_on=None, role__in=ended):
        end_role(assignment=assignment, on=on, by=by, at=at)
    for role in added:
        assign_role(membership=membership, role=role, on=on, by=by, at=at)


def _hold(membership: Membership) -> None:
    Initiative.objects.lock_open(membership.initiative)
    membership.refresh_from_db()
    if membership.left_at is not None:
        raise NotAMember


def _begin(membership: Membership, *, role: Role, on: date, by: User, at: datetime) -> Assignment:
    if not is_possible(day=on, today=timezone.localdate(at)):
        raise WrongDay
    others = membership.assignments.filter(role=role).values_list("started_on", "ended_on")
    refuse_overlap(Stretch(on, None), [Stretch(*other) for other in others])
    _tell("taken", membership, role=role, by=by, at=at)
    return membership.assignments.create(role=role, started_on=on)


def _finish(assignment: Assignment, *, on: date, by: User, at: datetime) -> None:
    if not is_possible(day=on, today=timezone.localdate(at), not_before=assignment.started_on):
        raise WrongDay
    assignment.end(on=on)
    _tell("ended", assignment.membership, role=assignment.role, by=by, at=at)


def _tell(deed: str, membership: Membership, *, role: Role, by: User, at: datetime) -> None:
    record(
        f"communities.role.{deed}",
        actor=by,
        subject=membership,
        at=at,
        context=membership.initiative.context,
        details={"role": role.code, "person": membership.person_id},
    )
