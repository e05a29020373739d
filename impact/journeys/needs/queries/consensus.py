"""What a team agreed on: the latest word on each competency it works on, and the story of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

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
    is_collective: bool
    expected: int
    expected_name: str
    latest: GroupWord | None


def topics_of(*, initiative: Initiative, version: Version) -> list[Topic]:
    """Return what the group rates itself on: what its roles ask, together, where it is.

    Collective competencies; all of them in a team too small to add answers up.
    """
    asked = _asked_of(initiative, version)
    rows = Competency.objects.filter(version=version, pk__in=asked).select_related("domain")
    if not works_by_consensus(initiative):
        rows = rows.filter(scope=Competency.Scope.COLLECTIVE)
    latest = {rating.competency.thread: rating for rating in _ratings_of(initiative)}
    names = level_names(version)
    return [
        Topic(
            code=one.code,
            title=one.title,
            domain=one.domain.title,
            is_collective=one.is_collective,
            expected=asked[one.pk],
            expected_name=names.get(asked[one.pk], ""),
            latest=_group_word(latest[one.thread]) if one.thread in latest else None,
        )
        for one in rows.order_by("domain__position", "position", "code")
    ]


def group_words_on(*, initiative: Initiative, competency: Competency) -> list[GroupWord]:
    """Return all that the group agreed on about one competency, the latest first."""
    ratings = _ratings_of(initiative).filter(competency__thread=competency.thread)
    return [_group_word(rating) for rating in reversed(ratings)]


def _asked_of(initiative: Initiative, version: Version) -> dict[int, int]:
    """Return the most that the roles present ask at the active stages, by competency."""
    roles = Assignment.objects.active().filter(membership__initiative=initiative)
    stages = StageSpan.objects.active().filter(initiative=initiative)
    rows: Iterable[tuple[int, int]] = (
        Expectation.objects.in_force()
        .filter(version=version, role__in=roles.values("role"), stage__in=stages.values("stage"))
        .values_list("competency_id", "level")
    )
    asked: dict[int, int] = {}
    for competency, level in rows:
        asked[competency] = max(level, asked.get(competency, 0))
    return asked


def _ratings_of(initiative: Initiative) -> RatingQuerySet:
    return (
        Rating.objects.by_group(initiative)
        .oldest_first()
        .select_related("rater", "competency__version__scale")
        .prefetch_related("competency__version__scale__levels")
    )


def _group_word(rating: Rating) -> GroupWord:
    names = level_names(rating.competency.version)
    return GroupWord(
        level=rating.level,
        level_name="" if rating.level is None else names.get(rating.level, ""),
        confidence=rating.get_confidence_display() if rating.confidence else "",
        reasons=rating.evidence,
        dissent=rating.dissent,
        at=rating.rated_at,
        by=rating.rater.name,
    )
