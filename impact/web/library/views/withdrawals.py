"""Withdrawing the resources that were checked, at the desk of records or of links: first, why."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from impact.presence.library import operations
from impact.presence.library.models import Resource
from impact.presence.library.models.resources import ResourceQuerySet
from impact.web.http import SignedInRequest
from impact.web.library.desk_forms import ReasonForm
from impact.web.telling import tell_retired


def find_chosen(request: SignedInRequest, rows: ResourceQuerySet, *, most: int) -> list[Resource]:
    """Return the resources that were checked, in the order of the page."""
    slugs = request.POST.getlist("choisies")[:most]
    found = {one.slug: one for one in rows.filter(slug__in=slugs)}
    return [found[slug] for slug in slugs if slug in found]


def withdraw(
    request: SignedInRequest,
    chosen: list[Resource],
    *,
    hidden: tuple[str, str],
    back: str,
    because: str = "",
) -> HttpResponse:
    """Ask why, then take them out of what the public reads; `hidden` is sent along meanwhile."""
    form = ReasonForm(
        request.POST if "confirme" in request.POST else None, initial={"reason": because}
    )
    if not form.is_valid():
        shown = {"form": form, "chosen": chosen, "hidden": hidden, "back": back}
        return render(request, "library/desk/withdraw.html", shown)
    done = operations.withdraw_resources(
        slugs=[one.slug for one in chosen],
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=timezone.now(),
    )
    tell_retired(request, kind=Resource.FOUND_AS, keys=[one.slug for one in chosen])
    told = ngettext(
        "%(n)s ressource retirée; elle peut revenir par son historique.",
        "%(n)s ressources retirées; elles peuvent revenir par leur historique.",
        done,
    )
    messages.success(request, told % {"n": done})
    return redirect(back)
