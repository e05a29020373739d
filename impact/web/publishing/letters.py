"""The letters about a proposal, to its author or a committee asked; the pages have it all too."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.trust.accounts.models import User
from impact.trust.publishing.models import Advice, Decision, Revision
from impact.web.letters import send_letter
from impact.web.telling import address_of


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
        "address": address_of(request, revision),
    }
    subject = (
        _("Votre proposition est publiée")
        if is_published
        else _("Votre proposition n’a pas été retenue")
    )
    letter = "publishing/letters/decision.txt"
    send_letter(author.email, subject=subject, letter=letter, shown=shown)


def tell_words(request: HttpRequest, revision: Revision, *, words: str, by: User) -> None:
    """Write to whoever proposed that someone who reviews said something of it."""
    author = revision.author
    if not words or not author.is_active or author.pk == by.pk:
        return
    shown = {
        "title": revision.publication.title,
        "words": words,
        "address": address_of(request, revision),
    }
    subject = _("On vous écrit au sujet de votre proposition")
    letter = "publishing/letters/words.txt"
    send_letter(author.email, subject=subject, letter=letter, shown=shown)


def tell_brought_back(request: HttpRequest, revision: Revision) -> None:
    """Write to whoever proposed that it was no spam: someone reads it after all."""
    author = revision.author
    if not author.is_active:
        return
    shown = {"title": revision.publication.title, "address": address_of(request, revision)}
    subject = _("Votre proposition est de nouveau à relire")
    letter = "publishing/letters/brought_back.txt"
    send_letter(author.email, subject=subject, letter=letter, shown=shown)


def tell_undone(request: HttpRequest, undone: Iterable[Revision], *, reason: str) -> None:
    """Write to whoever proposed what was published, and no longer is, by a step back."""
    for revision in undone:
        shown = {
            "title": revision.publication.title,
            "reason": reason,
            "address": address_of(request, revision),
        }
        subject = _("Ce que vous aviez proposé a été annulé")
        letter = "publishing/letters/undone.txt"
        send_letter(revision.author.email, subject=subject, letter=letter, shown=shown)


def tell_committee(request: HttpRequest, advice: Advice) -> int:
    """Write to whoever may answer for the committee and wants letters; return how many were."""
    shown = _asked(advice) | {
        "who": advice.asked_by.name,
        "wanted_on": advice.wanted_on,
        "address": request.build_absolute_uri(reverse("publishing:advice", args=[advice.pk])),
        "choices": request.build_absolute_uri(reverse("publishing:advices")),
    }
    letter = "publishing/letters/asked.txt"
    subject = _("On demande l’avis de votre comité")
    wanting = [
        seat.person.email
        for seat in advice.voices()
        if seat.quiet_since is None and seat.person_id != advice.asked_by_id
    ]
    for address in wanting:
        send_letter(address, subject=subject, letter=letter, shown=shown)
    return len(wanting)


def tell_asker(request: HttpRequest, advice: Advice) -> None:
    """Write to whoever asked a committee that it answered."""
    asker = advice.asked_by
    if not asker.is_active or asker.pk == advice.recorded_by_id:
        return
    page = reverse("publishing:proposal", args=[advice.revision_id])
    shown = _asked(advice) | {
        "answer": advice.answer,
        "dissent": advice.dissent,
        "address": request.build_absolute_uri(page),
    }
    subject = _("Le comité a répondu")
    letter = "publishing/letters/advised.txt"
    send_letter(asker.email, subject=subject, letter=letter, shown=shown)


def _asked(advice: Advice) -> dict[str, str]:
    return {
        "title": advice.revision.publication.title,
        "committee": advice.committee.name,
        "question": advice.question,
    }
