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
        _check(
            file, entry.code, "nature inconnue", [entry.nature, *entry.other_natures], known.natures
        )
        _check(file, entry.code, "composante inconnue", entry.components, known.components)
        _check(file, entry.code, "étape inconnue", entry.stages, known.stages)
        _check(file, entry.code, "rôle inconnu", entry.roles, known.roles)
        _check(file, entry.code, "remplace une inconnue", entry.replaces or [], known.competencies)
    _check(file, "core", "rôle inconnu", file.core, known.roles)
    _check_replaced_once(file, known)


def taken_over(*, code: str, replaces: Collection[str] | None, known: Collection[str]) -> list[str]:
    """Return the codes of the version before that a competency takes over: its own, unless said."""
    if replaces is not None:
        return list(replaces)
    return [code] if code in known else []


def _check(
    file: FrameworkFile, code: str, cause: str, named: Iterable[str], known: Collection[str]
) -> None:
    for name in named:
        if name not in known:
            raise BadContent(f"{cause}, {name}", file=file.file, code=code)


def _check_replaced_once(file: FrameworkFile, known: Known) -> None:
    taken: dict[str, str] = {}
    for entry in file.competencies:
        for old in taken_over(code=entry.code, replaces=entry.replaces, known=known.competencies):
            if old in taken:
                cause = f"remplace {old}, que {taken[old]} remplace déjà"
                raise BadContent(cause, file=file.file, code=entry.code)
            taken[old] = entry.code
