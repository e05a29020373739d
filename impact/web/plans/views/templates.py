"""Templates of plans: those that suit the team first; choosing what to take of one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.templates import find_template, templates
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.plans.starts import (
    SieveForm,
    Start,
    StartForm,
    lay_start,
    start_from_template,
    whereabouts_of,
)


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    form = SieveForm(request.GET)
    here = whereabouts_of(initiative)
    shown = [one for one in templates() if form.lets_through(stages=one.stages, roles=one.roles)]
    shown.sort(key=lambda one: -one.suits(stages=here.stages, roles=here.roles))
    told = {
        "initiative": initiative,
        "form": form,
        "templates": shown,
        "here": here,
    }
    return render(request, "plans/templates.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """A template whole; taking some of its objectives begins or fills the plan."""
    initiative = find_to_take_part(request, slug)
    template = find_template(code)
    if template is None:
        raise Http404
    return offer_start(request, initiative, start_from_template(template))


def offer_start(request: SignedInRequest, initiative: Initiative, start: Start) -> HttpResponse:
    """Show something to start from, and take of it what this person ticked."""
    page = lay_start(start, initiative=initiative, at=timezone.now())
    form = StartForm(request.POST or None, page=page)
    if not form.is_valid():
        shown = {"initiative": initiative, "page": page, "form": form}
        return render(request, "plans/start.html", shown)
    came = operations.start_from(
        initiative=initiative,
        title=form.cleaned_data.get("titre", start.title),
        goals=page.chosen(form.cleaned_data["objectifs"]),
        statuses=page.statuses,
        by=request.user,
        at=timezone.now(),
    )
    added = ngettext(
        "%(n)d objectif est dans votre plan. Redites-le dans vos mots.",
        "%(n)d objectifs sont dans votre plan. Redites-les dans vos mots.",
        came.added,
    )
    messages.success(request, added % {"n": came.added})
    if came.known:
        messages.info(request, _("Ce que votre plan avait déjà n’a pas changé."))
    return redirect("plans:plan", slug=initiative.slug)
