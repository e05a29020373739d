"""News and stories for whoever follows them (Atom)."""

from datetime import datetime, time

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.presence.pages.models import Page
from impact.web.pages.views.pages import address_of

#: How many a feed tells.
LATEST = 30


@login_not_required
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    return _feed(request, Page.Kind.NEWS, _("IMPACT, nouvelles"), reverse("pages:news"))


@login_not_required
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    title = _("IMPACT, récits de pratique")
    return _feed(request, Page.Kind.STORY, title, reverse("pages:stories"))


def _feed(request: HttpRequest, kind: Page.Kind, title: str, address: str) -> HttpResponse:
    told = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(address),
        description="",
        language="fr-ca",
        feed_url=request.build_absolute_uri(),
        author_name="IMPACT",
    )
    shown = Page.objects.shown_on(timezone.localdate()).of_kind(kind).latest_first()
    for page in shown[:LATEST]:
        here = request.build_absolute_uri(address_of(page))
        told.add_item(
            title=page.title,
            link=here,
            description=page.summary,
            author_name=page.byline or None,
            # The key, not the slug: a page that changes address is not new.
            unique_id=request.build_absolute_uri(f"{address}#{page.key}"),
            pubdate=_morning(page),
            updateddate=max(page.revised_at, _morning(page)),
        )
    response = HttpResponse(content_type=told.content_type)
    told.write(response, "utf-8")
    return response


def _morning(page: Page) -> datetime:
    day = page.published_on or timezone.localdate(page.revised_at)
    return timezone.make_aware(datetime.combine(day, time()))
