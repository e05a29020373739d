"""What the library lacks, for everyone; and, for herself alone, at someone's own next level."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from impact.journeys.needs.queries.portraits import latest_words
from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Stage
from impact.presence.library.descriptions import level_names
from impact.presence.library.queries import Bare, bare_competencies, bare_crossings
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class OwnHole:
    """A competency someone could grow in, and the level for which nothing is there."""

    code: str
    title: str
    next: int


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    levels = [level for level in sorted(level_names()) if level]
    competencies = bare_competencies(levels)
    stages = list(Stage.objects.in_force())
    shown = {
        "levels": levels,
        "competencies": sorted(competencies, key=lambda one: one.code),
        "nothing": [one for one in competencies if not one.total],
        "stages": stages,
        "crossings": [
            (role, list(zip(stages, role.counts, strict=True))) for role in bare_crossings(stages)
        ],
        "mine": _own(request.user, competencies) if isinstance(request.user, User) else [],
    }
    response = render(request, "library/holes.html", shown)
    if request.user.is_authenticated:
        # What she answered must stay on no shared machine on the way.
        response["Cache-Control"] = "private, no-store"
    return response


def _own(person: User, competencies: Sequence[Bare]) -> list[OwnHole]:
    """Return where nothing helps her reach the level after the one she last said."""
    words = latest_words(person)
    if not words:
        return []
    threads = dict(Competency.objects.current().values_list("code", "thread"))
    said = {one.code: words.get(threads[one.code]) for one in competencies}
    return [
        OwnHole(one.code, one.title, word.level + 1)
        for one in competencies
        if (word := said[one.code]) and word.level is not None and word.level + 1 in one.missing
    ]
