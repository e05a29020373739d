"""Composing a plan under limits: asking, reading what was proposed, taking what one chooses."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.journeys.plans import operations
from impact.journeys.plans.candidates import situation_of
from impact.journeys.plans.composing.apart import compose_apart
from impact.journeys.plans.models import Composition
from impact.journeys.plans.orders import orders
from impact.journeys.plans.proposals import keepable, outcome_of
from impact.journeys.plans.responses import responses
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_take_part
from impact.web.http import SignedInRequest, cut, find_initiative, find_to_take_part
from impact.web.plans.advice import refusal_in_words
from impact.web.plans.asking import Desk, desk_of, rules
from impact.web.plans.compositions import as_lines, lay_composition, picks_of

#: A composition under way is waited for this long at most, in seconds.
WAIT = 30


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask; the solver works between the reading and the writing, and holds neither."""
    initiative = find_to_take_part(request, slug)
    desk = desk_of(request, initiative)
    if request.method == "POST" and desk.form.is_valid():
        with _alone(initiative) as is_alone:
            if is_alone:
                return _compose(request, initiative, desk)
            desk.form.add_error(
                None,
                _(
                    "Une proposition se prépare déjà pour votre démarche. Attendez quelques "
                    "secondes\u00a0: elle sera dans les propositions."
                ),
            )
    return _ask(request, initiative, desk)


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    page = cut(request, initiative.compositions.all(), size=20)
    shown = {"initiative": initiative, "page": page, "lines": as_lines(page.object_list)}
    return render(request, "plans/compositions.html", shown)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_initiative(request, slug)
    composition = _find(initiative, pk)
    shown = {
        "initiative": initiative,
        "composition": composition,
        "sheet": lay_composition(composition),
        "may_write": may_take_part(request.user, initiative),
    }
    return render(request, "plans/composition.html", shown)


@require_POST
def take(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """« Mettre au plan »: the routes that are checked, once each."""
    initiative = find_to_take_part(request, slug)
    composition = _find(initiative, pk)
    picks = picks_of(composition, keys=request.POST.getlist("route"))
    if not picks:
        messages.info(request, _("Cochez au moins une route à mettre au plan."))
        return redirect("plans:composition", slug, pk)
    actions = operations.take_routes(
        initiative=initiative, picks=picks, by=request.user, at=timezone.now()
    )
    told = ngettext(
        "%(n)d action est au plan. Dites qui s’en occupe, et d’ici quand.",
        "%(n)d actions sont au plan. Dites qui s’en occupe, et d’ici quand.",
        len(actions),
    )
    messages.success(request, told % {"n": len(actions)})
    return redirect("plans:plan", slug)


def _ask(request: SignedInRequest, initiative: Initiative, desk: Desk) -> HttpResponse:
    shown = {
        "initiative": initiative,
        "desk": desk,
        "form": desk.form,
        "orders": [(one.name, orders()[one.code]) for one in responses()],
        "rules": rules(),
    }
    return render(request, "plans/compose.html", shown)


def _compose(request: SignedInRequest, initiative: Initiative, desk: Desk) -> HttpResponse:
    wishes, now = desk.form.wishes(), timezone.now()
    situation = situation_of(initiative, at=now)
    composed = compose_apart(situation.problem(wishes))
    if composed.refusal:
        field, words = refusal_in_words(composed.refusal, situation=situation, wishes=wishes)
        desk.form.add_error(field or None, words)
        return _ask(request, initiative, desk)
    composition = operations.keep_composition(
        initiative=initiative,
        wishes=keepable(wishes),
        outcome=outcome_of(situation, wishes=wishes, composed=composed),
        by=request.user,
        at=now,
    )
    return redirect("plans:composition", initiative.slug, composition.pk)


@contextmanager
def _alone(initiative: Initiative) -> Iterator[bool]:
    """Let one composition work at a time for a team: sent twice, or by two people at once."""
    key = f"composing:{initiative.pk}"
    is_alone = cache.add(key, "", timeout=WAIT)
    try:
        yield is_alone
    finally:
        if is_alone:
            cache.delete(key)


def _find(initiative: Initiative, pk: int) -> Composition:
    return get_object_or_404(initiative.compositions.select_related("asked_by"), pk=pk)
