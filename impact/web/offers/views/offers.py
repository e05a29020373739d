"""What the field offers, for everyone to read: the list, one offer, the table.

The table has the columns of the one the staff imports: handed out, it can be read back.
"""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from impact.journeys.offers.models import Offer
from impact.journeys.offers.policies import may_keep_offers
from impact.journeys.offers.queries import find_offers
from impact.journeys.offers.rows import tell_row
from impact.journeys.offers.tables import COLUMNS
from impact.trust.accounts.models import User
from impact.web.http import cut
from impact.web.offers.forms import SearchForm
from impact.web.paper.tables import csv_response

#: A text typed by people could hold these; inside a data block they would end it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET or None)
    offers = find_offers(form.search(), on=timezone.localdate()).prefetch_related(
        "aims__competency", "territories"
    )
    page = cut(request, offers, size=20)
    shown = {
        "form": form,
        "page": page,
        "is_asked": form.is_asked,
        "in_all": Offer.objects.offered_on(timezone.localdate()).count(),
    }
    return render(request, "offers/offers.html", shown)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    offers = Offer.objects.prefetch_related("aims__competency", "territories", "stages", "roles")
    offer = get_object_or_404(offers, slug=slug)
    shown = {
        "offer": offer,
        "is_over": offer.is_over(timezone.localdate()),
        "may_keep": isinstance(request.user, User) and may_keep_offers(request.user),
        "linked_data": _linked(offer, address=request.build_absolute_uri()),
    }
    return render(request, "offers/offer.html", shown)


@login_not_required
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    offers = find_offers(SearchForm(request.GET or None).search(), on=timezone.localdate())
    loaded = offers.prefetch_related("aims__competency", "stages", "roles", "territories")
    told = map(tell_row, loaded)
    rows = ([line[column] for column in COLUMNS] for line in told)
    return csv_response("reponses", header=list(COLUMNS), rows=rows)


def _linked(offer: Offer, *, address: str) -> SafeString:
    """The offer as schema.org tells one, for machines."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course" if offer.kind == Offer.Kind.TRAINING else "Service",
        "@id": address,
        "name": offer.title,
        "description": offer.summary,
        "provider": {"@type": "Organization", "name": offer.provider},
        "inLanguage": offer.language,
    }
    if offer.cost is not None:
        told["offers"] = {"@type": "Offer", "price": offer.cost, "priceCurrency": "CAD"}
    if offer.kind == Offer.Kind.TRAINING:
        told["teaches"] = [one.competency.title for one in offer.aims.all()]
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308
