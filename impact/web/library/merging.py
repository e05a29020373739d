"""Several resources side by side, field by field, and what someone picks of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from impact.presence.library.descriptions import describe
from impact.presence.library.kinds import RESOURCES
from impact.presence.library.models import Resource
from impact.trust.publishing.kinds import Field, Shape

__all__ = ["Option", "Row", "lay_rows", "read_content"]

#: Lists that are joined; the names of authors are picked as a whole, for their order counts.
UNITED = ("competencies", "stages", "roles", "territories")
#: What a file is called is no use to anyone: it is told as « déposé ».
FILE = "file"


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be picked: what it is sent as, what is read of it, who says it."""

    value: str
    told: str
    by: tuple[int, ...]
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the values there are. One value that all share is not asked."""

    field: Field
    options: Sequence[Option]
    is_list: bool = False

    @property
    def name(self) -> str:
        return f"champ-{self.field.name}"

    @property
    def is_asked(self) -> bool:
        return self.is_list or len(self.options) > 1


def lay_rows(resources: Sequence[Resource], *, picked: QueryDict | None = None) -> list[Row]:
    """Return every field that says something, the values of the first one picked to begin with."""
    contents = [describe(one) for one in resources]
    names = _names(resources)
    rows = [_row(field, contents, picked=picked, names=names) for field in RESOURCES.fields]
    return [row for row in rows if row.options]


def read_content(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the description that the picked values make."""
    return {row.field.name: _picked(row) for row in rows}


def _names(resources: Sequence[Resource]) -> dict[str, dict[str, str]]:
    """Return what the codes of these resources are called, as they were loaded."""
    told: dict[str, dict[str, str]] = {name: {} for name in UNITED}
    for one in resources:
        for subject in one.subjects.all():
            competency = subject.competency
            told["competencies"][competency.code] = f"{competency.code}. {competency.title}"
        told["stages"] |= {stage.code: stage.name for stage in one.stages.all()}
        told["roles"] |= {role.code: role.name for role in one.roles.all()}
        told["territories"] |= {place.slug: place.name for place in one.territories.all()}
    return told


def _row(
    field: Field,
    contents: Sequence[Mapping[str, Any]],
    *,
    picked: QueryDict | None,
    names: Mapping[str, Mapping[str, str]],
) -> Row:
    is_list = field.name in UNITED
    values: dict[str, list[int]] = {}
    for place, content in enumerate(contents, start=1):
        held = content.get(field.name) or ()
        for value in held if is_list else [_flat(held)]:
            if value:
                values.setdefault(value, []).append(place)
    name = f"champ-{field.name}"
    if picked is not None:
        chosen = picked.getlist(name) or ([] if is_list else list(values)[:1])
    else:
        chosen = list(values) if is_list else list(values)[:1]
    options = [
        Option(value, _told(field, value, names), tuple(by), value in chosen)
        for value, by in values.items()
    ]
    if not is_list and not any(one.is_picked for one in options) and options:
        first = options[0]
        options[0] = Option(first.value, first.told, first.by, True)
    return Row(field, options, is_list)


def _flat(held: Any) -> str:
    return "\n".join(held) if isinstance(held, list | tuple) else str(held)


def _picked(row: Row) -> Any:
    values = [one.value for one in row.options if one.is_picked]
    if row.is_list:
        # Of two levels for one competency, the first that is picked.
        codes: dict[str, str] = {}
        for value in values:
            codes.setdefault(value.partition(":")[0], value)
        return list(codes.values())
    value = values[0] if values else ""
    return value.split("\n") if row.field.shape == Shape.LIST else value


def _told(field: Field, value: str, names: Mapping[str, Mapping[str, str]]) -> str:
    if field.name == FILE:
        return value[:8] + "…"
    if field.name not in names:
        words = field.words() if field.words else {}
        return str(words.get(value, value))
    code, _mark, level = value.partition(":")
    told = names[field.name].get(code, code)
    if not level:
        return told
    return _("%(competency)s, niveau %(level)s") % {"competency": told, "level": level}
