"""The message that carries an invitation: who invites, to what, and the way in; nothing else."""

from collections.abc import Sequence
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.presence.communities.models import Invitation
from impact.web.templatetags.dates import spell_day


def address_of(request: HttpRequest, invitation: Invitation) -> str:
    """Return the whole address of an invitation, short enough to copy when it is a link."""
    return request.build_absolute_uri(reverse("communities:joining", args=[invitation.code]))


def send_invitations(request: HttpRequest, invitations: Sequence[Invitation]) -> list[Invitation]:
    """Send each invitation to its address; return those the mail server did not take."""
    connection = get_connection()
    failed: list[Invitation] = []
    for invitation in invitations:
        message = _compose(request, invitation)
        message.connection = connection
        try:
            message.send()
        except (SMTPException, OSError):
            failed.append(invitation)
    return failed


def _compose(request: HttpRequest, invitation: Invitation) -> EmailMessage:
    shown = {
        "inviter": invitation.created_by.name,
        "initiative": invitation.initiative.name,
        "address": address_of(request, invitation),
        "expires_day": spell_day(invitation.expires_at),
    }
    subject = _("Invitation à la démarche « %(initiative)s »") % shown
    return EmailMessage(
        # A subject holds on one line.
        subject=" ".join(subject.splitlines()),
        body=render_to_string("communities/invitation.txt", shown),
        to=[invitation.email],
    )
