"""The staff brings in a table of offers: shown first, then done; and retires what is gone."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.offers.models import Offer
from impact.journeys.offers.operations import (
    Foreseen,
    foresee_offers,
    import_offers,
    restore_offer,
    retire_offer,
)
from impact.journeys.offers.rows import COLUMNS, NotATable, read_table
from impact.web.http import SignedInRequest, cut
from impact.web.offers.forms import TableForm
from impact.web.paper.tables import csv_response

#: Between the preview and the confirmation the table travels sealed in the page, this long at most.
SEAL, LASTS = "offres", 60 * 60

View = Callable[..., HttpResponse]


def staff_only(view: View) -> View:
    """Refuse whoever is not of the site's staff."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_staff:
            raise PermissionDenied(_("Cette page est celle de l’équipe de l’institut."))
        return view(request, *args, **kwargs)

    return guarded


@staff_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    words = request.GET.get("texte", "").strip()[:80]
    offers = Offer.objects.order_by("retired_at", "title", "pk")
    if words:
        offers = offers.filter(title__icontains=words) | offers.filter(provider__icontains=words)
    return render(request, "offers/desk.html", {"page": cut(request, offers), "words": words})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    """Read the table and show what it would do; nothing is written yet."""
    form = TableForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "offers/import.html", {"form": form})
    try:
        lines, guessed = read_table(form.cleaned_data["file"])
    except NotATable as refusal:
        form.add_error("file", str(refusal))
        return render(request, "offers/import.html", {"form": form})
    foreseen = foresee_offers(lines)
    shown = {
        "sealed": signing.dumps(lines, salt=SEAL, compress=True),
        "guessed": guessed,
        "foreseen": foreseen,
        "batches": [(_("À ajouter"), foreseen.created), (_("À changer"), foreseen.changed)],
    }
    return render(request, "offers/preview.html", shown)


@staff_only
@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Do exactly what the preview showed; looked at again, in case the offers moved meanwhile."""
    try:
        lines: list[Mapping[str, str]] = signing.loads(
            request.POST.get("tableau", ""), salt=SEAL, max_age=LASTS
        )
    except signing.BadSignature:
        messages.error(request, _("L’aperçu a expiré\u00a0: redéposez le tableau."))
        return redirect("offers:import")
    foreseen = import_offers(lines, by=request.user, at=timezone.now())
    messages.success(request, _tell(foreseen))
    return redirect("offers:desk")


@staff_only
@require_safe
def template(request: SignedInRequest) -> HttpResponse:
    """A table to fill in, each column explained on its first line."""
    return csv_response("gabarit-offres", header=list(COLUMNS), rows=[list(COLUMNS.values())])


@staff_only
@require_POST
def retire(request: SignedInRequest, slug: str) -> HttpResponse:
    offer = get_object_or_404(Offer, slug=slug)
    if request.POST.get("geste") == "remettre":
        restore_offer(offer=offer, by=request.user, at=timezone.now())
        messages.success(request, _("L’offre est de nouveau montrée."))
    else:
        retire_offer(offer=offer, by=request.user, at=timezone.now())
        messages.success(request, _("L’offre n’est plus montrée. On peut la remettre d’ici."))
    return redirect("offers:desk")


def _tell(foreseen: Foreseen) -> str:
    told = _(
        "Offres ajoutées\u00a0: %(created)d. Changées\u00a0: %(changed)d. "
        "Inchangées\u00a0: %(kept)d."
    )
    return told % {
        "created": len(foreseen.created),
        "changed": len(foreseen.changed),
        "kept": foreseen.kept,
    }
