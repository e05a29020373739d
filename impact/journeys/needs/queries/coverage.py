"""A team's coverage as its members read it: what is expected where, and how it holds (R4).

Everything told of the answers comes from a reading or from a consensus, never from the
ratings themselves: see `operations.readings`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from impact.journeys.needs.coverage import Status, Turnout, is_old, tell_status, tell_status_agreed
from impact.journeys.needs.models import Rating, Reading, Tally
from impact.journeys.needs.queries.teams import Team
from impact.knowledge.competencies.models import Competency, Expectation
from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models import Initiative
from impact.trust.privacy.thresholds import GROUP_MINIMUM


class Situation(StrEnum):
    """Why a coverage reads as it does."""

    SHOWN = "SHOWN"
    #: Fewer than five people: what they agree on, and nothing else.
    CONSENSUS = "CONSENSUS"
    #: Nobody answered and agreed to be counted.
    SILENT = "SILENT"
    #: Fewer than five did.
    FEW = "FEW"
    #: Enough did; what they said waits until it points at nobody.
    WAITING = "WAITING"
    #: A consent was taken back, and what is left cannot be shown yet.
    SUSPENDED = "SUSPENDED"


@dataclass(frozen=True, slots=True)
class StageAt:
    """A stage of the cycle, and whether the initiative is there."""

    pk: int
    code: str
    slug: str
    name: str
    is_active: bool
    is_main: bool


@dataclass(frozen=True, slots=True)
class Consensus:
    """What the group last agreed on."""

    level: int | None
    on: date
    is_old: bool


@dataclass(frozen=True, slots=True)
class Word:
    """Something the group agreed on one day, about the competency of this thread."""

    thread: str
    level: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Thread:
    """A competency as the framework in force words it."""

    pk: int
    code: str
    title: str
    scope: str
    key: str
    domain: str
    domain_title: str


class Asked(NamedTuple):
    """What the roles present ask of one competency: the level, the weight, by which roles."""

    level: int
    weight: str
    roles: int

    def merged(self, other: "Asked") -> "Asked":
        # ESSENTIAL sorts before IMPORTANT.
        return Asked(
            max(self.level, other.level), min(self.weight, other.weight), self.roles | other.roles
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One competency and how it holds, at the stages looked at."""

    thread: Thread
    expected: int
    is_essential: bool
    status: Status
    turnout: Turnout
    since: datetime | None = None
    consensus: Consensus | None = None
    is_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """All a coverage is read on, for any stages: who is there, what is asked, what was told."""

    team: Team
    tally: Tally
    threads: Mapping[int, Thread]
    asked: Mapping[tuple[int, int], Asked]
    #: What the group agreed on, the oldest first; what came after `today` is not heard.
    words: Sequence[Word]
    #: Each role present as one bit of `Asked.roles`.
    bits: Mapping[int, int]
    today: date

    @property
    def stages(self) -> set[int]:
        """Return the stages at which anything is asked."""
        return {stage for _competency, stage in self.asked}

    def rows_at(self, stages: Iterable[int], *, reading: Reading | None = None) -> list[Row]:
        """Return the rows of these stages together, in the order of the framework."""
        wanted = list(stages)
        read = self._reader(reading or self.tally.reading)
        return [
            read(thread, asked)
            for thread in self.threads.values()
            if (asked := self._asked_at(thread.pk, wanted))
        ]

    def rows_by_stage(self, stages: Iterable[int]) -> list[list[Row]]:
        """Return the rows of each of these stages apart."""
        read = self._reader(self.tally.reading)
        return [
            [
                read(thread, asked)
                for thread in self.threads.values()
                if (asked := self.asked.get((thread.pk, stage)))
            ]
            for stage in stages
        ]

    def _reader(self, reading: Reading | None) -> Callable[[Thread, Asked], Row]:
        """Return how to read a competency; what two stages ask alike is read once."""
        lines = reading.lines if reading else {}
        people = self._people_by_roles()
        agreed = self._agreed()
        rows: dict[tuple[int, Asked], Row] = {}

        def read(thread: Thread, asked: Asked) -> Row:
            row = rows.get((thread.pk, asked))
            if row is None:
                line = lines.get(thread.key)
                row = self._row(
                    thread,
                    asked=asked,
                    line=line,
                    asked_of=people[asked.roles],
                    word=agreed.get(thread.key),
                )
                rows[thread.pk, asked] = row
            return row

        return read

    def _asked_at(self, competency: int, stages: Sequence[int]) -> Asked | None:
        found: Asked | None = None
        for stage in stages:
            one = self.asked.get((competency, stage))
            if one:
                found = found.merged(one) if found else one
        return found

    def _row(
        self,
        thread: Thread,
        *,
        asked: Asked,
        line: Mapping | None,
        asked_of: frozenset[int],
        word: Consensus | None,
    ) -> Row:
        answered = self.tally.answered.get(thread.key, ())
        turnout = Turnout(
            answered=len(answered),
            asked=len(asked_of),
            answered_among_asked=len(asked_of.intersection(answered)),
        )
        is_agreed = self.team.works_by_consensus or thread.scope == Competency.Scope.COLLECTIVE
        if is_agreed:
            status = tell_status_agreed(
                expected=asked.level,
                level=word.level if word else None,
                agreed_on=word.on if word else None,
                today=self.today,
            )
        else:
            holders = line["holders"] if line else None
            status = tell_status(expected=asked.level, holders=holders, turnout=turnout)
        return Row(
            thread=thread,
            expected=asked.level,
            is_essential=asked.weight == Expectation.Weight.ESSENTIAL,
            status=status,
            turnout=turnout,
            since=datetime.fromisoformat(line["since"]) if line and not is_agreed else None,
            consensus=word,
            is_agreed=is_agreed,
        )

    def _agreed(self) -> dict[str, Consensus]:
        """Return what the group last agreed on, by competency thread."""
        return {
            word.thread: Consensus(word.level, word.on, is_old(word.on, today=self.today))
            for word in self.words
            if word.on <= self.today
        }

    def _people_by_roles(self) -> "_People":
        masks = {
            person: sum(self.bits[role] for role in roles)
            for person, roles in self.team.roles.items()
        }
        return _People(masks)


