"""A page of the institute; an address it once had leads to it for good."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.presence.pages.models import Page
from impact.presence.pages.policies import may_keep_pages
from impact.presence.pages.queries import find_by_slug
from impact.web.pages import prose
from impact.web.pages.linked_data import article

#: The headings from which a page begins with a table of its contents.
LONG = 4
ROUTES = {
    Page.Kind.PAGE: "pages:page",
    Page.Kind.NEWS: "pages:news-item",
    Page.Kind.STORY: "pages:story",
}


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = find(slug)
    if moved := moved_from(page, slug, kind=Page.Kind.PAGE):
        return moved
    text = prose.show(page.body)
    tops = [one for one in text.headings if one.rank == 2]
    shown = {
        "page": page,
        "text": text,
        "contents": tops if len(tops) >= LONG else [],
        "may_keep": may_keep_pages(request.user),
        "linked_data": article(request, page),
    }
    return render(request, "pages/page.html", shown)


def find(slug: str) -> Page:
    """Return the page that has, or had, this address, if it is shown today.

    :raises Http404: if there is none.
    """
    page = find_by_slug(slug, on=timezone.localdate())
    if page is None:
        raise Http404(_("Aucune page n’est à cette adresse."))
    return page


def moved_from(page: Page, slug: str, *, kind: Page.Kind) -> HttpResponse | None:
    """Return the way to where a page stands now, when it is not where it was asked for."""
    if page.slug == slug and page.kind == kind:
        return None
    return HttpResponsePermanentRedirect(address_of(page))


def address_of(page: Page) -> str:
    return reverse(ROUTES[Page.Kind(page.kind)], args=[page.slug])
