"""The letter that tells an author what became of her proposal; the page has it all too."""

from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.trust.publishing.models import Decision, Revision


def tell_author(request: HttpRequest, revision: Revision) -> None:
    """Write to whoever proposed; a letter that cannot leave is not lost: the page says it."""
    decision, author = revision.decision, revision.author
    if not author.is_active or author.pk == decision.by_id:
        return
    is_published = decision.outcome == Decision.Outcome.PUBLISHED
    shown = {
        "title": revision.publication.title,
        "is_published": is_published,
        "reason": decision.reason,
        "dissent": decision.dissent,
        "address": request.build_absolute_uri(
            reverse("publishing:my-proposal", args=[revision.pk])
        ),
    }
    subject = (
        _("Votre proposition est publiée")
        if is_published
        else _("Votre proposition n’a pas été retenue")
    )
    body = render_to_string("publishing/letters/decision.txt", shown)
    try:
        EmailMessage(subject, body, to=[author.email]).send()
    except (SMTPException, OSError):
        return
