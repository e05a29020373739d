"""What a team agreed on: the latest word on each competency it works on, and the story of one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from impact.journeys.needs.models import Rating, RatingQuerySet
from impact.journeys.needs.policies import works_by_consensus
from impact.journeys.needs.queries.levels import level_names
from impact.knowledge.competencies.models import Competency, Expectation, Version
from impact.presence.communities.models import Assignment, Initiative, StageSpan


@dataclass(frozen=True, slots=True)
class GroupWord:
    """One consensus, as the team reads it."""

    level: int | None
    level_name: str
    confidence: str
    reasons: str
    dissent: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A competency the team may agree on, and what it last agreed."""

    code: str
    title: str
    domain: str
    expected: int
    expected_name: str
    latest: GroupWord | None


def topics_of(*, initiative: Initiative, version: Version) -> list[Topic]:
    """Return what the group rates itself on: what its roles ask, together, where it is.

    Collective competencies; in a team too small to add answers up, the core of its roles too.
    """
    asked, core = _asked_of(initiative, version)
    wanted = Q(scope=Competency.Scope.COLLECTIVE)
    if works_by_consensus(initiative):
        wanted |= Q(pk__in=core)
    rows = Competency.objects.filter(wanted, version=version, pk__in=asked)
    latest = {rating.competency.thread: rating for rating in _ratings_of(initiative)}
    names = level_names(version.scale)
    return [
        Topic(
            code=one.code,
            title=one.title,
            domain=one.domain.title,
            expected=asked[one.pk],
            expected_name=names.get(asked[one.pk], ""),
            latest=_group_word(latest[one.thread]) if one.thread in latest else None,
        )
        for one in rows.select_related("domain").order_by("domain__position", "position", "code")
    ]


def group_words_on(*, initiative: Initiative, competency: Competency) -> list[GroupWord]:
    """Return all that the group agreed on about one competency, the latest first."""
    ratings = _ratings_of(initiative).filter(competency__thread=competency.thread)
    return [_group_word(rating) for rating in reversed(ratings)]


def _asked_of(initiative: Initiative, version: Version) -> tuple[dict[int, int], set[int]]:
    """Return the most that the roles present ask at the active stages, and what is essential."""
    roles = Assignment.objects.active().filter(membership__initiative=initiative)
    stages = StageSpan.objects.active().filter(initiative=initiative)
    rows = (
        Expectation.objects.in_force()
        .filter(version=version, role__in=roles.values("role"), stage__in=stages.values("stage"))
        .values_list("competency_id", "level", "weight")
    )
    asked: dict[int, int] = {}
    for competency, level, _weight in rows:
        asked[competency] = max(level, asked.get(competency, 0))
    essential = Expectation.Weight.ESSENTIAL
    return asked, {competency for competency, _level, weight in rows if weight == essential}


def _ratings_of(initiative: Initiative) -> RatingQuerySet:
    return (
        Rating.objects.by_group(initiative)
        .oldest_first()
        .select_related("rater", "competency__version__scale")
        .prefetch_related("competency__version__scale__levels")
    )


def _group_word(rating: Rating) -> GroupWord:
    names = level_names(rating.competency.version.scale)
    return GroupWord(
        level=rating.level,
        level_name="" if rating.level is None else names.get(rating.level, ""),
        confidence=rating.get_confidence_display() if rating.confidence else "",
        reasons=rating.evidence,
        dissent=rating.dissent,
        at=rating.rated_at,
        by=rating.rater.name,
    )
