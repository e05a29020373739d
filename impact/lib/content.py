"""Reading content files: YAML with a header, written by people who are not programmers.

Whatever is wrong is told in their words: which file, which code, what cause.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

#: What every content file says of itself before anything else.
HEADER = ("source", "license", "language", "version")


class BadContent(Exception):
    """What is wrong in a content file: the file, the code of the entry, the cause."""

    def __init__(self, cause: str, *, file: Path | str | None = None, code: str = "") -> None:
        super().__init__(cause)
        self.cause, self.file, self.code = cause, file, code

    def __str__(self) -> str:
        place = ", ".join(str(part) for part in (self.file, self.code) if part)
        return f"{place}\u00a0: {self.cause}" if place else self.cause


@dataclass(frozen=True, slots=True)
class Outcome:
    """What installing a file did, in numbers; two of them add up."""

    created: int = 0
    changed: int = 0
    kept: int = 0
    retired: int = 0
    #: What the site says since people published it there: the file leaves it.
    held: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            created=self.created + other.created,
            changed=self.changed + other.changed,
            kept=self.kept + other.kept,
            retired=self.retired + other.retired,
            held=self.held + other.held,
        )

    def __str__(self) -> str:
        held = f", tenus par le site\u00a0: {self.held}" if self.held else ""
        return (
            f"ajouts\u00a0: {self.created}, changements\u00a0: {self.changed}, "
            f"retraits\u00a0: {self.retired}, inchangés\u00a0: {self.kept}{held}"
        )

    @property
    def touched(self) -> int:
        return self.created + self.changed + self.retired


@dataclass(frozen=True)
class Entry:
    """One mapping of a content file, asked field by field; a wrong answer is a `BadContent`."""

    raw: Mapping[Any, Any]
    file: Path | str | None = None
    code: str = field(default="", compare=False)

    def refusal(self, cause: str) -> BadContent:
        return BadContent(cause, file=self.file, code=self.code)

    def only(self, *names: str) -> "Entry":
        """Refuse the keys nobody would read: most are slips of the pen."""
        for name in self.raw:
            if name not in names:
                raise self.refusal(f"clé inconnue «\u00a0{name}\u00a0»")
        return self

    def text(self, name: str | int, *, default: str | None = None) -> str:
        return self._ask(name, str, told="un texte", default=default).strip()

    def whole(self, name: str, *, default: int | None = None) -> int:
        return self._ask(name, int, told="un nombre entier", default=default)

    def day(self, name: str, *, default: date | None = None) -> date | None:
        if name not in self.raw:
            return default
        return self._ask(name, date, told="une date (AAAA-MM-JJ)", default=default)

    def texts(self, name: str, *, default: Sequence[str] | None = None) -> list[str]:
        values = self._ask(name, list, told="une liste de textes", default=default)
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self.refusal(f"«\u00a0{name}\u00a0» contient autre chose que du texte")
        return [value.strip() for value in values]

    def codes(self, name: str, *, default: Sequence[str] | None = None) -> list[str]:
        """Return a list of codes, none of them twice."""
        values = self.texts(name, default=default)
        for value in values:
            if values.count(value) > 1:
                raise self.refusal(f"«\u00a0{name}\u00a0» nomme deux fois {value}")
        return values

    def choice(self, name: str, among: Collection[str], *, default: str | None = None) -> str:
        value = self.text(name, default=default)
        if value not in among:
            wanted = ", ".join(among)
            raise self.refusal(
                f"«\u00a0{name}\u00a0» vaut «\u00a0{value}\u00a0»; attendu\u00a0: {wanted}"
            )
        return value

    def mapping(self, name: str, *, default: Mapping[Any, Any] | None = None) -> Mapping[Any, Any]:
        return self._ask(name, dict, told="un ensemble de clés et de valeurs", default=default)

    def entry(self, name: str) -> "Entry":
        return Entry(self.mapping(name), file=self.file, code=self.code or name)

    def entries(
        self, name: str, *, code: str = "code", default: Sequence[Any] | None = None
    ) -> list["Entry"]:
        """Return the entries of a list, each named by its code; a code may stand only once."""
        found: dict[str, Entry] = {}
        for rank, raw in enumerate(
            self._ask(name, list, told="une liste", default=default), start=1
        ):
            place = f"{name} nº {rank}"
            if not isinstance(raw, dict):
                raise self.refusal(f"{place} n’est pas un ensemble de clés et de valeurs")
            key = str(raw.get(code, "")).strip()
            if not key:
                raise self.refusal(f"{place} n’a pas de «\u00a0{code}\u00a0»")
            if key in found:
                raise BadContent(f"{key} est là deux fois", file=self.file, code=key)
            found[key] = Entry(raw, file=self.file, code=key)
        return list(found.values())

    def _ask(self, name: str | int, kind: type, *, told: str, default: Any) -> Any:
        value = self.raw.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if default is None:
                raise self.refusal(f"il manque «\u00a0{name}\u00a0»")
            return default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.refusal(f"«\u00a0{name}\u00a0» devrait être {told}")
        return value


def read_file(path: Path) -> Entry:
    """Return what a content file holds, its header checked.

    :raises BadContent: if it cannot be read, is not YAML, says a key twice or lacks its header.
    """
    return _with_header(_text_of(path), path)


def read_text(path: Path) -> tuple[Entry, str]:
    """Return what a text says of itself, between two lines of three dashes, and the text.

    :raises BadContent: if it cannot be read, has no such beginning, or lacks its header.
    """
    opening, told, body = (_text_of(path).split("---\n", 2) + ["", ""])[:3]
    if opening.strip() or not body:
        raise BadContent(
            "le fichier devrait commencer par un en-tête entre «\u00a0---\u00a0»", file=path
        )
    return _with_header(told, path), body.strip()


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise BadContent("le fichier ne se lit pas", file=path) from problem
    except UnicodeDecodeError as problem:
        raise BadContent("le fichier n’est pas en UTF-8", file=path) from problem


def _with_header(told: str, path: Path) -> Entry:
    try:
        raw = yaml.load(told, Loader=_StrictLoader)  # noqa: S506
    except yaml.YAMLError as problem:
        raise BadContent(f"le YAML ne se lit pas{_where(problem)}", file=path) from problem
    if not isinstance(raw, dict):
        raise BadContent("le fichier devrait commencer par un en-tête", file=path)
    entry = Entry(raw, file=path)
    for name in HEADER:
        entry.text(name)
    return entry


def files_in(path: Path, *, ending: str = ".yaml") -> list[Path]:
    """Return the content files a path stands for: itself, or all those of a folder.

    :raises BadContent: if there is nothing there.
    """
    found = sorted(path.glob(f"*{ending}")) if path.is_dir() else [path]
    if not found or not found[0].exists():
        raise BadContent("aucun fichier de contenu ici", file=path)
    return found


#: The same safe loader, written in C where the machine has it: ten times faster.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_SafeLoader):
    """Plain data only, and a key said twice is a fault: YAML would keep the last one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"«\u00a0{key}\u00a0» est là deux fois", key_node.start_mark
                )
            seen.add(key)
        built: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return built


def _where(problem: yaml.YAMLError) -> str:
    place = getattr(problem, "problem_mark", None)
    said = getattr(problem, "problem", "") or ""
    cause = f"\u00a0: {said}" if "deux fois" in said else ""
    return (f" (ligne {place.line + 1})" if place else "") + cause
