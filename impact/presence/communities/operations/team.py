"""Who joins an initiative, coordinates it, leaves it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from impact.knowledge.mobilization.models import Role
from impact.presence.communities.models import Access, Initiative, Membership
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class AlreadyMember(Exception):
    """This person belongs to the initiative already."""


class NotAMember(Exception):
    """This person does not, or no longer, belong to the initiative."""


class LastCoordinator(Exception):
    """An initiative that lives is never left without coordination."""


@transaction.atomic
def join(
    *,
    initiative: Initiative,
    person: User,
    at: datetime,
    roles: Sequence[Role] = (),
    access: Access = Access.MEMBER,
) -> Membership:
    """Make this person a member, with the roles she says she plays from that day.

    :raises AlreadyMember: if she is one.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    if held.memberships.current().filter(person=person).exists():
        raise AlreadyMember
    membership = held.memberships.create(person=person, access=access, joined_at=at)
    for role in roles:
        membership.assignments.create(role=role, started_on=timezone.localdate(at))
    _tell("joined", membership, by=person, at=at)
    return membership


@transaction.atomic
def leave(*, initiative: Initiative, person: User, at: datetime) -> None:
    """End this person's membership at her own wish, and the roles she played.

    :raises NotAMember: if she left before.
    :raises LastCoordinator: if she alone coordinates an initiative that is not archived.
    """
    held = Initiative.objects.lock(initiative)
    membership = _current(held, person)
    _check_relief(held, membership)
    _end(membership, at=at)
    _tell("left", membership, by=person, at=at)


@transaction.atomic
def remove_member(*, membership: Membership, by: User, at: datetime) -> None:
    """End someone's membership in coordination, and the roles she played.

    :raises NotAMember: if she left before.
    :raises LastCoordinator: if she alone coordinates.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(membership.initiative)
    current = _current(held, membership.person)
    _check_relief(held, current)
    _end(current, at=at)
    _tell("removed", current, by=by, at=at)


@transaction.atomic
def give_coordination(*, membership: Membership, by: User, at: datetime) -> None:
    """Let one more member coordinate; doing it twice changes nothing.

    :raises NotAMember: if she left before.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(membership.initiative)
    current = _current(held, membership.person)
    if not current.is_coordinating:
        current.set_access(Access.COORDINATOR)
        _tell("coordination_given", current, by=by, at=at)


@transaction.atomic
def withdraw_coordination(*, membership: Membership, by: User, at: datetime) -> None:
    """Make a coordinator a member like the others; doing it twice changes nothing.

    :raises NotAMember: if she left before.
    :raises LastCoordinator: if nobody else coordinates.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(membership.initiative)
    current = _current(held, membership.person)
    if current.is_coordinating:
        _check_relief(held, current)
        current.set_access(Access.MEMBER)
        _tell("coordination_withdrawn", current, by=by, at=at)


@transaction.atomic
def hand_over(*, membership: Membership, by: User, at: datetime) -> None:
    """Entrust the coordination to this member and step back to being a member.

    :raises NotAMember: if either left before.
    :raises Archived: if the initiative is.
    """
    give_coordination(membership=membership, by=by, at=at)
    own = _current(membership.initiative, by)
    if own != membership:
        withdraw_coordination(membership=own, by=by, at=at)


def _current(initiative: Initiative, person: User) -> Membership:
    membership = initiative.memberships.current().filter(person=person).first()
    if membership is None:
        raise NotAMember
    return membership


def _check_relief(initiative: Initiative, membership: Membership) -> None:
    if initiative.is_archived or not membership.is_coordinating:
        return
    if not initiative.memberships.coordinating().exclude(pk=membership.pk).exists():
        raise LastCoordinator


def _end(membership: Membership, *, at: datetime) -> None:
    membership.end(at=at)
    day = timezone.localdate(at)
    running = membership.assignments.filter(ended_on=None)
    # A role said to start later than today never began.
    running.filter(started_on__gt=day).delete()
    running.update(ended_on=day)


def _tell(deed: str, membership: Membership, *, by: User, at: datetime) -> None:
    record(
        f"communities.member.{deed}",
        actor=by,
        subject=membership,
        at=at,
        context=membership.initiative.context,
        details={"person": membership.person_id},
    )
