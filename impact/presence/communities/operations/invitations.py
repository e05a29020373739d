"""Opening a way in, closing it, coming through it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from impact.knowledge.mobilization.models import Role
from impact.presence.communities.models import Initiative, Invitation, Membership
from impact.presence.communities.operations.team import join
from impact.presence.communities.tokens import LONG, SHORT, draw
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: How many invitations an initiative may open in a day: enough for an assembly, not for a mailing.
DAILY_LIMIT = 50


class TooMany(Exception):
    """The initiative opened all the invitations it may for now; `left` is what remains."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class Closed(Exception):
    """The invitation lets nobody in any more; `why` says for what reason."""

    def __init__(self, why: Invitation.Closing) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def invite_addresses(
    *, initiative: Initiative, addresses: Sequence[str], by: User, at: datetime
) -> list[Invitation]:
    """Open one single-use invitation per address; an address invited already is left alone.

    :raises TooMany: if there are more than the day allows; none is opened.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    waiting = set(held.invitations.open_at(at).values_list("email", flat=True))
    fresh = [address for address in addresses if address not in waiting]
    _check_limit(held, count=len(fresh), at=at)
    return [
        _open(held, kind=Invitation.Kind.EMAIL, email=address, by=by, at=at) for address in fresh
    ]


@transaction.atomic
def open_link(*, initiative: Initiative, by: User, at: datetime) -> Invitation:
    """Open a way in that anyone who holds its address or its QR may follow.

    :raises TooMany: if the day allows no more.
    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    _check_limit(held, count=1, at=at)
    return _open(held, kind=Invitation.Kind.LINK, by=by, at=at)


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Close a way in for good; doing it twice changes nothing."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if held.revoked_at is None:
        held.revoke(at=at)
        _tell("revoked", held, by=by, at=at)


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, by: User, at: datetime, roles: Sequence[Role] = ()
) -> Membership:
    """Come in by this invitation; one sent to an address serves only once.

    :raises Closed: if it expired, was revoked or has served.
    :raises AlreadyMember: if this person belongs already; the invitation is left as it was.
    """
    # Two people may hold the same message.
    held = Invitation.objects.select_for_update(of=("self",)).select_related("initiative")
    held_now = held.get(pk=invitation.pk)
    why = held_now.closing_at(at)
    if why is not None:
        raise Closed(why)
    membership = join(initiative=held_now.initiative, person=by, roles=roles, at=at)
    held_now.use()
    return membership


@transaction.atomic
def forget_closed_addresses(*, at: datetime) -> int:
    """Erase the addresses kept by invitations that no longer let anyone in; return how many."""
    return Invitation.objects.closed_at(at).forget_addresses()


def _open(
    initiative: Initiative, *, kind: Invitation.Kind, by: User, at: datetime, email: str = ""
) -> Invitation:
    invitation = initiative.invitations.create(
        kind=kind,
        token=draw(LONG if kind == Invitation.Kind.EMAIL else SHORT),
        email=email,
        created_by=by,
        created_at=at,
        expires_at=at + Invitation.LIFETIME,
    )
    _tell("sent" if email else "opened", invitation, by=by, at=at)
    return invitation


def _check_limit(initiative: Initiative, *, count: int, at: datetime) -> None:
    today = initiative.invitations.filter(created_at__gt=at - timedelta(days=1)).count()
    if today + count > DAILY_LIMIT:
        raise TooMany(left=DAILY_LIMIT - today)


def _tell(deed: str, invitation: Invitation, *, by: User, at: datetime) -> None:
    record(
        f"communities.invitation.{deed}",
        actor=by,
        subject=invitation,
        at=at,
        context=invitation.initiative.context,
    )
