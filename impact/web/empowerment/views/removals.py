"""Taking entries out of the logbook: at once, undoable for thirty days, then for good."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import LogEntry
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.web.empowerment.reach import find_entry_to_change
from impact.web.http import SignedInRequest, cut, find_initiative, find_to_take_part


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    shown = {
        "initiative": initiative,
        "page": cut(request, initiative.log_entries.removed().order_by("-removed_at", "-pk")),
        "days": operations.REMOVED_LAST.days,
        "may_take_part": may_take_part(request.user, initiative),
        "may_coordinate": may_coordinate(request.user, initiative),
    }
    return render(request, "empowerment/removed_entries.html", shown)


@require_POST
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry_to_change(request, slug, pk)
    try:
        operations.remove_entry(entry=entry, by=request.user, at=timezone.now())
    except operations.AlreadyRemoved:
        messages.info(request, _("Cette entrée était déjà retirée."))
    return redirect(f"{reverse('empowerment:logbook', args=[slug])}?retiree={pk}")


@require_POST
def undo(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    entry = get_object_or_404(initiative.log_entries, pk=pk)
    operations.restore_entry(entry=entry, by=request.user, at=timezone.now())
    messages.success(request, _("L’entrée est revenue, avec ses photos."))
    return redirect("empowerment:entry", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then erase for good: whoever wrote it, or the coordination."""
    initiative = find_to_take_part(request, slug)
    removed = initiative.log_entries.removed().select_related("initiative")
    entry = get_object_or_404(removed, pk=pk)
    if not _may_erase(request, entry):
        told = _("La personne qui a écrit cette entrée ou la coordination peut l’effacer.")
        raise PermissionDenied(told)
    if request.method != "POST":
        shown = {"initiative": initiative, "entry": entry}
        return render(request, "empowerment/entry_erasure.html", shown)
    operations.erase_entry(entry=entry, by=request.user, at=timezone.now())
    messages.success(request, _("L’entrée et ses photos sont effacées."))
    return redirect("empowerment:removed-entries", slug)


def _may_erase(request: SignedInRequest, entry: LogEntry) -> bool:
    return entry.created_by_id == request.user.pk or may_coordinate(request.user, entry.initiative)
