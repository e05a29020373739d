"""The librarian's desk: what waits, the list narrowed, and what is done to many at once."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from impact.presence.library import operations
from impact.presence.library.models import Import, Resource, Subject
from impact.presence.library.policies import may_change_in_bulk
from impact.presence.library.queries.desk import Narrowing, narrow, waiting
from impact.trust.publishing.operations import IncompleteBatch
from impact.web.http import SignedInRequest, cut
from impact.web.library.desk_forms import AdditionForm, NarrowForm
from impact.web.library.keepers import bulk_only, keepers_only
from impact.web.library.views.withdrawals import find_chosen, withdraw

#: As many as one may pick on a page.
MOST = 100


@keepers_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    form = NarrowForm(request.GET)
    asked = form.narrowing()
    rows = narrow(asked).select_related("link_check")
    subjects = Prefetch("subjects", Subject.objects.select_related("competency"))
    page = cut(request, rows.prefetch_related(subjects), size=50)
    shown: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "page": page,
        "waiting": waiting(),
        "is_narrowed": asked != Narrowing(),
        "may_change": may_change_in_bulk(request.user),
        "query": request.GET.urlencode(),
    }
    if asked.brought_in:
        shown["brought_in"] = Import.objects.filter(pk=asked.brought_in).first()
    return render(request, "library/desk/index.html", shown)


@keepers_only
@require_POST
def batch(request: SignedInRequest) -> HttpResponse:
    """Send the chosen ones where what is to be done of them is asked."""
    chosen = _chosen(request)
    deed = request.POST.get("geste", "")
    if not chosen:
        messages.warning(request, _("Cochez au moins une ressource."))
        return redirect(_back(request))
    if deed == "fusionner":
        query = urlencode([("n", one.slug) for one in chosen[:6]])
        return redirect(f"{reverse('library:merge')}?{query}")
    if deed == "retirer":
        return withdraw(request, chosen, hidden=("filtres", _query(request)), back=_back(request))
    return _complete(request) if deed == "completer" else _bring_back(request)


@bulk_only
def _complete(request: SignedInRequest) -> HttpResponse:
    chosen = _chosen(request)
    form = AdditionForm(request.POST if "confirme" in request.POST else None)
    shown = {"form": form, "chosen": chosen, "hidden": ("filtres", _query(request))}
    shown["back"] = _back(request)
    if not form.is_valid() or not form.addition():
        if form.is_bound and form.is_valid():
            form.add_error(None, _("Choisissez au moins une chose à ajouter."))
        return render(request, "library/desk/complete.html", shown)
    try:
        done = operations.complete_resources(
            slugs=[one.slug for one in chosen],
            addition=form.addition(),
            by=request.user,
            at=timezone.now(),
            summary=_("Notice complétée avec plusieurs autres"),
        )
    except IncompleteBatch as refusal:
        form.add_error(None, _told(refusal))
        return render(request, "library/desk/complete.html", shown, status=409)
    told = ngettext("%(n)s ressource complétée.", "%(n)s ressources complétées.", done)
    messages.success(request, told % {"n": done})
    return redirect(_back(request))


@bulk_only
def _bring_back(request: SignedInRequest) -> HttpResponse:
    try:
        done = operations.bring_back(
            slugs=[one.slug for one in _chosen(request)],
            by=request.user,
            at=timezone.now(),
            summary=_("Remise dans la bibliothèque"),
        )
        told = ngettext("%(n)s ressource publiée.", "%(n)s ressources publiées.", done)
        messages.success(request, told % {"n": done})
    except IncompleteBatch as refusal:
        messages.error(request, _told(refusal))
    return redirect(_back(request))


def _told(refusal: IncompleteBatch) -> str:
    """Return which of many cannot be published, and how to mend it; none was."""
    titles = dict(Resource.objects.filter(slug__in=refusal.faults).values_list("slug", "title"))
    faults = [
        f"«\u00a0{titles.get(slug, slug)}\u00a0»\u00a0: {' '.join(found.values())}"
        for slug, found in list(refusal.faults.items())[:5]
    ]
    return _("Rien n’a changé\u00a0: corrigez d’abord ceci. %(faults)s") % {
        "faults": " ".join(faults)
    }


def _chosen(request: SignedInRequest) -> list[Resource]:
    return find_chosen(request, Resource.objects.all(), most=MOST)


def _query(request: SignedInRequest) -> str:
    return request.POST.get("filtres", "")[:500]


def _back(request: SignedInRequest) -> str:
    """Return to the list as it was narrowed."""
    query = _query(request)
    return reverse("library:desk") + (f"?{query}" if query else "")
