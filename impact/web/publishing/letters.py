"""The letters that tell an author what others say of her proposal; the page has it all too."""

from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.trust.accounts.models import User
from impact.trust.publishing.models import Decision, Revision


def tell_author(request: HttpRequest, revision: Revision) -> None:
    """Write to whoever proposed; a letter that cannot leave is not lost: the page says it."""
    decision, author = revision.decision, revision.author
    if not author.is_active or author.pk == decision.by_id:
        return
    is_published = decision.outcome == Decision.Outcome.PUBLISHED
    shown = {
        "title": revision.publication.title,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "dissent": decision.dissent,
        "address": _address(request, revision),
    }
    subject = (
        _("Votre proposition est publiée")
        if is_published
        else _("Votre proposition n’a pas été retenue")
    )
    _send(author.email, subject, render_to_string("publishing/letters/decision.txt", shown))


def tell_words(request: HttpRequest, revision: Revision, *, words: str, by: User) -> None:
    """Write to whoever proposed that someone who reviews said something of it."""
    author = revision.author
    if not words or not author.is_active or author.pk == by.pk:
        return
    shown = {
        "title": revision.publication.title,
        "words": words,
        "address": _address(request, revision),
    }
    subject = _("On vous écrit au sujet de votre proposition")
    _send(author.email, subject, render_to_string("publishing/letters/words.txt", shown))


def _address(request: HttpRequest, revision: Revision) -> str:
    return request.build_absolute_uri(reverse("publishing:my-proposal", args=[revision.pk]))


def _send(address: str, subject: str, body: str) -> None:
    try:
        EmailMessage(subject, body, to=[address]).send()
    except (SMTPException, OSError):
        return
