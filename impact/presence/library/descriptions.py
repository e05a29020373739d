"""The description of a resource as plain values, as it is proposed, imported and published.

Texts are as typed; `competencies` holds « C3 » or « C3:2 » (with a level), the other lists codes of
stages and roles, and slugs of territories. This shape is the one home of what a resource may say.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from impact.knowledge.competencies.models import Competency, Level, Version
from impact.knowledge.competencies.models.frameworks import OURS
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.knowledge.territories.names import fold
from impact.lib.search.engine import note
from impact.presence.library.models import Resource, StoredFile, Subject

Description = Mapping[str, Any]

__all__ = [
    "Description",
    "Known",
    "describe",
    "level_names",
    "retire_resources",
    "write_resources",
]

TEXTS = (
    "title",
    "type",
    "publisher",
    "licence",
    "language",
    "format",
    "accessibility",
    "url",
    "summary",
    "identifier",
)
NUMBERS = ("year", "minutes")


@dataclass(frozen=True, slots=True)
class Known:
    """What descriptions may name, by code or slug; read once for many of them."""

    competencies: Mapping[str, Competency]
    stages: Mapping[str, Stage]
    roles: Mapping[str, Role]
    territories: Mapping[str, Territory]
    files: Mapping[str, StoredFile]
    levels: Collection[int] = ()

    @classmethod
    def of(cls, descriptions: Iterable[Description]) -> "Known":
        descriptions = list(descriptions)
        places = {slug for one in descriptions for slug in one.get("territories") or ()}
        tokens = [token for one in descriptions if (token := one.get("file"))]
        return cls(
            {one.code: one for one in Competency.objects.current()},
            {one.code: one for one in Stage.objects.in_force()},
            {one.code: one for one in Role.objects.in_force()},
            {one.slug: one for one in Territory.objects.filter(slug__in=places)},
            StoredFile.objects.in_bulk(tokens, field_name="token"),
            set(level_names()),
        )


def level_names() -> dict[int, str]:
    """Return what the levels of the framework in force are called, by their number."""
    published = Version.objects.filter(framework__code=OURS, status=Version.Status.PUBLISHED)
    levels = Level.objects.filter(scale__in=published.values("scale"))
    return dict(levels.values_list("value", "name"))


def describe(resource: Resource) -> dict[str, Any]:
    """Return what a resource says now, in this shape."""
    numbers = {name: getattr(resource, name) for name in NUMBERS}
    return {
        **{name: getattr(resource, name) for name in TEXTS},
        **{name: "" if value is None else str(value) for name, value in numbers.items()},
        "creators": list(resource.creators),
        "file": resource.file.token if resource.file else "",
        "competencies": [
            f"{one.competency.code}:{one.level}" if one.level is not None else one.competency.code
            for one in resource.subjects.all()
        ],
        "stages": [one.code for one in resource.stages.all()],
        "roles": [one.code for one in resource.roles.all()],
        "territories": [one.slug for one in resource.territories.all()],
    }


@transaction.atomic
def write_resources(descriptions: Mapping[str, Description], *, at: datetime) -> list[Resource]:
    """Make resources say what their checked descriptions say, by slug; new ones appear."""
    known = Known.of(descriptions.values())
    held = Resource.objects.select_for_update().in_bulk(list(descriptions), field_name="slug")
    fresh = [slug for slug in descriptions if slug not in held]
    rows = [held.get(slug) or Resource(slug=slug, created_at=at) for slug in descriptions]
    for row in rows:
        _say(row, descriptions[row.slug], known=known, at=at)
    Resource.objects.bulk_create([row for row in rows if row.slug in fresh])
    Resource.objects.bulk_update(
        [row for row in rows if row.slug in held], _WRITTEN, batch_size=200
    )
    _tie(rows, descriptions, known=known)
    note(kind=Resource.FOUND_AS, keys=[row.slug for row in rows], at=at)
    return rows


@transaction.atomic
def retire_resources(slugs: Iterable[str], *, at: datetime) -> None:
    """Take resources out of what the public reads; harvesters are told they are deleted."""
    slugs = list(slugs)
    Resource.objects.shown().filter(slug__in=slugs).update(retired_at=at, revised_at=at)
    note(kind=Resource.FOUND_AS, keys=slugs, at=at)


_WRITTEN = [
    *(*TEXTS, *NUMBERS, "creators", "file", "folded"),
    *("revised_at", "retired_at", "merged_into"),
]


def _say(row: Resource, told: Description, *, known: Known, at: datetime) -> None:
    for name in TEXTS:
        setattr(row, name, str(told.get(name) or "").strip())
    for name in NUMBERS:
        typed = str(told.get(name) or "").strip()
        setattr(row, name, int(typed) if typed else None)
    row.creators = [str(one).strip() for one in told.get("creators") or () if str(one).strip()]
    row.file = known.files.get(str(told.get("file") or ""))
    row.language = row.language or Resource.Language.FRENCH
    row.revised_at, row.retired_at, row.merged_into = at, None, None
    titles = [known.competencies[code].title for code, _level in _subjects(told, known)]
    row.folded = fold(
        " ".join([row.title, *row.creators, row.publisher, row.summary, row.identifier, *titles])
    )


def _subjects(told: Description, known: Known) -> list[tuple[str, int | None]]:
    pairs = (str(one).partition(":") for one in told.get("competencies") or ())
    levels = {code: int(level) if level else None for code, _mark, level in pairs}
    return [(code, level) for code, level in levels.items() if code in known.competencies]


#: Each list of a description, and the name of what its codes stand for.
_TIES = {"stages": "stage", "roles": "role", "territories": "territory"}


def _tie(
    rows: Sequence[Resource], descriptions: Mapping[str, Description], *, known: Known
) -> None:
    Subject.objects.filter(resource__in=rows).delete()
    Subject.objects.bulk_create(
        Subject(resource=row, competency=known.competencies[code], level=level)
        for row in rows
        for code, level in _subjects(descriptions[row.slug], known)
    )
    for name, target in _TIES.items():
        ties, targets = getattr(Resource, name).through, getattr(known, name)
        ties.objects.filter(resource__in=rows).delete()
        ties.objects.bulk_create(
            ties(resource=row, **{target: targets[code]})
            for row in rows
            for code in dict.fromkeys(descriptions[row.slug].get(name) or ())
            if code in targets
        )
