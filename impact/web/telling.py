"""Letters to those who proposed, whichever door took away what they had proposed.

A letter that cannot leave is not lost: the page of each proposal says the same.
"""

from collections.abc import Collection

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.trust.publishing.models import Publication, Revision
from impact.trust.publishing.queries import proposed_among
from impact.web.letters import send_letter

__all__ = ["address_of", "tell_retired"]


def tell_retired(request: HttpRequest, *, kind: str, keys: Collection[str]) -> None:
    """Write to whoever proposed what was published of these things, that nobody reads now."""
    things = Publication.objects.filter(kind=kind, key__in=keys, retired_at__isnull=False)
    rows = Revision.objects.filter(publication__in=things)
    for revision in proposed_among(rows).exclude(author=request.user.pk):
        shown = {
            "title": revision.publication.title,
            "reason": revision.publication.retired_because,
            "address": address_of(request, revision),
        }
        subject = _("Ce que vous aviez proposé n’est plus public")
        letter = "publishing/letters/retired.txt"
        send_letter(revision.author.email, subject=subject, letter=letter, shown=shown)


def address_of(request: HttpRequest, revision: Revision) -> str:
    """Return where its author follows a proposal."""
    return request.build_absolute_uri(reverse("publishing:my-proposal", args=[revision.pk]))
