"""The staff brings in a table of offers: shown first, then done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.tables import COLUMNS, NotATable, decode, read_table
from impact.web.http import SignedInRequest
from impact.web.offers.forms import TableForm
from impact.web.offers.staff import staff_only
from impact.web.paper.tables import csv_response
from impact.web.parcels import BrokenSeal, seal, unseal

#: How many offers, or faults, a preview lists before it only counts them.
SHOWN = 100
#: The page that a sealed table is of.
SEALED = "offers.table"
#: What a browser may send back at once (`DATA_UPLOAD_MAX_MEMORY_SIZE`), with room for the rest.
HEAVIEST_PARCEL = 2_400_000


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    """Read the table and show what it would do; nothing is written yet."""
    form = TableForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "offers/import.html", {"form": form})
    try:
        text, guessed = decode(form.cleaned_data["file"])
        table = read_table(text, guessed=guessed)
        parcel = seal({"text": text}, page=SEALED, by=request.user)
        if len(parcel) > HEAVIEST_PARCEL:
            raise NotATable(_("Ce tableau est trop lourd. Coupez-le en plusieurs."))
    except NotATable as refusal:
        form.add_error("file", str(refusal))
        return render(request, "offers/import.html", {"form": form})
    foreseen = operations.foresee_offers(table)
    shown = {
        "parcel": parcel,
        "table": table,
        "foreseen": foreseen,
        "faults": foreseen.faults[:SHOWN],
        "created": foreseen.created[:SHOWN],
        "changed": foreseen.changed[:SHOWN],
        "most": SHOWN,
    }
    return render(request, "offers/preview.html", shown)


@staff_only
@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Do what the preview showed; the table is read anew, in case the offers moved meanwhile."""
    try:
        held = unseal(request.POST.get("tableau", ""), page=SEALED, by=request.user)
        table = read_table(held["text"])
        foreseen = operations.import_offers(table, by=request.user, at=timezone.now())
    except BrokenSeal:
        messages.error(
            request, _("Cet aperçu n’est plus valable. Choisissez de nouveau le fichier.")
        )
        return redirect("offers:import")
    except operations.ImportedMeanwhile:
        messages.error(
            request,
            _("Rien n’a été importé\u00a0: quelqu’un importait les mêmes offres. Recommencez."),
        )
        return redirect("offers:import")
    messages.success(request, _tell(foreseen))
    return redirect("offers:desk")


@staff_only
@require_safe
def template(request: SignedInRequest) -> HttpResponse:
    """A table to fill in, each column explained on its first line."""
    return csv_response("gabarit-offres", header=list(COLUMNS), rows=[list(COLUMNS.values())])


def _tell(foreseen: operations.Foreseen) -> str:
    told = _(
        "Offres ajoutées\u00a0: %(created)d. Changées\u00a0: %(changed)d. "
        "Inchangées\u00a0: %(kept)d. Lignes laissées de côté\u00a0: %(wrong)d."
    )
    return told % {
        "created": len(foreseen.created),
        "changed": len(foreseen.changed),
        "kept": foreseen.kept,
        "wrong": foreseen.lines_at_fault,
    }
