"""Reading the file of one version of a framework.

What a file says on its own is checked here; what it says of other rooms (roles, stages, concepts)
and of the version before it is checked by `references`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from impact.knowledge.competencies.models import Competency, Source
from impact.lib.content import HEADER, Entry

STATUSES = ("draft", "published")


@dataclass(frozen=True, slots=True)
class LevelEntry:
    value: int
    name: str
    name_en: str
    description: str


@dataclass(frozen=True, slots=True)
class ScaleEntry:
    code: str
    title: str
    levels: tuple[LevelEntry, ...]

    @property
    def asked(self) -> list[int]:
        """The levels one may be expected to hold: all of them but « pas encore »."""
        return [level.value for level in self.levels if level.value > 0]


@dataclass(frozen=True, slots=True)
class DomainEntry:
    code: str
    title: str
    title_en: str
    description: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    code: str
    reference: str
    url: str
    nature: str


@dataclass(frozen=True, slots=True)
class CompetencyEntry:
    code: str
    domain: str
    title: str
    title_en: str
    description: str
    scope: str
    nature: str
    other_natures: list[str]
    components: list[str]
    stages: list[str]
    roles: dict[str, int]
    indicators: dict[int, str]
    sources: dict[str, str]
    replaces: list[str] | None


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    file: Path | str | None
    header: Mapping[str, str]
    framework: Mapping[str, str]
    is_published: bool
    published_on: date | None
    scale: ScaleEntry
    domains: tuple[DomainEntry, ...]
    competencies: tuple[CompetencyEntry, ...]
    core: dict[str, list[str]]
    sources: tuple[SourceEntry, ...]

    @property
    def number(self) -> str:
        return self.header["version"]

    @property
    def order(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.number.split("."))


def read_framework(content: Entry) -> FrameworkFile:
    """Return the version a file describes.

    :raises BadContent: if a key is missing or unknown, a code stands twice or names nothing, a
        level is out of the scale, or an indicator is missing.
    """
    content.only(
        *(*HEADER, "status", "published_on", "framework", "note", "scale", "domains"),
        *("core", "competencies", "sources"),
    )
    scale = _read_scale(content.entry("scale"))
    domains = tuple(_read_domain(entry) for entry in content.entries("domains"))
    sources = tuple(_read_source(entry) for entry in content.entries("sources", default=[]))
    competencies = tuple(
        _read_competency(
            entry,
            asked=scale.asked,
            domains=[domain.code for domain in domains],
            sources=[source.code for source in sources],
        )
        for entry in content.entries("competencies")
    )
    is_published = content.choice("status", STATUSES) == "published"
    published_on = content.day("published_on")
    if is_published and published_on is None:
        raise content.refusal("une version publiée porte sa date, «\u00a0published_on\u00a0»")
    return FrameworkFile(
        file=content.file,
        header=_read_header(content),
        framework=_read_titles(content.entry("framework").only("code", "title", "title_en")),
        is_published=is_published,
        published_on=published_on,
        scale=scale,
        domains=domains,
        competencies=competencies,
        core=_read_core(content, {entry.code: entry for entry in competencies}),
        sources=sources,
    )


def _read_header(content: Entry) -> dict[str, str]:
    number = content.text("version")
    if not all(part.isdecimal() for part in number.split(".")):
        raise content.refusal(
            f"«\u00a0version\u00a0» vaut «\u00a0{number}\u00a0»; attendu\u00a0: 1.2.3"
        )
    header = {name: content.text(name) for name in HEADER}
    return header | {"note": content.text("note", default="")}


def _read_titles(entry: Entry) -> dict[str, str]:
    return {
        "code": entry.text("code"),
        "title": entry.text("title"),
        "title_en": entry.text("title_en", default=""),
    }


def _read_scale(entry: Entry) -> ScaleEntry:
    entry.only("code", "title", "levels")
    levels = tuple(_read_level(level) for level in entry.entries("levels", code="value"))
    scale = ScaleEntry(entry.text("code"), entry.text("title"), levels)
    if not scale.asked:
        raise entry.refusal("l’échelle n’a aucun niveau au-dessus de 0")
    return scale


def _read_level(entry: Entry) -> LevelEntry:
    entry.only("value", "name", "name_en", "description")
    return LevelEntry(
        value=entry.whole("value"),
        name=entry.text("name"),
        name_en=entry.text("name_en", default=""),
        description=entry.text("description", default=""),
    )


def _read_domain(entry: Entry) -> DomainEntry:
    entry.only("code", "title", "title_en", "description")
    return DomainEntry(**_read_titles(entry), description=entry.text("description", default=""))


def _read_source(entry: Entry) -> SourceEntry:
    entry.only("code", "reference", "url", "nature")
    return SourceEntry(
        code=entry.text("code"),
        reference=entry.text("reference"),
        url=entry.text("url", default=""),
        nature=entry.choice("nature", Source.Nature.values),
    )


def _read_competency(
    entry: Entry, *, asked: list[int], domains: list[str], sources: list[str]
) -> CompetencyEntry:
    entry.only(*CompetencyEntry.__dataclass_fields__)
    return CompetencyEntry(
        **_read_titles(entry),
        domain=entry.choice("domain", domains),
        description=entry.text("description"),
        scope=entry.choice("scope", Competency.Scope.values),
        nature=entry.text("nature"),
        other_natures=entry.codes("other_natures", default=[]),
        components=entry.codes("components", default=[]),
        stages=_read_stages(entry),
        roles=_read_roles(entry, asked),
        indicators=_read_indicators(entry, asked),
        sources=_read_citations(entry, sources),
        replaces=entry.codes("replaces", default=[]) if "replaces" in entry.raw else None,
    )


def _read_stages(entry: Entry) -> list[str]:
    stages = entry.codes("stages")
    if not stages:
        raise entry.refusal("la compétence ne sert à aucune étape")
    return stages


def _read_roles(entry: Entry, asked: list[int]) -> dict[str, int]:
    levels = Entry(entry.mapping("roles"), file=entry.file, code=entry.code)
    for role in levels.raw:
        level = levels.whole(role)
        if level != 0 and level not in asked:
            raise entry.refusal(f"le niveau {level} du rôle {role} sort de l’échelle")
    return dict(levels.raw)


def _read_indicators(entry: Entry, asked: list[int]) -> dict[int, str]:
    indicators = Entry(entry.mapping("indicators"), file=entry.file, code=entry.code)
    for level in asked:
        if not str(indicators.raw.get(level) or "").strip():
            raise entry.refusal(f"il manque l’indicateur du niveau {level}")
    for stray in set(indicators.raw).difference(asked):
        raise entry.refusal(f"l’indicateur du niveau {stray} sort de l’échelle")
    return {level: indicators.text(level) for level in asked}


def _read_citations(entry: Entry, sources: Collection[str]) -> dict[str, str]:
    citations = entry.mapping("sources", default={})
    for code in citations:
        if code not in sources:
            raise entry.refusal(f"source inconnue, {code}")
    return {code: str(passage or "") for code, passage in citations.items()}


def _read_core(content: Entry, competencies: Mapping[str, CompetencyEntry]) -> dict[str, Any]:
    core = Entry(content.mapping("core"), file=content.file)
    for role in core.raw:
        for code in core.codes(role):
            at_heart = Entry({}, file=content.file, code=code)
            if code not in competencies:
                raise at_heart.refusal(f"le noyau du rôle {role} nomme une compétence inconnue")
            if competencies[code].roles.get(role, 0) == 0:
                raise at_heart.refusal(f"au noyau du rôle {role}, qui n’en attend rien (niveau 0)")
    return {role: core.codes(role) for role in core.raw}
