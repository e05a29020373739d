"""Frames of plans: those of other communities to start from, and passing on one's own."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.models import PlanFrame
from impact.presence.communities.policies import may_coordinate
from impact.web.http import SignedInRequest, find_to_coordinate, find_to_take_part
from impact.web.plans.parcels import ParcelForm
from impact.web.plans.reach import find_frame, find_to_pass_on
from impact.web.plans.starts import SieveForm, lay_start, names_of, start_from_frame
from impact.web.plans.views.templates import offer_start


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    """What other communities passed on, by stage and role; and what this one did."""
    initiative = find_to_take_part(request, slug)
    form = SieveForm(request.GET)
    theirs = PlanFrame.objects.filter(withdrawn_at=None).exclude(initiative=initiative)
    frames = [one for one in theirs if form.lets_through(stages=one.stages, roles=one.roles)]
    shown = {
        "initiative": initiative,
        "form": form,
        "page": Paginator(frames, 20).get_page(request.GET.get("page")),
        "ours": initiative.plan_frames.filter(withdrawn_at=None),
        "may_pass_on": may_coordinate(request.user, initiative),
    }
    return render(request, "plans/frames.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """A frame whole; taking some of its objectives begins or fills the plan."""
    initiative = find_to_take_part(request, slug)
    frame = find_frame(pk)
    if frame.initiative_id == initiative.pk and request.method != "POST":
        page = lay_start(start_from_frame(frame), initiative=initiative, at=timezone.now())
        withdraws = may_coordinate(request.user, initiative)
        shown = {
            "initiative": initiative,
            "frame": frame,
            "page": page,
            "may_withdraw": withdraws,
        }
        return render(request, "plans/frame.html", shown)
    return offer_start(request, initiative, start_from_frame(frame))


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """Reread and put right, see exactly what will leave, then pass it on."""
    plan = find_to_pass_on(request, slug)
    form = ParcelForm(request.POST or None, plan=plan)
    shown = {"initiative": plan.initiative, "plan": plan, "form": form, "named": form.named()}
    if not form.is_valid() or "relire" in request.POST:
        return render(request, "plans/frame_new.html", shown)
    parcel = form.parcel()
    if "transmettre" not in request.POST:
        stages, roles = names_of(parcel.stages, parcel.roles)
        shown |= {"parcel": parcel, "stages": stages, "roles": roles}
        return render(request, "plans/frame_preview.html", shown)
    frame = operations.pass_on_frame(
        initiative=plan.initiative, parcel=parcel, by=request.user, at=timezone.now()
    )
    messages.success(request, _("La trame est transmise. La décision est notée au journal."))
    return redirect("plans:frame", slug=slug, pk=frame.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, saying what cannot be recalled, then take the frame back."""
    initiative = find_to_coordinate(request, slug)
    frame = get_object_or_404(initiative.plan_frames.all(), pk=pk)
    if request.method != "POST":
        return render(
            request, "plans/frame_withdrawal.html", {"initiative": initiative, "frame": frame}
        )
    operations.withdraw_frame(frame=frame, by=request.user, at=timezone.now())
    messages.success(request, _("La trame n’est plus montrée à personne."))
    return redirect("plans:frames", slug=slug)
