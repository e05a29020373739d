"""Initiatives: mine, a new one, one at a glance, its sheet told anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.presence.communities import operations, policies
from impact.presence.communities.course import course_of
from impact.presence.communities.models import Initiative
from impact.presence.communities.queries import glances_for, members_of
from impact.presence.communities.story import story_of
from impact.web.communities.chart import chart_of
from impact.web.communities.conflicts import find_conflict, sheet_of
from impact.web.communities.forms.initiatives import BeginForm, EditForm
from impact.web.communities.next_step import next_step_for
from impact.web.communities.wording import word_events
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    mine = glances_for(request.user)
    shown = {
        "active": [glance for glance in mine if not glance.initiative.is_archived],
        "archived": [glance for glance in mine if glance.initiative.is_archived],
    }
    return render(request, "communities/initiatives.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    form = BeginForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "communities/initiative_new.html", {"form": form})
    initiative = operations.create_initiative(
        outline=form.outline,
        stages=form.stages,
        main=form.cleaned_data["main"],
        roles=list(form.cleaned_data["roles"]),
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("Votre démarche est créée. Vous seul·e la voyez pour l’instant."))
    return redirect("communities:initiative", initiative.slug)


@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    course = course_of(initiative)
    members = members_of(initiative)
    return render(
        request,
        "communities/initiative.html",
        {
            "initiative": initiative,
            "territories": initiative.territories.select_related("parent"),
            "members": members,
            "standing": course.standing,
            **_rights(request, initiative),
            "next_step": next_step_for(request.user, initiative, members=members),
            "events": word_events(story_of(course)),
            "chart": chart_of(course, today=timezone.localdate()),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    if request.method == "POST":
        return _update(request, initiative)
    sheet = {
        name: values if name in ("territories", "themes") else values[0]
        for name, values in sheet_of(initiative).items()
    }
    form = EditForm(initial=sheet | {"revision": initiative.revision}, initiative=initiative)
    return _form_page(request, initiative, form)


def _rights(request: SignedInRequest, initiative: Initiative) -> dict[str, bool]:
    coordinates = policies.may_restore(request.user, initiative)
    archived = initiative.is_archived
    return {"may_coordinate": coordinates and not archived, "may_restore": coordinates and archived}


def _update(request: SignedInRequest, initiative: Initiative) -> HttpResponse:
    form = EditForm(request.POST, initiative=initiative)
    if not form.is_valid():
        return _form_page(request, initiative, form)
    try:
        operations.edit_initiative(
            initiative=initiative,
            outline=form.outline,
            revision=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.ChangedMeanwhile as meanwhile:
        conflict = find_conflict(form, current=meanwhile.current)
        shown = {"initiative": meanwhile.current, "conflict": conflict, "form": conflict.form}
        return render(request, "communities/initiative_conflict.html", shown, status=409)
    messages.success(request, _("La fiche de la démarche est à jour."))
    return redirect("communities:initiative", initiative.slug)


def _form_page(request: SignedInRequest, initiative: Initiative, form: EditForm) -> HttpResponse:
    shown = {"initiative": initiative, "form": form}
    return render(request, "communities/initiative_edit.html", shown)
