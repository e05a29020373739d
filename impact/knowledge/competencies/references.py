"""Following every code by which a framework file names something that stands elsewhere.

Codes in, a refusal out: nothing here touches the database.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from impact.knowledge.competencies.content import FrameworkFile
from impact.lib.content import BadContent


@dataclass(frozen=True, slots=True)
class Known:
    """The codes a file may name: in other rooms, and in the version it follows."""

    roles: Collection[str]
    stages: Collection[str]
    natures: Collection[str]
    components: Collection[str]
    competencies: Collection[str]


def check_references(file: FrameworkFile, *, known: Known) -> None:
    """Follow every reference of the file.

    :raises BadContent: at the first code that names nothing.
    """
    for entry in file.competencies:
        named = (
            ("nature inconnue", [entry.nature, *entry.other_natures], known.natures),
            ("composante inconnue", entry.components, known.components),
            ("étape inconnue", entry.stages, known.stages),
            ("rôle inconnu", entry.roles, known.roles),
            ("remplace une inconnue", entry.replaces or [], known.competencies),
        )
        for cause, codes, among in named:
            _check(codes, among, told=BadContent(cause, file=file.file, code=entry.code))
    _check(file.core, known.roles, told=BadContent("rôle inconnu", file=file.file, code="core"))
    _check_replaced_once(file, known)


def taken_over(*, code: str, replaces: Collection[str] | None, known: Collection[str]) -> list[str]:
    """Return the codes of the version before that a competency takes over: its own, unless said."""
    if replaces is not None:
        return list(replaces)
    return [code] if code in known else []


def _check(named: Iterable[str], known: Collection[str], *, told: BadContent) -> None:
    for name in named:
        if name not in known:
            raise BadContent(f"{told.cause}, {name}", file=told.file, code=told.code)


def _check_replaced_once(file: FrameworkFile, known: Known) -> None:
    taken: dict[str, str] = {}
    for entry in file.competencies:
        for old in taken_over(code=entry.code, replaces=entry.replaces, known=known.competencies):
            if old in taken:
                cause = f"remplace {old}, que {taken[old]} remplace déjà"
                raise BadContent(cause, file=file.file, code=entry.code)
            taken[old] = entry.code
