"""What may be meant by the first letters typed, for a list that follows the box."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.lib.search.records import PUBLIC, number_of
from impact.web.search.engine import the_engine
from impact.web.search.facets import KINDS
from impact.web.search.forms import LONGEST
from impact.web.search.shown import kind_of

#: Letters below which everything would be meant.
SHORTEST = 2


@login_not_required
@require_safe
def index(request: HttpRequest) -> JsonResponse:
    text = request.GET.get("q", "")[:LONGEST]
    today = number_of(timezone.localdate())
    is_long = len(text.strip()) >= SHORTEST
    hits = the_engine().suggest(text, audience=(PUBLIC,), on=today) if is_long else []
    told = [
        {"title": hit.title, "kind": str(KINDS.get(kind_of(hit), "")), "address": hit.address}
        for hit in hits
    ]
    response = JsonResponse({"suggestions": told})
    response["Cache-Control"] = "public, max-age=60"
    return response
