"""The door of the pages where the staff writes, and what stands behind it."""

from django.http import Http404

from impact.presence.pages.models import Page
from impact.presence.pages.policies import may_keep_pages
from impact.web.http import SignedInRequest, only_for
from impact.web.pages.drafts import Writing, open_writing

staff_only = only_for(may_keep_pages)


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
