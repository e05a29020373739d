"""Reading a framework: what is expected of whom and when, side by side, and across versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q

from impact.knowledge.competencies.changes import RoleChanges, RoleItem, find_changes
from impact.knowledge.competencies.comparisons import Compared, Side, compare_sides
from impact.knowledge.competencies.models import Competency, Expectation, Version
from impact.knowledge.competencies.models.competencies import CompetencyQuerySet
from impact.knowledge.competencies.references import taken_over
from impact.knowledge.mobilization.models import Role, Stage

_ESSENTIAL = Expectation.Weight.ESSENTIAL


class ExpectedLine(NamedTuple):
    """One expectation, flat: ids for joining, codes for telling."""

    competency_id: int
    competency: str
    thread: str
    domain: str
    scope: str
    role_id: int
    role: str
    stage_id: int
    stage: str
    level: int
    is_essential: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the matrix role × stage: how many are expected there, how many essential."""

    role: str
    stage: str
    expected: int
    essential: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands before and after a competency in its version."""

    previous: Competency | None
    next: Competency | None


@dataclass(frozen=True, slots=True)
class ComparedCompetency:
    """A line of a comparison, with what a page needs to name it."""

    compared: Compared
    title: str
    domain: str
    domain_title: str


def expectations_for(
    *,
    version: Version,
    roles: Iterable[Role] | None = None,
    stages: Iterable[Stage] | None = None,
) -> list[ExpectedLine]:
    """Return what is expected of these roles at these stages, in the order of the framework.

    Left out, `roles` and `stages` mean all of them.
    """
    found = version.expectations.in_force()
    if roles is not None:
        found = found.of_roles(roles)
    if stages is not None:
        found = found.at_stages(stages)
    found = found.order_by("competency__position", "role__position", "stage__position")
    lines = found.values_list(
        *("competency_id", "competency__code", "competency__thread", "competency__domain__code"),
        *("competency__scope", "role_id", "role__code", "stage_id", "stage__code"),
        *("level", "weight"),
    )
    return [ExpectedLine._make([*line, weight == _ESSENTIAL]) for *line, weight in lines]


def core_of(
    *, version: Version, role: Role, stages: Iterable[Stage] | None = None
) -> CompetencyQuerySet:
    """Return the core (« noyau ») of a role, in its order, each with its `expected_level`.

    Where stages are given, only what touches one of them.
    """
    asked = Q(expectations__role=role)
    if stages is not None:
        asked &= Q(expectations__stage__in=stages)
    core = version.competencies.in_force().filter(asked, cores__role=role)
    return core.annotate(
        expected_level=Max("expectations__level"), rank=Max("cores__position")
    ).order_by("rank")


def cell_counts(version: Version) -> dict[tuple[str, str], Cell]:
    """Return the squares of the matrix that ask something, by the codes of role and stage."""
    rows = version.expectations.in_force().order_by().values_list("role__code", "stage__code")
    counted = rows.annotate(
        expected=Count("pk"), essential=Count("pk", filter=Q(weight=_ESSENTIAL))
    )
    return {(role, stage): Cell(role, stage, *counts) for role, stage, *counts in counted}


def neighbours_of(competency: Competency) -> Neighbours:
    """Return what comes just before and just after, in the order of the version."""
    around = [competency.position - 1, competency.position + 1]
    rows = Competency.objects.in_force().filter(
        version_id=competency.version_id, position__in=around
    )
    by_rank = {row.position: row for row in rows}
    return Neighbours(previous=by_rank.get(around[0]), next=by_rank.get(around[1]))


def compare(
    *, version: Version, left: "Comparable", right: "Comparable"
) -> list[ComparedCompetency]:
    """Set two sides next to each other: roles, stages, or a person's levels by code.

    A stage asks the highest level any role is expected to hold there.
    """
    rows = version.competencies.in_force().order_by("position")
    names = {
        code: names
        for code, *names in rows.values_list("code", "title", "domain__code", "domain__title")
    }
    sides = [_side_of(version, side) for side in (left, right)]
    lines = compare_sides(left=sides[0], right=sides[1], order=list(names))
    return [ComparedCompetency(line, *names[line.code]) for line in lines]


#: A side of a comparison: a role, a stage, or levels by competency code (None: not known).
Comparable = Role | Stage | Mapping[str, int | None]


def what_changed(*, old: Version, new: Version, role: Role) -> RoleChanges:
    """Return what the newer version changes for a role; nothing is lost where versions lie between.

    :raises ValueError: if the newer version does not follow the older, near or far.
    """
    return find_changes(
        old=_items_of(old, role), new=_items_of(new, role), becomes=_becomes(old, new)
    )


def _side_of(version: Version, side: Comparable) -> dict[str, Side]:
    if isinstance(side, Mapping):
        return {code: Side(level) for code, level in side.items() if level is not None}
    found = version.expectations.in_force()
    found = found.of_roles([side]) if isinstance(side, Role) else found.at_stages([side])
    counted = found.order_by().values_list("competency__code")
    lines = counted.annotate(
        highest=Max("level"), essential=Count("pk", filter=Q(weight=_ESSENTIAL))
    )
    return {code: Side(level, is_essential=count > 0) for code, level, count in lines}


def _items_of(version: Version, role: Role) -> list[RoleItem]:
    rows: dict[str, list[Sequence[Any]]] = {}
    lines = version.expectations.in_force().of_roles([role]).order_by("competency__position")
    for code, *line in lines.values_list(
        *("competency__code", "competency__title", "competency__thread"),
        *("stage__code", "level", "weight"),
    ):
        rows.setdefault(code, []).append(line)
    return [
        RoleItem(
            code=code,
            title=lines[0][0],
            thread=lines[0][1],
            stages=frozenset(line[2] for line in lines),
            level=max(line[3] for line in lines),
            is_essential=any(line[4] == _ESSENTIAL for line in lines),
        )
        for code, lines in rows.items()
    ]


def _becomes(old: Version, new: Version) -> dict[str, str]:
    """Return which code of the newer version took over each of the older, step by step."""
    if new == old:
        codes = old.competencies.in_force().values_list("code", flat=True)
        return {code: code for code in codes}
    if new.follows is None:
        raise ValueError(f"{new} ne fait pas suite à {old}")
    before = _becomes(old, new.follows)
    known = set(new.follows.competencies.in_force().values_list("code", flat=True))
    rows = new.competencies.in_force().values_list("code", "replaces")
    step = {
        taken: code
        for code, replaces in rows
        for taken in taken_over(code=code, replaces=replaces, known=known)
    }
    return {first: step[last] for first, last in before.items() if last in step}