class _People(dict[int, frozenset[int]]):
    """Who plays at least one of the roles of a mask, worked out once per mask."""

    def __init__(self, masks: Mapping[int, int]) -> None:
        super().__init__()
        self._masks = masks

    def __missing__(self, roles: int) -> frozenset[int]:
        self[roles] = frozenset(person for person, mask in self._masks.items() if mask & roles)
        return self[roles]


def ground_of(
    *,
    team: Team,
    tally: Tally,
    today: date,
    words: Sequence[Word] = (),
    stages: QuerySet[Any, Any] | None = None,
) -> Ground:
    """Return what the coverage of this team is read on; `words` is what the group agreed on.

    `stages` asks for the keys of the only stages that will be read, within the same question.
    """
    played = sorted(set().union(*team.roles.values()))
    bits = {role: 1 << rank for rank, role in enumerate(played)}
    version, threads = _threads()
    return Ground(
        team=team,
        tally=tally,
        threads=threads,
        asked=_asked_of(version, bits, stages=stages),
        words=words,
        bits=bits,
        today=today,
    )


def stages_around(initiative: Initiative) -> list[StageAt]:
    """Return the stages of the cycle in their order, and where this initiative is."""
    here = initiative.spans.active().filter(stage=OuterRef("pk")).order_by().values("is_main")
    rows = Stage.objects.in_force().order_by("position", "code").annotate(here=Subquery(here[:1]))
    return [
        StageAt(pk, code, slug, name, is_active=here is not None, is_main=bool(here))
        for pk, code, slug, name, here in rows.values_list("pk", "code", "slug", "name", "here")
    ]


def situation_of(*, team: Team, tally: Tally) -> Situation:
    """Say why the coverage of this team reads as it does today."""
    if team.works_by_consensus:
        return Situation.CONSENSUS
    if tally.reading is not None:
        return Situation.SHOWN
    if not tally.voices:
        return Situation.SILENT
    if tally.is_suspended:
        return Situation.SUSPENDED
    return Situation.FEW if len(tally.voices) < GROUP_MINIMUM else Situation.WAITING


def words_of(initiative: Initiative) -> list[Word]:
    """Return all that the group ever agreed on, the oldest first."""
    rows = Rating.objects.by_group(initiative).oldest_first()
    return [
        Word(thread, level, timezone.localdate(at))
        for thread, level, at in rows.values_list("competency__thread", "level", "rated_at")
    ]


def _threads() -> tuple[int | None, dict[int, Thread]]:
    """Return the version in force and its competencies, in its order."""
    rows = list(
        Competency.objects.in_force()
        .current()
        .order_by("domain__position", "position", "code")
        .values_list(
            *("version", "pk", "code", "title", "scope", "thread", "domain__code"), "domain__title"
        )
    )
    version = rows[0][0] if rows else None
    return version, {row[1]: Thread(*row[1:]) for row in rows}


def _asked_of(
    version: int | None, bits: Mapping[int, int], *, stages: QuerySet[Any, Any] | None
) -> dict[tuple[int, int], Asked]:
    """Return what these roles ask, by competency and stage."""
    # What retired since is left out where it is read: no join is worth it here.
    asked = Expectation.objects.filter(version=version, role__in=list(bits))
    there = asked if stages is None else asked.filter(stage__in=stages)
    rows: Iterable[tuple[int, int, int, int, str]] = there.order_by().values_list(
        "competency", "stage", "role", "level", "weight"
    )
    found: dict[tuple[int, int], tuple[int, str, int]] = {}
    # Thousands of rows: nothing is built here but plain tuples.
    for competency, stage, role, level, weight in rows:
        most, heaviest, roles = found.get((competency, stage), (level, weight, 0))
        found[competency, stage] = (
            level if level > most else most,
            weight if weight < heaviest else heaviest,
            roles | bits[role],
        )
    return {cell: Asked(*asked) for cell, asked in found.items()}
