"""The logbook: reading it month by month, writing in it, changing an entry."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import LogEntry
from impact.journeys.empowerment.queries.logbook import find_entries, tags_for
from impact.lib.pictures import Redrawn
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_take_part
from impact.web.empowerment.entry_forms import EntryEditForm, EntryForm, SieveForm
from impact.web.empowerment.reach import find_entry, find_entry_to_change
from impact.web.http import SignedInRequest, cut, find_initiative, find_to_take_part


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    form = SieveForm(request.GET, tags=tags_for(initiative))
    shown = {
        "initiative": initiative,
        "form": form,
        "page": cut(request, find_entries(initiative, sieve=form.sieve()), size=20),
        "is_asked": any(form.cleaned_data.values()),
        "may_take_part": may_take_part(request.user, initiative),
        "taken_out": _just_removed(request, initiative),
        "today": timezone.localdate(),
        "kinds": LogEntry.Kind.choices,
    }
    return render(request, "empowerment/logbook.html", shown)


def _just_removed(request: SignedInRequest, initiative: Initiative) -> LogEntry | None:
    pk = request.GET.get("retiree", "")
    return initiative.log_entries.removed().filter(pk=pk).first() if pk.isdecimal() else None


@require_safe
def print_out(request: SignedInRequest, slug: str) -> HttpResponse:
    """The whole of what is looked for on one page, the oldest first, for paper."""
    initiative = find_initiative(request, slug)
    form = SieveForm(request.GET, tags=tags_for(initiative))
    entries = find_entries(initiative, sieve=form.sieve()).order_by("happened_on", "place", "pk")
    shown = {"initiative": initiative, "entries": entries, "today": timezone.localdate()}
    return render(request, "empowerment/logbook_print.html", shown)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry(request, slug, pk)
    shown = {
        "initiative": entry.initiative,
        "entry": entry,
        "may_take_part": may_take_part(request.user, entry.initiative),
        "has_room": len(entry.photos.all()) < operations.MOST_PHOTOS,
    }
    return render(request, "empowerment/entry.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    today = timezone.localdate()
    form = EntryForm(
        request.POST or None,
        request.FILES or None,
        tags=tags_for(initiative),
        today=today,
        initial=_hinted(request.GET, today=today),
    )
    if not form.is_valid():
        shown = {"initiative": initiative, "form": form}
        return render(request, "empowerment/entry_new.html", shown)
    entry = operations.write_entry(
        initiative=initiative, told=form.told(), by=request.user, at=timezone.now()
    )
    picture = form.cleaned_data["photo"]
    if isinstance(picture, Redrawn):
        operations.add_photo(
            entry=entry,
            redrawn=picture,
            alt=form.cleaned_data["alt"],
            by=request.user,
            at=timezone.now(),
        )
    messages.success(request, _("C’est gardé. Vous pouvez y revenir quand vous voulez."))
    return redirect("empowerment:entry", slug, entry.pk)


def _hinted(asked: QueryDict, *, today: date) -> dict[str, Any]:
    """Return what another page suggests to tell: a title, a sort, words, components."""
    hints = {"title": asked.get("titre", "")[:160], "body": asked.get("mots", "")[:5000]}
    kind = asked.get("sorte", "")
    return {
        "happened_on": today,
        "kind": kind if kind in LogEntry.Kind.values else LogEntry.Kind.EVENT,
        "components": asked.getlist("composante"),
        **{name: hint for name, hint in hints.items() if hint},
    }


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry_to_change(request, slug, pk)
    tags = tags_for(entry.initiative, entry=entry)
    today = timezone.localdate()
    form = EntryEditForm(request.POST or None, tags=tags, today=today, initial=_as_initial(entry))
    shown: dict[str, Any] = {"initiative": entry.initiative, "entry": entry, "form": form}
    if not form.is_valid():
        return render(request, "empowerment/entry_edit.html", shown)
    try:
        operations.revise_entry(
            entry=entry,
            told=form.told(),
            revision=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.ChangedMeanwhile as change:
        shown |= {"theirs": change.current, "revision": change.current.revision}
        return render(request, "empowerment/entry_edit.html", shown, status=409)
    except operations.AlreadyRemoved:
        return render(request, "empowerment/entry_edit.html", shown | {"is_gone": True}, status=409)
    messages.success(request, _("L’entrée est à jour."))
    return redirect("empowerment:entry", slug, pk)


def _as_initial(entry: LogEntry) -> dict[str, Any]:
    names = ("title", "happened_on", "kind", "body", "actors", "in_story", "revision")
    return {
        **{name: getattr(entry, name) for name in names},
        "stage": entry.stage.code if entry.stage else "",
        "components": [tag.pk for tag in entry.components.all()],
    }
