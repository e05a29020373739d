"""The letter that tells a team someone answered its brief; what was answered stays on the page."""

from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.journeys.offers.models import Brief


def tell_coordination(request: HttpRequest, brief: Brief) -> None:
    """Write to whoever coordinates; a letter that cannot leave is not lost: the page has it all."""
    address = reverse("offers:brief", args=[brief.initiative.slug, brief.pk])
    shown = {
        "initiative": brief.initiative.name,
        "competency": brief.competency.title,
        "address": request.build_absolute_uri(address),
    }
    body = render_to_string("offers/letters/answer.txt", shown)
    subject = _("Quelqu’un répond à votre cahier d’appel")
    connection = get_connection()
    coordinating = brief.initiative.memberships.coordinating().select_related("person")
    for membership in coordinating.filter(person__is_active=True):
        message = EmailMessage(subject, body, to=[membership.person.email], connection=connection)
        try:
            message.send()
        except (SMTPException, OSError):
            continue
