"""A person's portrait: her latest word on each competency beside what her roles ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q, QuerySet

from impact.journeys.needs.models import Rating, SelfAssessment
from impact.journeys.needs.portrait import Answered, Standing, count_standings, distance, stand
from impact.journeys.needs.queries.levels import level_names
from impact.knowledge.competencies.models import Competency, Expectation, Version
from impact.presence.communities.models import Assignment, StageSpan
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Word:
    """What someone last said of a competency, and the level she said before, if another."""

    level: int | None
    rated_at: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One competency of a portrait."""

    code: str
    title: str
    domain: str
    level: int | None
    level_name: str
    expected: int | None
    expected_name: str
    standing: Standing
    is_core: bool
    rated_at: datetime | None
    before: int | None

    @property
    def is_answered(self) -> bool:
        return self.standing is not Standing.UNANSWERED

    @property
    def missing(self) -> int:
        return distance(answer=Answered(self.level), expected=self.expected)

    @property
    def has_moved(self) -> bool:
        return self.before is not None and self.level is not None and self.before != self.level


@dataclass(frozen=True, slots=True)
class Portrait:
    lines: tuple[Line, ...]
    #: Names of the levels, by value, of the scale everything is told in.
    levels: Mapping[int, str]

    @property
    def counts(self) -> dict[Standing, int]:
        return count_standings(line.standing for line in self.lines)

    @property
    def domains(self) -> list[tuple[str, list[Line]]]:
        groups = groupby(self.lines, key=lambda line: line.domain)
        return [(domain, list(lines)) for domain, lines in groups]

    @property
    def is_anything_expected(self) -> bool:
        """Say if a level is expected anywhere: without one, levels stand beside nothing."""
        return any(line.expected is not None for line in self.lines)

    @property
    def moved(self) -> list[Line]:
        return [line for line in self.lines if line.has_moved]


@dataclass(frozen=True, slots=True)
class _Asked:
    level: int
    is_core: bool


def portrait_of(*, person: User, version: Version) -> Portrait:
    """Return the core of this person's roles where her initiatives are, and all she answered."""
    asked = _asked_of(person, version)
    words = latest_words(person)
    core = [key for key, one in asked.items() if one.is_core]
    competencies = list(_competencies(version).filter(Q(thread__in=words) | Q(pk__in=core)))
    by_id = {one.pk: words[one.thread] for one in competencies if one.thread in words}
    return _draw(version, competencies, asked=asked, words=by_id)


def portrait_of_sitting(assessment: SelfAssessment) -> Portrait:
    """Return what was said in one sitting, on its own version of the framework."""
    version = assessment.version
    rows = assessment.ratings.oldest_first().values_list("competency_id", "level", "rated_at")
    words = {competency: Word(level, rated_at) for competency, level, rated_at in rows}
    competencies = _competencies(version).filter(pk__in=assessment.agenda)
    asked = _asked_of(assessment.person, version)
    return _draw(version, competencies, asked=asked, words=words)


def portrait_of_trial(
    *, version: Version, expected: Mapping[int, int], levels: Mapping[int, int | None]
) -> Portrait:
    """Return the portrait of someone we know nothing of: levels come from her page."""
    competencies = _competencies(version).filter(pk__in=expected)
    asked = {key: _Asked(level, is_core=True) for key, level in expected.items()}
    words = {key: Word(level) for key, level in levels.items()}
    return _draw(version, competencies, asked=asked, words=words)


def latest_words(person: User) -> dict[str, Word]:
    """Return, by thread of competency, the last thing this person said of herself."""
    rows = Rating.objects.by_self().filter(person=person).oldest_first()
    words: dict[str, Word] = {}
    for thread, level, rated_at in rows.values_list("competency__thread", "level", "rated_at"):
        last = words.get(thread)
        before = None if last is None else last.before if last.level == level else last.level
        words[thread] = Word(level, rated_at, before)
    return words


def _competencies(version: Version) -> QuerySet[Competency]:
    rows = version.competencies.select_related("domain").defer("description", "replaces")
    return rows.order_by("domain__position", "position", "code")


def _asked_of(person: User, version: Version) -> dict[int, _Asked]:
    """Return the most that this person's roles ask of her where her initiatives are today."""
    played = Assignment.objects.active().filter(
        membership__person=person, membership__initiative__archived_at=None
    )
    seats = list(played.values_list("role_id", "membership__initiative_id"))
    spans = StageSpan.objects.active().filter(initiative__in={seat[1] for seat in seats})
    stages: dict[int, set[int]] = {}
    for initiative, stage in spans.values_list("initiative_id", "stage_id"):
        stages.setdefault(initiative, set()).add(stage)
    cells = {(role, stage) for role, initiative in seats for stage in stages.get(initiative, ())}
    rows = Expectation.objects.in_force().filter(
        version=version,
        role__in={role for role, _stage in cells},
        stage__in={stage for _role, stage in cells},
    )
    asked: dict[int, _Asked] = {}
    for role, stage, competency, level, weight in rows.order_by().values_list(
        "role_id", "stage_id", "competency_id", "level", "weight"
    ):
        if (role, stage) in cells:
            known = asked.get(competency, _Asked(0, is_core=False))
            is_core = known.is_core or weight == Expectation.Weight.ESSENTIAL
            asked[competency] = _Asked(max(known.level, level), is_core)
    return asked


def _draw(
    version: Version,
    competencies: Iterable[Competency],
    *,
    asked: Mapping[int, _Asked],
    words: Mapping[int, Word],
) -> Portrait:
    names = level_names(version.scale)
    lines = tuple(
        _line(one, asked=asked.get(one.pk), word=words.get(one.pk), names=names)
        for one in competencies
    )
    return Portrait(lines, names)


def _line(
    competency: Competency, *, asked: _Asked | None, word: Word | None, names: Mapping[int, str]
) -> Line:
    level = word.level if word else None
    expected = asked.level if asked else None
    return Line(
        code=competency.code,
        title=competency.title,
        domain=competency.domain.title,
        level=level,
        level_name="" if level is None else names.get(level, ""),
        expected=expected,
        expected_name="" if expected is None else names.get(expected, ""),
        standing=stand(answer=Answered(word.level) if word else None, expected=expected),
        is_core=asked.is_core if asked else False,
        rated_at=word.rated_at if word else None,
        before=word.before if word else None,
    )
