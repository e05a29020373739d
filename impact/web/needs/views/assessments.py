"""Starting, resuming and ending a self-assessment."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.needs.operations import assessments
from impact.journeys.needs.queries.agendas import Agenda, agenda_of, proposed_to
from impact.journeys.needs.queries.portraits import portrait_of_sitting
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Initiative
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import has_consented
from impact.web.http import SignedInRequest, consent_address, find_initiative, refuse_archived
from impact.web.needs.reach import find_sitting, find_version
from impact.web.needs.weaving import weave


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Say what will be asked, who will see what, and under which consents; then begin."""
    initiative = find_initiative(request, slug)
    version = find_version()
    agenda = agenda_of(person=request.user, initiative=initiative, version=version)
    if request.method == "POST":
        return _create(request, initiative, version, agenda)
    page = {
        "initiative": initiative,
        "agenda": agenda,
        "again": _named(version, request.GET.get("competence", "")),
        "proposed": proposed_to(person=request.user, initiative=initiative, agenda=agenda),
        **_consents(request, initiative),
    }
    return render(request, "needs/assessment_new.html", page)


@require_safe
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """Resume where it was left."""
    sitting = find_sitting(request, pk)
    left = sitting.unanswered()
    if sitting.is_finished or not left:
        return redirect("needs:assessment-end", pk)
    return redirect("needs:step", pk, left[0])


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what was said and what comes next; close the sitting, even if some is left out."""
    sitting = find_sitting(request, pk)
    if request.method == "POST":
        assessments.finish_assessment(assessment=sitting, by=request.user, at=timezone.now())
        return redirect("needs:assessment-end", pk)
    portrait = portrait_of_sitting(sitting)
    page = {
        "sitting": sitting,
        "left": sitting.unanswered(),
        "portrait": portrait,
        "cloth": weave(portrait),
    }
    return render(request, "needs/assessment_end.html", page)


def _create(
    request: SignedInRequest, initiative: Initiative, version: Version, agenda: Agenda
) -> HttpResponse:
    refuse_archived(initiative)
    try:
        sitting = assessments.start_assessment(
            by=request.user,
            initiative=initiative,
            version=version,
            competencies=_asked(request, version, agenda),
            at=timezone.now(),
        )
    except assessments.ConsentMissing:
        return redirect(consent_address(Purpose.PERSONAL, then=request.path))
    if "page" in request.POST:
        return redirect("needs:assessment-page", sitting.pk)
    return redirect("needs:assessment", sitting.pk)


def _consents(request: SignedInRequest, initiative: Initiative) -> dict[str, object]:
    """Return both consents, personal and team, each with the page that asks for it."""
    here = request.get_full_path()
    scope = initiative.context
    return {
        "is_personal_given": has_consented(person=request.user, purpose=Purpose.PERSONAL),
        "personal_address": consent_address(Purpose.PERSONAL, then=here),
        "is_team_given": has_consented(person=request.user, purpose=Purpose.TEAM, scope=scope),
        "team_address": consent_address(Purpose.TEAM, scope=scope, then=here),
    }


def _asked(request: SignedInRequest, version: Version, agenda: Agenda) -> Sequence[int]:
    """Return what this person chose to look at: one competency, or a sitting of her agenda.

    :raises Http404: if there is no such thing.
    """
    if "competence" in request.POST:
        again = _named(version, request.POST["competence"])
        if again:
            return (again.pk,)
        raise Http404
    sittings = dict(enumerate(agenda.sittings))
    try:
        return sittings[int(request.POST.get("seance", 0))].competencies
    except (KeyError, ValueError):
        raise Http404 from None


def _named(version: Version, code: str) -> Competency | None:
    return version.competencies.in_force().filter(code=code).first() if code else None
