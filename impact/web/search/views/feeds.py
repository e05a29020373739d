"""A search one may follow: the latest of what it finds, as an Atom feed."""

from dataclasses import replace
from datetime import UTC, datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.lib.search.records import Hit
from impact.web.search.engine import the_engine
from impact.web.search.facets import FACETS
from impact.web.search.forms import read


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    names = {name: tell() for name, (_told, _label, tell) in FACETS.items()}
    asked = read(request.GET, names=names, on=timezone.localdate())
    latest = replace(asked.question, order="day", start=0, most=50, is_counted=False)
    found = the_engine().ask(latest).found
    page = f"{reverse('search:search')}?{asked.address()}"
    feed = Atom1Feed(
        title=_("IMPACT, recherche\u00a0: %(words)s") % {"words": asked.words or _("tout")},
        link=request.build_absolute_uri(page),
        description="",
        language="fr-ca",
        feed_url=request.build_absolute_uri(),
    )
    for hit in found.hits:
        address = request.build_absolute_uri(hit.address)
        feed.add_item(
            title=hit.title,
            link=address,
            description=hit.body[:300],
            unique_id=address,
            updateddate=_moment(hit),
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _moment(hit: Hit) -> datetime:
    day = str(hit.day) if hit.day else "20260101"
    return datetime(int(day[:4]), int(day[4:6]), int(day[6:8]), tzinfo=UTC)
