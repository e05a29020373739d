"""All that was said of a person, by whom, and what moved; those who rate are never mixed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from impact.journeys.needs.models import Confidence, Rating, Source
from impact.journeys.needs.moves import Point, find_moves
from impact.journeys.needs.queries.levels import level_names
from impact.knowledge.competencies.models import Scale
from impact.trust.accounts.models import User

_FIELDS = (
    "source",
    "rater",
    "level",
    "confidence",
    "evidence",
    "rated_at",
    "competency__code",
    "competency__title",
    "competency__thread",
    "competency__domain__title",
    "competency__version__number",
    "competency__version__scale",
)


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating, as its person reads it."""

    code: str
    title: str
    domain: str
    thread: str
    source: Source
    rater: str
    level: int | None
    level_name: str
    confidence: str
    evidence: str
    rated_at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Story:
    """A competency through time: what the person said, and apart, what others said of her."""

    code: str
    title: str
    domain: str
    own: tuple[Rated, ...]
    others: tuple[Rated, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    code: str
    title: str
    before: int | None
    after: int | None
    rises: bool


def ratings_of(person: User) -> list[Rated]:
    """Return every rating of this person, the oldest first."""
    rows = Rating.objects.filter(person=person).oldest_first().values_list(*_FIELDS, named=True)
    scales = Scale.objects.prefetch_related("levels")
    names = {scale.pk: level_names(scale) for scale in scales}
    raters = User.objects.in_bulk({row.rater for row in rows})
    return [
        _rated(row, rater=raters[row.rater].name, names=names[row.competency__version__scale])
        for row in rows
    ]


def stories_of(ratings: Iterable[Rated]) -> list[Story]:
    """Return one story per competency, in the order of their codes."""
    threads: dict[str, list[Rated]] = {}
    for rated in ratings:
        threads.setdefault(rated.thread, []).append(rated)
    return sorted((_story(one) for one in threads.values()), key=lambda story: story.code)


def moves_between(ratings: Iterable[Rated], *, since: date, until: date) -> list[Moved]:
    """Return what moved in what the person says of herself; others' words have no part in it."""
    own = [rated for rated in ratings if rated.source == Source.SELF]
    latest = {rated.thread: rated for rated in own}
    points = (Point(rated.thread, rated.level, timezone.localdate(rated.rated_at)) for rated in own)
    found = find_moves(points, since=since, until=until)
    return [
        Moved(
            latest[move.competency].code,
            latest[move.competency].title,
            move.before,
            move.after,
            move.rises,
        )
        for move in found
    ]


def _story(ratings: list[Rated]) -> Story:
    last = ratings[-1]
    return Story(
        last.code,
        last.title,
        last.domain,
        own=tuple(rated for rated in ratings if rated.source == Source.SELF),
        others=tuple(rated for rated in ratings if rated.source != Source.SELF),
    )


def _rated(row: Any, *, rater: str, names: Mapping[int, str]) -> Rated:
    return Rated(
        code=row.competency__code,
        title=row.competency__title,
        domain=row.competency__domain__title,
        thread=row.competency__thread,
        source=Source(row.source),
        rater=rater,
        level=row.level,
        level_name="" if row.level is None else names.get(row.level, ""),
        confidence=str(Confidence(row.confidence).label) if row.confidence else "",
        evidence=row.evidence,
        rated_at=row.rated_at,
        version=row.competency__version__number,
    )
