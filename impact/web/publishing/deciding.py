"""Deciding of one proposal for whoever asks by a page: what was done, or why it was not."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from impact.trust.accounts.models import User
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.web.publishing.letters import tell_author

__all__ = [
    "decline",
    "decline_together",
    "publish",
    "refusal_of",
    "set_aside",
    "set_aside_together",
]


def publish(
    request: HttpRequest,
    revision: Revision,
    *,
    by: User,
    reason: str,
    dissent: str = "",
    settled: Mapping[str, Any] | None = None,
) -> None:
    """Publish and tell the author; raises what the operation raises."""
    done = operations.publish(
        revision=revision,
        by=by,
        at=timezone.now(),
        reason=reason,
        dissent=dissent,
        settled=settled,
    )
    tell_author(request, done)


def decline(
    request: HttpRequest, revision: Revision, *, by: User, reason: str, dissent: str = ""
) -> None:
    """Turn down and tell the author; raises what the operation raises."""
    done = operations.decline(
        revision=revision, reason=reason, dissent=dissent, by=by, at=timezone.now()
    )
    tell_author(request, done)


def set_aside(request: HttpRequest, revision: Revision, *, by: User, reason: str) -> None:
    """Set aside as spam and tell the author, who may say otherwise; raises as the operation."""
    why = reason or _no_proposal()
    tell_author(
        request, operations.set_aside(revision=revision, reason=why, by=by, at=timezone.now())
    )


def decline_together(
    request: HttpRequest, revisions: Iterable[Revision], *, by: User, reason: str
) -> list[Revision]:
    """Turn many down and tell their authors; return those that were."""
    at = timezone.now()
    done = operations.decline_together(revisions=revisions, reason=reason, by=by, at=at)
    return _told(request, done)


def set_aside_together(
    request: HttpRequest, revisions: Iterable[Revision], *, by: User, reason: str
) -> list[Revision]:
    """Set many aside as spam and tell their authors; return those that were."""
    done = operations.set_aside_together(
        revisions=revisions, reason=reason or _no_proposal(), by=by, at=timezone.now()
    )
    return _told(request, done)


def _told(request: HttpRequest, done: list[Revision]) -> list[Revision]:
    for revision in done:
        tell_author(request, revision)
    return done


def _no_proposal() -> str:
    return _("Cela ne ressemble pas à une proposition pour ce site.")


def refusal_of(refusal: Exception) -> str:
    """Return in words why a proposal was left as it is."""
    if isinstance(refusal, operations.NotWaiting):
        return _("une décision était déjà prise")
    if isinstance(refusal, operations.OwnProposal):
        return _("c’est la vôtre\u00a0: quelqu’un d’autre en décide")
    if isinstance(refusal, operations.Moved):
        return _("deux changements se rencontrent\u00a0: ouvrez-la pour trancher")
    return _("il y manque quelque chose\u00a0: ouvrez-la pour le voir")
