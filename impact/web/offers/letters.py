"""The letter that tells a team someone answered its brief; what was answered stays on the page."""

from django.core.mail import get_connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.journeys.offers.models import Brief
from impact.web.letters import send_letter


def tell_coordination(request: HttpRequest, brief: Brief) -> None:
    """Write to whoever coordinates; a letter that cannot leave is not lost: the page has it all."""
    address = reverse("offers:brief", args=[brief.initiative.slug, brief.pk])
    shown = {
        "initiative": brief.initiative.name,
        "competency": brief.competency.title,
        "address": request.build_absolute_uri(address),
    }
    subject = _("Quelqu’un répond à votre cahier d’appel")
    connection = get_connection()
    coordinating = brief.initiative.memberships.coordinating().select_related("person")
    for membership in coordinating.filter(person__is_active=True):
        send_letter(
            membership.person.email,
            subject=subject,
            letter="offers/letters/answer.txt",
            shown=shown,
            connection=connection,
        )
