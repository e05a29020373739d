"""Frames: what they are, what they are not, and making one's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.empowerment import operations
from impact.presence.communities.policies import may_coordinate
from impact.web.empowerment.forms import FrameForm
from impact.web.empowerment.reach import find_frame
from impact.web.http import SignedInRequest, find_to_coordinate


@require_safe
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    initiative, frame = find_frame(request, slug, code)
    is_ours = frame.initiative_id == initiative.pk
    shown = {
        "initiative": initiative,
        "frame": frame,
        "may_retire": is_ours and not frame.retired_at and may_coordinate(request.user, initiative),
    }
    return render(request, "empowerment/frame.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    form = FrameForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "empowerment/frame_new.html", {"initiative": initiative, "form": form}
        )
    frame = operations.make_frame(
        initiative=initiative, **form.cleaned_data, by=request.user, at=timezone.now()
    )
    return redirect("empowerment:frame", slug, frame.code)


@require_POST
def retire(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    find_to_coordinate(request, slug)
    initiative, frame = find_frame(request, slug, code)
    if frame.initiative_id != initiative.pk:
        raise Http404
    operations.retire_frame(frame=frame, by=request.user, at=timezone.now())
    messages.success(request, _("Ce cadre n’est plus offert; ses bilans restent."))
    return redirect("empowerment:overview", slug)
