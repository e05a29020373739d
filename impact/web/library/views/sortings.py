"""What a library gave, to be sorted: kept, left, known already; and what became of it since."""

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from impact.presence.library.harvesting.queries import (
    differences_of,
    doubles_of,
    providers_with_counts,
)
from impact.presence.library.models import DataProvider, Harvested
from impact.presence.library.models.harvests import HarvestedQuerySet
from impact.presence.library.operations import sorting
from impact.web.http import SignedInRequest, cut
from impact.web.library.harvests.tables import Line, field_labels
from impact.web.library.harvests.words import cure_of
from impact.web.library.keepers import harvesters_only

#: What the page shows, by what its address says; the first is shown when it says nothing.
TABS = {
    "": gettext_lazy("À trier"),
    "nouvelles": gettext_lazy("Du neuf là-bas"),
    "gardees": gettext_lazy("Gardées"),
    "laissees": gettext_lazy("Laissées"),
}
MOST = 50


@harvesters_only
@require_safe
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    provider = get_object_or_404(providers_with_counts(), pk=pk)
    tab = request.GET.get("etat", "")
    tab = tab if tab in TABS else ""
    words = request.GET.get("texte", "").strip()[:80]
    rows = _narrowed(_rows(provider, tab), words)
    page = cut(request, rows.select_related("resource__file"), size=25)
    shown = {
        "provider": provider,
        "cure": cure_of(provider.trouble),
        "page": page,
        "lines": _lines(page, tab),
        "tab": tab,
        "tabs": TABS.items(),
        "words": words,
    }
    return render(request, "library/harvest.html", shown)


@harvesters_only
@require_POST
def sort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Do with the ticked records what the button says; one button may name its own record."""
    provider = get_object_or_404(DataProvider, pk=pk)
    deed, *told = request.POST.get("geste", "").split(":")
    asked = told[:1] or request.POST.getlist("choisies")
    numbers = [one for one in asked if one.isdecimal() and len(one) < 12][:MOST]
    chosen = list(provider.records.filter(pk__in=numbers).order_by("pk"))
    if not chosen or deed not in _DEEDS:
        messages.warning(request, _("Cochez au moins une notice, puis choisissez quoi en faire."))
    else:
        _DEEDS[deed](request, chosen)
    back = request.POST.get("etat", "")
    return redirect(f"{request.path.removesuffix('tri/')}{f'?etat={back}' if back in TABS else ''}")


def _rows(provider: DataProvider, tab: str) -> HarvestedQuerySet:
    rows: HarvestedQuerySet = provider.records.order_by("pk")
    if tab == "nouvelles":
        return rows.with_news()
    if tab:
        state = Harvested.State.KEPT if tab == "gardees" else Harvested.State.LEFT
        return rows.filter(state=state)
    return rows.to_sort()


def _narrowed(rows: HarvestedQuerySet, words: str) -> HarvestedQuerySet:
    for word in words.split():
        rows = rows.filter(content__title__icontains=word)
    return rows


def _lines(page: Page[Harvested], tab: str) -> list[Line]:
    records = list(page)
    doubles, labels = doubles_of(records), field_labels()
    return [
        Line(
            one,
            doubles.get(one.pk, []),
            [(labels.get(it.field, it.field), it) for it in differences_of(one)]
            if tab == "nouvelles"
            else [],
        )
        for one in records
    ]


def _keep(request: SignedInRequest, chosen: list[Harvested]) -> None:
    reason = _("Notice moissonnée dans une autre bibliothèque.")
    kept = sorting.keep_records(records=chosen, by=request.user, at=timezone.now(), reason=reason)
    if done := len(kept.resources):
        told = ngettext(
            "%(n)s notice gardée et publiée. Il reste à dire ce qu’elle aide à apprendre.",
            "%(n)s notices gardées et publiées. Il reste à dire ce qu’elles aident à apprendre.",
            done,
        )
        messages.success(request, told % {"n": done})
    for one, faults in kept.lacking:
        title = str(one.content.get("title") or one.identifier)
        told = _("Laissée à trier\u00a0: «\u00a0%(title)s\u00a0». %(cure)s")
        messages.warning(request, told % {"title": title, "cure": " ".join(faults.values())})


def _leave(request: SignedInRequest, chosen: list[Harvested]) -> None:
    done = sorting.leave_records(records=chosen, by=request.user, at=timezone.now())
    told = ngettext("%(n)s notice laissée.", "%(n)s notices laissées.", done)
    messages.success(request, told % {"n": done})


def _wait(request: SignedInRequest, chosen: list[Harvested]) -> None:
    for one in chosen:
        sorting.wait_again(harvested=one, by=request.user, at=timezone.now())
    messages.success(request, _("C’est de nouveau à trier."))


def _see(request: SignedInRequest, chosen: list[Harvested]) -> None:
    for one in chosen:
        sorting.see_news(harvested=one, by=request.user, at=timezone.now())
    messages.success(request, _("C’est noté\u00a0: vous l’avez vu."))


def _recognize(request: SignedInRequest, chosen: list[Harvested]) -> None:
    """Tie a record to the resource here that it is, if it is one of those it was shown beside."""
    slug = request.POST.get("geste", "").rpartition(":")[2]
    one = chosen[0]
    here = [it for it in doubles_of([one]).get(one.pk, []) if it.slug == slug]
    if not here:
        messages.warning(request, _("Cette ressource n’est plus ici. Choisissez encore."))
        return
    sorting.recognize(harvested=one, resource=here[0], by=request.user, at=timezone.now())
    messages.success(
        request, _("C’est la même\u00a0: celle d’ici reste, et suivra ce que devient l’autre.")
    )


_DEEDS = {
    "garder": _keep,
    "laisser": _leave,
    "remettre": _wait,
    "vu": _see,
    "reconnaitre": _recognize,
}
