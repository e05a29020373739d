"""A librarian brings a file in: handed over, looked at, settled, published, undone."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.presence.library import operations
from impact.presence.library.foreseeing import Fate, Foreseen
from impact.presence.library.formats import Unreadable, tables
from impact.presence.library.models import Import
from impact.web.http import SignedInRequest
from impact.web.library.desk_forms import AdditionForm, UploadForm
from impact.web.library.keepers import bulk_only

#: How many records, or faults, a preview lists before it only counts them.
SHOWN = 200
#: How many files brought in are told.
TOLD = 10


@bulk_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    """Hand a file over; what was brought in lately stands below."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            held = operations.hold_file(
                name=file.name, data=file.read(), by=request.user, at=timezone.now()
            )
            return redirect("library:import", held.pk)
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
        except operations.TooManyRecords:
            told = _("Ce fichier a plus de %(most)s notices. Coupez-le en plusieurs.")
            form.add_error("file", told % {"most": operations.MOST})
    shown = {
        "form": form,
        "waiting": Import.objects.waiting().filter(by=request.user),
        "done": Import.objects.done().select_related("by")[:TOLD],
    }
    return render(request, "library/desk/imports.html", shown)


@bulk_only
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """What bringing this file in would do; nothing is written until it is asked."""
    held = get_object_or_404(Import.objects.select_related("by"), pk=pk)
    if held.confirmed_at:
        return render(request, "library/desk/imported.html", {"done": held, **_added(held)})
    if request.method == "POST":
        return _settle(request, held)
    return render(request, "library/desk/preview.html", _preview(held))


def _settle(request: SignedInRequest, held: Import) -> HttpResponse:
    form = AdditionForm(request.POST)
    common = form.addition() if form.is_valid() else held.settled.get("common", {})
    lines = {
        name.removeprefix("choix-"): str(value)
        for name, value in request.POST.items()
        if name.startswith("choix-")
    }
    try:
        held = operations.settle_import(held=held, common=common, lines=lines)
        if request.POST.get("geste") == "importer":
            done = operations.bring_in(held=held, by=request.user, at=timezone.now())
            messages.success(request, _tell(done))
        else:
            messages.info(request, _("L’aperçu est à jour. Rien n’est importé encore."))
    except operations.AlreadyDone:
        messages.warning(request, _("Ce fichier était déjà importé\u00a0: rien n’a changé."))
    return redirect("library:import", held.pk)


def _preview(held: Import) -> dict[str, Any]:
    foreseen = operations.foresee_import(held)
    common = held.settled.get("common", {})
    flat = {name: value[0] if isinstance(value, list) else value for name, value in common.items()}
    likes = foreseen.of(Fate.LIKE)
    return {
        "held": held,
        "foreseen": foreseen,
        "form": AdditionForm(initial=flat),
        "new": foreseen.of(Fate.NEW),
        "changed": foreseen.of(Fate.CHANGED),
        "same": foreseen.of(Fate.SAME),
        "likes": likes[:SHOWN],
        "more_likes": max(0, len(likes) - SHOWN),
        "faults": foreseen.faults[:SHOWN],
        "most": SHOWN,
    }


def _added(done: Import) -> dict[str, Any]:
    """Return how many it added, and how many of them nobody changed since."""
    rows = list(done.added.values_list("revised_at", "retired_at"))
    untouched = [one for one in rows if one == (done.confirmed_at, None)]
    return {"added": len(rows), "untouched": len(untouched)}


@bulk_only
@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw what an import added; or throw away a file that was only looked at."""
    found = get_object_or_404(Import, pk=pk)
    try:
        if found.confirmed_at is None:
            operations.drop_import(held=found, by=request.user, at=timezone.now())
            messages.success(request, _("Le fichier est jeté. Rien n’en avait été importé."))
            return redirect("library:imports")
        undone = operations.undo_import(done=found, by=request.user, at=timezone.now())
        messages.success(request, _tell_undone(undone))
    except operations.AlreadyDone:
        messages.info(request, _("C’était déjà fait\u00a0: rien n’a changé."))
    return redirect("library:import", pk)


@bulk_only
@require_safe
def template(request: SignedInRequest) -> HttpResponse:
    """A table to fill in, each column explained on its first line."""
    headers = {"Content-Disposition": 'attachment; filename="gabarit-ressources.csv"'}
    return HttpResponse(tables.template(), content_type=tables.MEDIA_TYPE, headers=headers)


def _tell(done: Foreseen) -> str:
    added = sum(line.is_added for line in done.lines)
    told = _(
        "Notices ajoutées\u00a0: %(added)s. Changées\u00a0: %(changed)s. "
        "Laissées de côté\u00a0: %(left)s."
    )
    return told % {
        "added": added,
        "changed": len(done.written) - added,
        "left": len(done.blocked) + len(done.lines) - len(done.written),
    }


def _tell_undone(undone: operations.Undone) -> str:
    told = ngettext(
        "%(n)s ressource retirée.", "%(n)s ressources retirées.", len(undone.withdrawn)
    ) % {"n": len(undone.withdrawn)}
    if not undone.left:
        return told
    left = ngettext(
        "%(n)s reste, parce que quelqu’un l’a changée depuis.",
        "%(n)s restent, parce que quelqu’un les a changées depuis.",
        len(undone.left),
    )
    return f"{told} {left % {'n': len(undone.left)}}"
