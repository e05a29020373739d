"""Appraising together: component by component, closing, setting aside, opening again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal
from impact.web.empowerment.forms import EndingForm, JudgementForm, ReopeningForm
from impact.web.empowerment.reach import find_together, refuse_unless_coordinating
from impact.web.http import SignedInRequest, read_whole


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """One component of a draft, kept as soon as it is sent; any order, back and forth."""
    appraisal = find_together(request, slug, pk)
    component = get_object_or_404(appraisal.frame.components.all(), position=number)
    judgement = appraisal.judgements.filter(component=component).first()
    form = JudgementForm(
        request.POST or None, frame=appraisal.frame, initial=JudgementForm.initial_of(judgement)
    )
    shown: dict[str, Any] = {
        "appraisal": appraisal,
        "component": component,
        "form": form,
        "revision": judgement.revision if judgement else 0,
    }
    if appraisal.is_closed:
        if request.method != "POST":
            return redirect("empowerment:appraisal", slug, pk)
        return _render_step(request, shown | {"is_too_late": True}, status=409)
    if request.method == "POST" and form.is_blank():
        return redirect(_onward(request, appraisal, number))
    if not form.is_valid():
        return _render_step(request, shown)
    return _keep(request, form, shown) or redirect(_onward(request, appraisal, number))


def _keep(
    request: SignedInRequest, form: JudgementForm, shown: dict[str, Any]
) -> HttpResponse | None:
    """Write what was said; when it cannot be, return the page that says why, nothing lost."""
    try:
        operations.judge(
            appraisal=shown["appraisal"],
            component=shown["component"],
            judged=form.judged(),
            revision=form.cleaned_data["revision"],
        )
    except operations.AlreadyClosed:
        return _render_step(request, shown | {"is_too_late": True}, status=409)
    except operations.JudgedMeanwhile as twin:
        theirs = {"theirs": twin.current, "revision": twin.current.revision}
        return _render_step(request, shown | theirs, status=409)
    return None


def _render_step(
    request: SignedInRequest, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    appraisal: Appraisal = shown["appraisal"]
    said = set(appraisal.judgements.values_list("component", flat=True))
    components = list(appraisal.frame.components.all())
    shown |= {
        "initiative": appraisal.initiative,
        "beads": [(one, one.pk in said) for one in components],
        "total": len(components),
    }
    return render(request, "empowerment/step.html", shown, status=status)


def _onward(request: SignedInRequest, appraisal: Appraisal, number: int) -> str:
    """Return where the button pressed leads: a component by number, the whole, or the next one."""
    slug, wanted = appraisal.initiative.slug, request.POST.get("vers", "")
    total = appraisal.frame.components.count()
    there = read_whole(request, "vers") or number + 1
    if wanted == "tout" or not 1 <= there <= total:
        return reverse("empowerment:appraisal", args=[slug, appraisal.pk])
    return reverse("empowerment:step", args=[slug, appraisal.pk, there])


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Say what is still open and who was there, then close."""
    appraisal = find_together(request, slug, pk)
    refuse_unless_coordinating(request, appraisal.initiative)
    if appraisal.is_closed:
        return redirect("empowerment:appraisal", slug, pk)
    typed = request.POST if request.method == "POST" else None
    form = EndingForm(typed, initial={"present": appraisal.present})
    if not form.is_valid():
        said = appraisal.judgements.values("component")
        left = appraisal.frame.components.exclude(pk__in=said)
        shown = {"initiative": appraisal.initiative, "appraisal": appraisal, "form": form}
        return render(request, "empowerment/ending.html", shown | {"left": left})
    present = form.cleaned_data["present"] if "present" in request.POST else None
    try:
        operations.close_together(
            appraisal=appraisal, by=request.user, at=timezone.now(), present=present
        )
    except operations.NothingSaid:
        messages.info(request, _("Rien n’est encore convenu\u00a0: il n’y a rien à terminer."))
    except operations.AlreadyClosed:
        messages.info(request, _("Ce bilan était déjà terminé."))
    else:
        messages.success(request, _("Le bilan est terminé. Il ne sort pas de l’équipe."))
    return redirect("empowerment:appraisal", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = find_together(request, slug, pk)
    refuse_unless_coordinating(request, appraisal.initiative)
    if appraisal.is_closed:
        return _stays(request, slug, pk)
    if request.method != "POST":
        shown = {"initiative": appraisal.initiative, "appraisal": appraisal}
        return render(request, "empowerment/discarding.html", shown)
    try:
        operations.discard_draft(appraisal=appraisal, by=request.user, at=timezone.now())
    except operations.AlreadyClosed:
        return _stays(request, slug, pk)
    messages.success(request, _("Le brouillon est mis de côté."))
    return redirect("empowerment:overview", slug)


def _stays(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    messages.info(request, _("Un bilan terminé reste. Il peut être rouvert et corrigé."))
    return redirect("empowerment:appraisal", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask why, then take a closed appraisal up again."""
    appraisal = find_together(request, slug, pk)
    refuse_unless_coordinating(request, appraisal.initiative)
    form = ReopeningForm(request.POST or None)
    if not appraisal.is_closed:
        messages.info(request, _("Ce bilan est déjà ouvert."))
        return redirect("empowerment:appraisal", slug, pk)
    if not form.is_valid():
        shown = {"initiative": appraisal.initiative, "appraisal": appraisal, "form": form}
        return render(request, "empowerment/reopening.html", shown)
    operations.reopen_appraisal(
        appraisal=appraisal, **form.cleaned_data, by=request.user, at=timezone.now()
    )
    messages.success(request, _("Le bilan est rouvert. Corrigez, puis terminez-le à nouveau."))
    return redirect("empowerment:appraisal", slug, pk)
