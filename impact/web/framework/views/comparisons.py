"""Two roles, two stages, or oneself and a role, side by side; the address can be shared."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.trust.accounts.models import User
from impact.web.framework.choices import fields_of, ideas_of
from impact.web.framework.memory import kept
from impact.web.framework.pages import current_version, frame
from impact.web.framework.sides import ME, ROLE, STAGE, Comparison, Side, read_comparison, read_side


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    version = current_version()
    choices: dict[str, list[Any]] = {
        "roles": list(Role.objects.in_force()),
        "stages": list(Stage.objects.in_force()),
    }
    sides = _sides(request, version, choices)
    trail = [(_("Référentiel"), reverse("framework:competencies")), (_("Comparer"), "")]
    chosen = [request.GET.get(name, "") for name in ("un", "autre")]
    context = {
        "fields": fields_of(**choices, chosen=chosen),
        "ideas": ideas_of(**choices),
        "page": frame(request, trail=trail),
        "trouble": _trouble(sides, is_asked="un" in request.GET),
    }
    if sides and not context["trouble"]:
        context["comparison"] = _compare(version, left=sides[0], right=sides[1])
    return render(request, "framework/comparison.html", context)


def _compare(version: Version, *, left: Side, right: Side) -> Comparison:
    """Return the comparison; what touches a person is worked out each time and kept nowhere."""
    if ME in (left.kind, right.kind):
        return read_comparison(version, left=left, right=right)
    name = f"comparison:{left.code}:{right.code}"
    return kept(name, version, read=lambda: read_comparison(version, left=left, right=right))


def _sides(request: HttpRequest, version: Version, choices: dict[str, list[Any]]) -> list[Side]:
    """Return both sides, or none where one is missing."""
    user = request.user if isinstance(request.user, User) else None
    codes = request.GET.get("un", ""), request.GET.get("autre", "")
    read = [read_side(code, version=version, user=user, **choices) for code in codes]
    return [side for side in read if side] if all(read) else []


def _trouble(sides: list[Side], *, is_asked: bool) -> str:
    """Return why these sides cannot be compared, as a word the template tells."""
    if not sides:
        return "missing" if is_asked else ""
    kinds = sorted(side.kind for side in sides)
    if ME in kinds:
        mine = next(side for side in sides if side.kind == ME)
        if mine.what is None:
            return "stranger"
        if kinds != sorted([ME, ROLE]):
            return "mixed"
        return "" if mine.what else "unrated"
    if kinds == sorted([ROLE, STAGE]):
        return "mixed"
    return "same" if sides[0].code == sides[1].code else ""
