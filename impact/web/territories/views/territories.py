"""The territories everyone may read: the tile map, and a page for each place."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from impact.knowledge.territories import queries
from impact.knowledge.territories.models import Territory
from impact.web.territories.sheets import atlas_sheet, list_entries, template_of, territory_sheet


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    listings = queries.list_regions()
    words = request.GET.get("q", "").strip()[:60]
    found = queries.search(words, among=listings) if words else None
    context = {
        "words": words,
        "listings": list_entries(found.listings if found else listings),
        "tiles": [county for listing in listings for county in listing.counties],
        "found": found,
        "sheet": atlas_sheet(listings, absolute=request.build_absolute_uri),
    }
    return render(request, "territories/index.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    territory = get_object_or_404(Territory.objects.with_lineage(), slug=slug)
    sheet = territory_sheet(territory, absolute=request.build_absolute_uri)
    context = {"territory": territory, "sheet": sheet}
    return render(request, template_of(territory), context)
