"""The desk of the links: dead or moved ones, and what is done of those one checks."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from impact.presence.library import operations
from impact.presence.library.models import LinkCheck, Resource
from impact.presence.library.policies import may_change_in_bulk
from impact.presence.library.queries.links import resources_by_link, tally_of_links
from impact.trust.publishing.operations import IncompleteBatch
from impact.web.http import SignedInRequest, cut
from impact.web.library.keepers import bulk_only, keepers_only
from impact.web.library.views.withdrawals import find_chosen, withdraw

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
GONE = gettext_lazy("Le lien est mort, et le document n’est plus offert ailleurs.")


@keepers_only
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
    shown["may_change"] = may_change_in_bulk(request.user)
    return render(request, "library/links.html", shown)


@keepers_only
@require_POST
def create(request: SignedInRequest) -> HttpResponse:
    """Do one deed for all those that are checked."""
    shelf, deed = request.POST.get("etat", ""), request.POST.get("geste", "")
    shelf = shelf if shelf in SHELVES else ""
    back = reverse("library:links") + (f"?etat={shelf}" if shelf else "")
    rows = Resource.objects.shown().select_related("link_check")
    chosen = find_chosen(request, rows, most=SIZE)
    if not chosen:
        messages.warning(request, _("Cochez au moins une ressource."))
    elif deed == "retirer":
        return withdraw(request, chosen, hidden=("etat", shelf), back=back, because=str(GONE))
    elif deed == "revoir":
        _look_again(request, chosen)
    elif deed == "adresse":
        return _take(request, chosen, back=back)
    return redirect(back)


def _checks(chosen: list[Resource]) -> list[LinkCheck]:
    return [one.link_check for one in chosen if hasattr(one, "link_check")]


@bulk_only
def _take(request: SignedInRequest, chosen: list[Resource], *, back: str) -> HttpResponse:
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
        return redirect(back)
    done = len(batch.revisions)
    if not done:
        messages.warning(request, _("Aucune de celles-là n’a de nouvelle adresse à prendre."))
        return redirect(back)
    told = ngettext(
        "%(n)s adresse mise à jour; l’historique garde l’ancienne.",
        "%(n)s adresses mises à jour; l’historique garde les anciennes.",
        done,
    )
    messages.success(request, told % {"n": done})
    return redirect(back)


def _look_again(request: SignedInRequest, chosen: list[Resource]) -> None:
    operations.look_again(checks=_checks(chosen), by=request.user, at=timezone.now())
    told = ngettext(
        "%(n)s lien sera revérifié au prochain passage.",
        "%(n)s liens seront revérifiés au prochain passage.",
        len(chosen),
    )
    messages.success(request, told % {"n": len(chosen)})
