"""Deciding of one proposal for whoever asks by a page: what was done, or why it was not."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from impact.trust.accounts.models import User
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.web.publishing.letters import tell_author

__all__ = ["decline", "publish", "refusal_of", "set_aside"]


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
    why = reason or _("Cela ne ressemble pas à une proposition pour ce site.")
    tell_author(
        request, operations.set_aside(revision=revision, reason=why, by=by, at=timezone.now())
    )


def refusal_of(refusal: Exception) -> str:
    """Return in words why a proposal was left as it is."""
    if isinstance(refusal, operations.NotWaiting):
        return _("une décision était déjà prise")
    if isinstance(refusal, operations.OwnProposal):
        return _("c’est la vôtre\u00a0: quelqu’un d’autre en décide")
    if isinstance(refusal, operations.Moved):
        return _("deux changements se rencontrent\u00a0: ouvrez-la pour trancher")
    return _("il y manque quelque chose\u00a0: ouvrez-la pour le voir")
