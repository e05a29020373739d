"""Votes on the plan: opening one, answering, settling an objection, closing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.deliberations import vote_of
from impact.journeys.plans.models import Poll
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.trust.privacy.thresholds import may_tell_spread
from impact.web.http import (
    SignedInRequest,
    find_initiative,
    find_to_coordinate,
    find_to_take_part,
)
from impact.web.plans.ballots import MotionForm, PointsForm, StanceForm
from impact.web.plans.reach import find_adoptable, find_poll


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    polls = Poll.objects.filter(plan__initiative=initiative).select_related("plan")
    return render(request, "plans/polls.html", {"initiative": initiative, "polls": polls})


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """Put the plan as it stands to the vote; one vote at a time."""
    plan = find_adoptable(request, slug)
    may_share = may_tell_spread(plan.initiative.memberships.current().count())
    form = MotionForm(request.POST or None, may_share=may_share)
    shown = {"initiative": plan.initiative, "plan": plan, "form": form, "may_share": may_share}
    if not form.is_valid():
        return render(request, "plans/poll_new.html", shown)
    try:
        poll = operations.open_poll(
            plan=plan, motion=form.motion(), by=request.user, at=timezone.now()
        )
    except operations.AlreadyVoting:
        messages.info(request, _("Un vote est déjà ouvert\u00a0: le voici."))
        poll = plan.polls.get(closed_at=None)
    except operations.NothingToAdopt:
        messages.error(request, _("Écrivez d’abord un objectif\u00a0: ce plan est vide."))
        return redirect("plans:plan", slug=slug)
    return redirect("plans:poll", slug=slug, pk=poll.pk)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_initiative(request, slug)
    return _page(request, initiative, find_poll(initiative, pk))


@require_POST
def answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Keep what this person answers, in place of what she said before."""
    initiative = find_to_take_part(request, slug)
    poll = find_poll(initiative, pk)
    form = _form(poll, request)
    if not form.is_valid():
        return _page(request, initiative, poll, form=form)
    now = timezone.now()
    try:
        if isinstance(form, PointsForm):
            operations.share_points(poll=poll, points=form.points(), by=request.user, at=now)
        else:
            operations.take_stance(poll=poll, **form.cleaned_data, by=request.user, at=now)
    except operations.VoteClosed:
        messages.error(
            request, _("Le vote vient de fermer\u00a0: votre réponse n’a pas été prise.")
        )
    else:
        messages.success(
            request, _("Votre réponse est notée. Elle se change jusqu’à la fermeture.")
        )
    return redirect("plans:poll", slug=slug, pk=pk)


@require_POST
def settle(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Her objection is settled, she says; it stays written."""
    poll = find_poll(find_to_take_part(request, slug), pk)
    try:
        operations.settle_objection(poll=poll, by=request.user, at=timezone.now())
    except operations.VoteClosed:
        messages.error(request, _("Le vote est fermé\u00a0: rien n’y change plus."))
    return redirect("plans:poll", slug=slug, pk=pk)


@require_POST
def withdraw(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    poll = find_poll(find_to_take_part(request, slug), pk)
    try:
        operations.take_answer_back(poll=poll, by=request.user, at=timezone.now())
    except operations.VoteClosed:
        messages.error(request, _("Le vote est fermé\u00a0: rien n’y change plus."))
    else:
        messages.success(request, _("Votre réponse est effacée."))
    return redirect("plans:poll", slug=slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then close the vote for good."""
    initiative = find_to_coordinate(request, slug)
    poll = find_poll(initiative, pk)
    if request.method != "POST" and poll.is_closed:
        return redirect("plans:poll", slug=slug, pk=pk)
    if request.method != "POST":
        shown = {"initiative": initiative, "vote": vote_of(poll)}
        return render(request, "plans/poll_closing.html", shown)
    try:
        operations.close_poll(poll=poll, by=request.user, at=timezone.now())
    except operations.VoteClosed:
        messages.info(request, _("Ce vote était déjà fermé."))
    return redirect("plans:poll", slug=slug, pk=pk)


def _form(poll: Poll, request: SignedInRequest) -> PointsForm | StanceForm:
    """Return the ballot, as this person left it."""
    mine = poll.answers.filter(person=request.user).first()
    data = request.POST if request.method == "POST" else None
    if poll.method == Poll.Method.POINTS:
        initial, goals = PointsForm.initial_of(mine), poll.plan.goals.kept()
        return PointsForm(data, goals=goals, each=poll.points, initial=initial)
    said = {"stance": mine.stance, "reason": mine.reason} if mine else {}
    return StanceForm(data, initial=said)


def _page(
    request: SignedInRequest,
    initiative: Initiative,
    poll: Poll,
    *,
    form: PointsForm | StanceForm | None = None,
) -> HttpResponse:
    poll.plan.initiative = initiative
    is_open = not poll.is_closed and not poll.plan.is_closed
    shown = {
        "initiative": initiative,
        "vote": vote_of(poll, reader=request.user),
        "form": form or _form(poll, request),
        "may_answer": is_open and may_take_part(request.user, initiative),
        "may_close": is_open and may_coordinate(request.user, initiative),
        "may_adopt": poll.is_closed
        and not poll.plan.is_closed
        and not poll.adoptions.exists()
        and may_coordinate(request.user, initiative),
    }
    return render(request, "plans/poll.html", shown)
