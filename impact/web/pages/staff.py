"""The door of the pages where the staff writes, and what stands behind it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from impact.presence.pages.models import Page
from impact.presence.pages.policies import may_keep_pages
from impact.web.http import SignedInRequest
from impact.web.pages.drafts import Writing, open_writing

View = Callable[..., HttpResponse]


def staff_only(view: View) -> View:
    """Refuse whoever does not keep the pages."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_keep_pages(request.user):
            raise PermissionDenied(_("Cette page est celle de l’équipe de l’institut."))
        return view(request, *args, **kwargs)

    return guarded


def find_kind(code: str) -> Page.Kind:
    """Return a kind of page by its code.

    :raises Http404: if there is none.
    """
    if code not in Page.Kind.values:
        raise Http404
    return Page.Kind(code)


def find_written(request: SignedInRequest, kind: str, key: str) -> Writing:
    """Return what one writes of a page.

    :raises Http404: if it is neither published nor one's own draft.
    """
    writing = open_writing(request.user, kind=find_kind(kind), key=key)
    if not writing.exists:
        raise Http404
    return writing
