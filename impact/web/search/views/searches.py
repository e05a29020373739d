"""One box over everything: what was found, how to narrow it, how the index stands."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.web.http import SignedInRequest
from impact.web.search.engine import the_engine
from impact.web.search.facets import FACETS
from impact.web.search.forms import ORDER_WORDS, SIZE, read
from impact.web.search.shown import results_of


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    names = {name: tell() for name, (_told, _label, tell) in FACETS.items()}
    asked = read(request.GET, names=names, on=timezone.localdate())
    answer = the_engine().ask(asked.question)
    results = results_of(answer, asked=asked, names=names)
    shown = {
        "asked": asked,
        "answer": answer,
        "results": results,
        "page": Paginator(range(results.total), SIZE).get_page(asked.page),
        "start": asked.question.start + 1,
        "again": asked.address(),
        "orders": [(name, ORDER_WORDS[name], asked.address(order=name)) for name in asked.orders],
        "mended": asked.address(words=answer.corrected) if answer.corrected else "",
    }
    return render(request, "search/search.html", shown)


@require_safe
def health(request: SignedInRequest) -> HttpResponse:
    """How the index stands, for those who keep the site."""
    if not request.user.is_staff:
        raise PermissionDenied(_("Cette page est celle de l’équipe de l’institut."))
    return render(request, "search/health.html", {"health": the_engine().health()})
