"""Reading the file of the cycle: roles, stages, and what each role does at each stage."""

from collections.abc import Collection
from dataclasses import dataclass

from impact.lib.content import HEADER, Entry


@dataclass(frozen=True, slots=True)
class RoleEntry:
    code: str
    slug: str
    name: str
    name_en: str
    family: str


@dataclass(frozen=True, slots=True)
class StageEntry:
    code: str
    slug: str
    name: str
    name_en: str
    purpose: str
    questions: list[str]
    signs: list[str]
    risks: list[str]
    deliverables: list[str]
    roles: dict[str, str]


@dataclass(frozen=True, slots=True)
class CycleFile:
    code: str
    title: str
    roles: tuple[RoleEntry, ...]
    stages: tuple[StageEntry, ...]


def read_cycle(content: Entry, *, families: Collection[str]) -> CycleFile:
    """Return the cycle a file describes.

    :raises BadContent: if a key is missing or unknown, or a stage names a role that is not there.
    """
    content.only(*HEADER, "cycle", "roles", "stages")
    cycle = content.entry("cycle").only("code", "title")
    roles = tuple(_read_role(entry, families) for entry in content.entries("roles"))
    known = {role.code for role in roles}
    stages = tuple(_read_stage(entry, known) for entry in content.entries("stages"))
    _check_slugs(content, [*roles], what="rôles")
    _check_slugs(content, [*stages], what="étapes")
    return CycleFile(cycle.text("code"), cycle.text("title"), roles, stages)


def _read_role(entry: Entry, families: Collection[str]) -> RoleEntry:
    entry.only("code", "slug", "name", "name_en", "family")
    return RoleEntry(
        code=entry.text("code"),
        slug=entry.text("slug"),
        name=entry.text("name"),
        name_en=entry.text("name_en", default=""),
        family=entry.choice("family", families),
    )


def _read_stage(entry: Entry, roles: Collection[str]) -> StageEntry:
    lists = ("questions", "signs", "risks", "deliverables")
    entry.only("code", "slug", "name", "name_en", "purpose", *lists, "roles")
    deeds = Entry(entry.mapping("roles"), file=entry.file, code=entry.code)
    for role in deeds.raw:
        if role not in roles:
            raise entry.refusal(f"rôle inconnu, {role}")
    return StageEntry(
        code=entry.text("code"),
        slug=entry.text("slug"),
        name=entry.text("name"),
        name_en=entry.text("name_en", default=""),
        purpose=entry.text("purpose"),
        **{name: entry.texts(name) for name in lists},
        roles={role: deeds.text(role) for role in deeds.raw},
    )


def _check_slugs(content: Entry, entries: Collection[RoleEntry | StageEntry], *, what: str) -> None:
    taken: dict[str, str] = {}
    for entry in entries:
        if entry.slug in taken:
            raise content.refusal(
                f"{taken[entry.slug]} et {entry.code} ont le même «\u00a0slug\u00a0» ({what})"
            )
        taken[entry.slug] = entry.code
