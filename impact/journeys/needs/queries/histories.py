"""All that was said of a person, by whom, and what moved; those who rate are never mixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from impact.journeys.needs.models import Rating, Source
from impact.journeys.needs.moves import Point, find_moves
from impact.journeys.needs.queries.levels import level_names
from impact.trust.accounts.models import User


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
    rows = (
        Rating.objects.filter(person=person)
        .oldest_first()
        .select_related("rater", "competency__domain", "competency__version")
        .prefetch_related("competency__version__scale__levels")
    )
    return [_rated(rating) for rating in rows]


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


def _rated(rating: Rating) -> Rated:
    competency = rating.competency
    names = level_names(competency.version)
    return Rated(
        code=competency.code,
        title=competency.title,
        domain=competency.domain.title,
        thread=competency.thread,
        source=Source(rating.source),
        rater=rating.rater.name,
        level=rating.level,
        level_name="" if rating.level is None else names.get(rating.level, ""),
        confidence=rating.get_confidence_display() if rating.confidence else "",
        evidence=rating.evidence,
        rated_at=rating.rated_at,
        version=competency.version.number,
    )
