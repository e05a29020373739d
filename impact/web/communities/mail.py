"""The message that carries an invitation: who invites, to what, and the way in; nothing else."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import get_connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.presence.communities.models import Invitation
from impact.web.letters import send_letter
from impact.web.templatetags.dates import spell_day


def address_of(request: HttpRequest, invitation: Invitation) -> str:
    """Return the whole address of an invitation, short enough to copy when it is a link."""
    return request.build_absolute_uri(reverse("communities:joining", args=[invitation.code]))


def send_invitations(request: HttpRequest, invitations: Sequence[Invitation]) -> list[Invitation]:
    """Send each invitation to its address; return those the mail server did not take."""
    connection = get_connection()
    return [one for one in invitations if not _send(request, one, connection=connection)]


def _send(request: HttpRequest, invitation: Invitation, *, connection: Any) -> bool:
    shown = {
        "inviter": invitation.created_by.name,
        "initiative": invitation.initiative.name,
        "address": address_of(request, invitation),
        "expires_day": spell_day(invitation.expires_at),
    }
    return send_letter(
        invitation.email,
        subject=_("Invitation à la démarche « %(initiative)s »") % shown,
        letter="communities/invitation.txt",
        shown=shown,
        connection=connection,
    )
