"""The staff keeps the offers: finds them all, writes one, changes one, retires it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.models import Offer
from impact.journeys.offers.queries import keep_words
from impact.web.http import SignedInRequest, cut
from impact.web.offers.forms import AimFormSet, OfferForm, starting_aims, told_by
from impact.web.offers.staff import staff_only


@staff_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    words = request.GET.get("texte", "").strip()[:80]
    offers = keep_words(Offer.objects.order_by("retired_at", "title", "pk"), words)
    shown = {"page": cut(request, offers), "words": words, "today": timezone.localdate()}
    return render(request, "offers/desk.html", shown)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    form = OfferForm(request.POST or None)
    aims = AimFormSet(request.POST or None, prefix="visees")
    if not all([form.is_valid(), aims.is_valid()]):
        return render(request, "offers/edit.html", {"form": form, "aims": aims})
    offer = operations.write_offer(told=told_by(form, aims), by=request.user, at=timezone.now())
    messages.success(request, _("L’offre est inscrite\u00a0: tout le monde peut la lire."))
    return redirect("offers:offer", offer.slug)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    offer = get_object_or_404(Offer, slug=slug)
    form = OfferForm(request.POST or None, instance=offer, initial={"revision": offer.revision})
    aims = AimFormSet(request.POST or None, prefix="visees", initial=starting_aims(offer))
    shown = {"form": form, "aims": aims, "offer": offer}
    if not all([form.is_valid(), aims.is_valid()]):
        return render(request, "offers/edit.html", shown)
    try:
        operations.revise_offer(
            offer=offer,
            told=told_by(form, aims),
            revision=form.cleaned_data["revision"] or 0,
            by=request.user,
            at=timezone.now(),
        )
    except operations.ChangedMeanwhile as change:
        shown |= {"theirs": change.current, "revision": change.current.revision}
        return render(request, "offers/edit.html", shown, status=409)
    messages.success(request, _("L’offre est à jour."))
    return redirect("offers:offer", slug)


@staff_only
@require_POST
def retire(request: SignedInRequest, slug: str) -> HttpResponse:
    offer = get_object_or_404(Offer, slug=slug)
    if request.POST.get("geste") == "remettre":
        operations.restore_offer(offer=offer, by=request.user, at=timezone.now())
        messages.success(request, _("L’offre est de nouveau montrée."))
    else:
        operations.retire_offer(offer=offer, by=request.user, at=timezone.now())
        messages.success(request, _("L’offre n’est plus montrée. On peut la remettre d’ici."))
    return redirect("offers:desk")
