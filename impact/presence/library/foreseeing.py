"""What bringing a file in would do, record by record: new, changed, the same, or like another.

A record is ours when it bears an address of ours; it then changes that resource. Any other that is
like one that stands is left out unless someone says otherwise: what a file says never takes the
place of what was mended here. Nothing is written.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from impact.lib.slugs import free_slug, stem_of
from impact.presence.library.duplicates import Reason
from impact.presence.library.formats import Entry, Fault
from impact.trust.publishing.differences import changed_fields

__all__ = ["Choice", "Fate", "Foreseen", "Line", "Standing", "Twin", "fill", "foresee"]

Content = Mapping[str, Any]
LISTS = ("competencies", "stages", "roles", "territories")


class Fate(StrEnum):
    NEW = "NEW"
    CHANGED = "CHANGED"
    SAME = "SAME"
    LIKE = "LIKE"


class Choice(StrEnum):
    """What to do with a record that is like another."""

    LEAVE = "LEAVE"
    COMPLETE = "COMPLETE"
    ADD = "ADD"


@dataclass(frozen=True, slots=True)
class Standing:
    """A resource that stands: its address, what it says, whether the public reads it."""

    slug: str
    content: Content
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Twin:
    """What a record is like: a resource that stands, or an earlier line of the same file."""

    reasons: tuple[Reason, ...]
    slug: str = ""
    title: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a file, what becomes of it, and what would be published of it."""

    number: int
    fate: Fate
    slug: str
    content: Content
    fields: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()
    choice: Choice = Choice.LEAVE

    @property
    def title(self) -> str:
        return str(self.content.get("title") or "")

    @property
    def is_written(self) -> bool:
        is_like = self.fate == Fate.LIKE and self.choice != Choice.LEAVE
        return is_like or self.fate in (Fate.NEW, Fate.CHANGED)

    @property
    def is_added(self) -> bool:
        return self.fate == Fate.NEW or (self.fate == Fate.LIKE and self.choice == Choice.ADD)

    @property
    def may_complete(self) -> bool:
        return any(twin.slug for twin in self.twins)


@dataclass(frozen=True, slots=True)
class Foreseen:
    lines: Sequence[Line]
    faults: Sequence[Fault] = ()
    unread: Sequence[str] = ()

    def of(self, fate: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate == fate]

    @property
    def written(self) -> list[Line]:
        return [line for line in self.lines if line.is_written]

    @property
    def blocked(self) -> list[int]:
        return sorted({fault.line for fault in self.faults if fault.is_blocking})


@dataclass(frozen=True, slots=True)
class Shelf:
    """What stands already: ours by their addresses, those alike by the place of the entry."""

    ours: Mapping[str, Standing] = field(default_factory=dict)
    alike: Mapping[int, Sequence[tuple[Standing, tuple[Reason, ...]]]] = field(default_factory=dict)
    #: For an entry, the earlier entries of the file that it is like.
    earlier: Mapping[int, Sequence[tuple[int, tuple[Reason, ...]]]] = field(default_factory=dict)
    taken: Collection[str] = frozenset()


def foresee(
    entries: Sequence[Entry],
    *,
    shelf: Shelf,
    common: Content,
    choices: Mapping[int, Choice],
) -> list[Line]:
    """Return what becomes of each entry, in order; `common` fills what new ones leave out."""
    taken = set(shelf.taken)
    lines: list[Line] = []
    for place, entry in enumerate(entries):
        choice = choices.get(entry.line, Choice.LEAVE)
        line = _foresee_one(place, entry, shelf=shelf, common=common, choice=choice)
        if line.is_added and not line.slug:
            stem = stem_of(line.title, otherwise="ressource", longest=100)
            line = replace(line, slug=free_slug(stem, taken=taken))
        taken.add(line.slug)
        lines.append(line)
    return _point_to_earlier(lines, entries, shelf)


def fill(content: Content, *, by: Content) -> dict[str, Any]:
    """Return a content with its blanks filled, and its lists of codes lengthened."""
    filled = dict(content)
    for name, value in by.items():
        if name in LISTS:
            filled[name] = _joined(content.get(name) or (), value or ())
        elif not content.get(name):
            filled[name] = value
    return filled


def _joined(held: Sequence[str], more: Sequence[str]) -> list[str]:
    """Return codes once each: a competency that is there keeps the level it has."""
    codes = {one.partition(":")[0] for one in held}
    return [*held, *(one for one in more if one.partition(":")[0] not in codes)]


def _foresee_one(
    place: int, entry: Entry, *, shelf: Shelf, common: Content, choice: Choice
) -> Line:
    said = entry.description
    if ours := shelf.ours.get(entry.slug):
        fields = tuple(changed_fields(_only(ours.content, said), said))
        fate = Fate.CHANGED if fields or not ours.is_shown else Fate.SAME
        return Line(entry.line, fate, ours.slug, {**ours.content, **said}, fields)
    twins = tuple(
        Twin(reasons, one.slug, str(one.content.get("title") or ""))
        for one, reasons in shelf.alike.get(place, ())
    )
    for one, _reasons in shelf.alike.get(place, ()):
        if not changed_fields(_only(one.content, said), said):
            return Line(entry.line, Fate.SAME, one.slug, one.content)
    new = fill({"language": "fr", **said} if not common.get("language") else said, by=common)
    if not twins and not shelf.earlier.get(place):
        return Line(entry.line, Fate.NEW, entry.slug, new)
    if choice == Choice.COMPLETE and twins:
        one = shelf.alike[place][0][0]
        content = fill(one.content, by=said)
        return Line(entry.line, Fate.LIKE, one.slug, content, twins=twins, choice=choice)
    choice = choice if choice == Choice.ADD else Choice.LEAVE
    return Line(entry.line, Fate.LIKE, "", new, twins=twins, choice=choice)


def _point_to_earlier(lines: Sequence[Line], entries: Sequence[Entry], shelf: Shelf) -> list[Line]:
    """Tell the lines of the file that a line is like, unless it stands already."""
    told = []
    for place, line in enumerate(lines):
        if line.fate == Fate.LIKE:
            mates = tuple(
                Twin(reasons, line=entries[other].line, title=lines[other].title)
                for other, reasons in shelf.earlier.get(place, ())
            )
            line = replace(line, twins=line.twins + mates)
        told.append(line)
    return told


def _only(content: Content, said: Content) -> dict[str, Any]:
    """Return of a content what a file speaks of; codes in any order say the same."""
    return {
        name: value if sorted(content.get(name) or ()) == sorted(value) else content.get(name)
        for name, value in said.items()
        if name in LISTS
    } | {name: content.get(name) for name in said if name not in LISTS}
