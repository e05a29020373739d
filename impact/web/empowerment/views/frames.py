"""Frames: what they are, what they are not, and writing one's own until it is used."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Frame
from impact.presence.communities.policies import may_coordinate
from impact.web.empowerment.frame_forms import ComponentForm, FrameForm
from impact.web.empowerment.reach import find_frame, find_own_frame
from impact.web.http import SignedInRequest, find_to_coordinate


@require_safe
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    initiative, frame = find_frame(request, slug, code)
    coordinates = may_coordinate(request.user, initiative)
    may_change = coordinates and frame.initiative_id == initiative.pk
    shown = {
        "initiative": initiative,
        "frame": frame,
        "may_coordinate": coordinates,
        "may_rewrite": may_change and not frame.retired_at and not _is_used(frame),
        "may_retire": may_change and not frame.retired_at,
    }
    return render(request, "empowerment/frame.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write a frame from nothing, or from another one (`?modele=`)."""
    initiative = find_to_coordinate(request, slug)
    code = request.GET.get("modele", "")
    model = find_frame(request, slug, code)[1] if code else None
    form = FrameForm(request.POST or None, initial=FrameForm.initial_of(model))
    if not form.is_valid():
        shown = {"initiative": initiative, "form": form, "model": model}
        return render(request, "empowerment/frame_new.html", shown)
    frame = operations.make_frame(
        initiative=initiative, draft=form.draft(), by=request.user, at=timezone.now(), like=model
    )
    messages.success(
        request, _("Ce cadre est gardé. Il se change tant qu’aucun bilan ne s’en sert.")
    )
    return redirect("empowerment:frame", slug, frame.code)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    frame = find_own_frame(request, slug, code)
    form = FrameForm(request.POST or None, initial=FrameForm.initial_of(frame))
    shown: dict[str, Any] = {"initiative": frame.initiative, "frame": frame, "form": form}
    if not form.is_valid():
        shown["is_used"] = _is_used(frame)
        return render(request, "empowerment/frame_edit.html", shown)
    try:
        operations.rewrite_frame(
            frame=frame, draft=form.draft(), by=request.user, at=timezone.now()
        )
    except operations.AlreadyUsed:
        shown["is_used"] = True
        return render(request, "empowerment/frame_edit.html", shown, status=409)
    except operations.DescriptorsInTheWay:
        told = _(
            "Des composantes ont une phrase par palier. Gardez le même nombre de paliers, ou "
            "videz d’abord ces phrases."
        )
        form.add_error("scale", told)
        return render(request, "empowerment/frame_edit.html", shown)
    return redirect("empowerment:frame", slug, code)


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    """Say what one component is about, and what each rung looks like for it."""
    frame = find_own_frame(request, slug, code)
    component = get_object_or_404(frame.components.all(), position=number)
    form = ComponentForm(request.POST or None, component=component, scale=frame.scale)
    shown: dict[str, Any] = {
        "initiative": frame.initiative,
        "frame": frame,
        "component": component,
        "form": form,
    }
    if not form.is_valid():
        shown["is_used"] = _is_used(frame)
        return render(request, "empowerment/component.html", shown)
    try:
        operations.describe_component(
            component=component,
            about=form.cleaned_data["about"],
            descriptors=form.descriptors(),
        )
    except operations.AlreadyUsed:
        shown["is_used"] = True
        return render(request, "empowerment/component.html", shown, status=409)
    after = frame.components.filter(position=number + 1).first()
    if after and request.POST.get("vers") == "suite":
        return redirect("empowerment:component", slug, code, after.position)
    return redirect("empowerment:frame", slug, code)


@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Ask, then no longer offer a frame of one's own."""
    frame = find_own_frame(request, slug, code)
    if request.method != "POST":
        shown = {"initiative": frame.initiative, "frame": frame, "is_used": _is_used(frame)}
        return render(request, "empowerment/frame_retiring.html", shown)
    operations.retire_frame(frame=frame, by=request.user, at=timezone.now())
    messages.success(request, _("Ce cadre n’est plus offert; ses bilans restent."))
    return redirect("empowerment:overview", slug)


def _is_used(frame: Frame) -> bool:
    return Appraisal.objects.filter(frame=frame).exists()
