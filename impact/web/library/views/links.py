"""The desk of the links: dead or moved ones, and what is done of those one checks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from impact.presence.library import operations
from impact.presence.library.models import LinkCheck, Resource
from impact.presence.library.queries.links import resources_by_link, tally_of_links
from impact.trust.publishing.operations import IncompleteBatch
from impact.web.http import SignedInRequest, cut

SIZE = 50
State = LinkCheck.State
#: In the order of what asks to be mended first: the word of the address, the state, the label.
SHELVES = {
    "morts": (State.DEAD, gettext_lazy("Morts")),
    "demenages": (State.MOVED, gettext_lazy("Déménagés")),
    "sans-reponse": (State.UNSURE, gettext_lazy("Sans réponse claire")),
    "non-verifies": ("", gettext_lazy("Non vérifiés")),
    "vivants": (State.ALIVE, gettext_lazy("Vivants")),
}


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Pourquoi"),
        max_length=1000,
        initial=gettext_lazy("Le lien est mort, et le document n’est plus offert ailleurs."),
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("L’historique public de chaque ressource le dira."),
        error_messages={"required": gettext_lazy("Dites en une phrase pourquoi.")},
    )


def _staff_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_staff:
            raise PermissionDenied(_("Les liens sont tenus par l’équipe de l’institut."))
        return view(request, *args, **kwargs)

    return asked


@_staff_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    tally = tally_of_links()
    counts = {
        "morts": tally.dead,
        "demenages": tally.moved,
        "sans-reponse": tally.unsure,
        "non-verifies": tally.unseen,
        "vivants": tally.alive,
    }
    first = next((name for name, count in counts.items() if count), "morts")
    chosen = request.GET.get("etat", "")
    chosen = chosen if chosen in SHELVES else first
    state, label = SHELVES[chosen]
    page = cut(request, resources_by_link(str(state)), size=SIZE)
    shelves = [(name, told, counts[name]) for name, (_state, told) in SHELVES.items()]
    shown: dict[str, Any] = {"page": page, "shelves": shelves, "chosen": chosen, "label": label}
    shown["is_all"] = "tout" in request.GET
    return render(request, "library/links.html", shown)


@_staff_only
@require_POST
def create(request: SignedInRequest) -> HttpResponse:
    """Do one deed for all those that are checked."""
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Cochez au moins une ressource."))
        return _back(request)
    deeds = {"adresse": _take, "revoir": _look_again}
    deed = deeds.get(request.POST.get("geste", ""))
    if deed is None:
        return _withdraw(request, chosen)
    deed(request, chosen)
    return _back(request)


def _chosen(request: SignedInRequest) -> list[Resource]:
    numbers = [one for one in request.POST.getlist("choisies") if one.isdecimal()][:SIZE]
    rows = Resource.objects.shown().select_related("link_check")
    return list(rows.filter(pk__in=numbers).order_by("pk"))


def _back(request: SignedInRequest) -> HttpResponse:
    shelf = request.POST.get("etat", "")
    query = f"?etat={shelf}" if shelf in SHELVES else ""
    return redirect(f"{reverse('library:links')}{query}")


def _checks(chosen: list[Resource]) -> list[LinkCheck]:
    return [one.link_check for one in chosen if hasattr(one, "link_check")]


def _take(request: SignedInRequest, chosen: list[Resource]) -> None:
    try:
        batch = operations.take_new_addresses(
            checks=_checks(chosen),
            by=request.user,
            at=timezone.now(),
            summary=_("La page a changé d’adresse; son site l’annonce pour de bon."),
        )
    except IncompleteBatch as refusal:
        faulty = [one.title for one in chosen if one.slug in refusal.faults]
        why = _("Rien n’est changé. Corrigez d’abord ces fiches\u00a0: %(titles)s.")
        messages.warning(request, why % {"titles": ", ".join(faulty)})
        return
    done = len(batch.revisions)
    if not done:
        messages.warning(request, _("Aucune de celles-là n’a de nouvelle adresse à prendre."))
        return
    told = ngettext(
        "%(n)s adresse mise à jour; l’historique garde l’ancienne.",
        "%(n)s adresses mises à jour; l’historique garde les anciennes.",
        done,
    )
    messages.success(request, told % {"n": done})


def _look_again(request: SignedInRequest, chosen: list[Resource]) -> None:
    operations.look_again(checks=_checks(chosen), by=request.user, at=timezone.now())
    told = ngettext(
        "%(n)s lien sera revérifié au prochain passage.",
        "%(n)s liens seront revérifiés au prochain passage.",
        len(chosen),
    )
    messages.success(request, told % {"n": len(chosen)})


def _withdraw(request: SignedInRequest, chosen: list[Resource]) -> HttpResponse:
    """Ask why, then take them out of what the public reads."""
    form = WithdrawalForm(request.POST if "confirme" in request.POST else None)
    if not form.is_valid():
        shelf = request.POST.get("etat", "")
        shown = {"chosen": chosen, "form": form, "shelf": shelf if shelf in SHELVES else ""}
        return render(request, "library/links_withdrawal.html", shown)
    done = operations.withdraw_resources(
        resources=chosen,
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=timezone.now(),
    )
    told = ngettext(
        "%(n)s ressource retirée; elle peut revenir par son historique.",
        "%(n)s ressources retirées; elles peuvent revenir par leur historique.",
        done,
    )
    messages.success(request, told % {"n": done})
    return _back(request)
