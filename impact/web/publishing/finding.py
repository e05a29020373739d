"""What one looks for here, if one reaches it: a kind, a thing, a proposal of one's own, or not."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from impact.trust.publishing.kinds import Kind, UnknownKind, kind_of
from impact.trust.publishing.models import Publication, Revision
from impact.trust.publishing.policies import may_review, may_use_desk
from impact.trust.publishing.queries import Standing, standing_of
from impact.web.http import SignedInRequest, only_for
from impact.web.publishing.places import above, within


def find_kind(code: str) -> Kind:
    """Return a kind of thing.

    :raises Http404: if no room publishes such things.
    """
    try:
        return kind_of(code)
    except UnknownKind as absent:
        raise Http404 from absent


def find_thing(kind: str, key: str) -> Standing:
    """Return how a thing stands, for whoever writes upon it or reads its history.

    :raises Http404: if there is no such kind.
    """
    find_kind(kind)
    return standing_of(kind, key)


def may_review_standing(user: Any, standing: Standing, *, kind: str, key: str) -> bool:
    """Say whether this person reviews a thing, whether or not anyone revised it yet."""
    if not user.is_authenticated:
        return False
    publication = standing.publication
    if publication is None:
        tell = find_kind(kind).place_of
        publication = Publication(kind=kind, key=key, place=tell(key) if tell else "")
    return may_review(user, publication, places=above(publication.place))


def find_mine(request: HttpRequest, pk: int) -> Revision:
    """Return one of one's own revisions.

    :raises Http404: if it is someone else's, or does not exist.
    """
    rows = Revision.objects.select_related("publication__current", "decision")
    return get_object_or_404(rows, pk=pk, author_id=request.user.pk)


def find_to_review(request: SignedInRequest, pk: int) -> Revision:
    """Return a proposal this person is trusted with reviewing, decided or not.

    :raises Http404: if it is not hers to review, or a draft.
    """
    rows = Revision.objects.entrusted_to(request.user, within=within(request.user)).exclude(
        state__in=[Revision.State.DRAFT, Revision.State.WITHDRAWN]
    )
    return get_object_or_404(
        rows.select_related("publication__current", "author", "decision__by"), pk=pk
    )


reviewers_only = only_for(
    may_use_desk, told=_("Cette page est celle des personnes qui relisent ce qui est proposé.")
)
