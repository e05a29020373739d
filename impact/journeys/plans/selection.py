"""Which resources of the library are shown for a hole: a few, and why those.

They are compared one ground after the other: the level they help to reach, the language, the
stage, then the roles. What names no stage or no role is for all of them: it stands between what
names the team's own and what names only those of others. Values in, values out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

#: Resources shown for one hole; a link leads to all of them.
MOST = 3


@dataclass(frozen=True, slots=True)
class Held:
    """What the choice looks at; None: whatever the level, for all stages, for all roles."""

    pk: int
    title: str
    level: int | None
    language: str
    is_for_stage: bool | None = None
    is_for_role: bool | None = None


def choose(held: Iterable[Held], *, level: int, language: str = "fr") -> list[Held]:
    """Return the few that suit best, each resource once; ties are settled by title."""
    ranked = sorted(held, key=lambda one: _rank(one, level=level, language=language))
    once: dict[int, Held] = {}
    for one in ranked:
        once.setdefault(one.pk, one)
    return list(once.values())[:MOST]


def _rank(one: Held, *, level: int, language: str) -> tuple[float, bool, int, int, str, int]:
    return (
        _away(one.level, level),
        language not in one.language,
        _aside(is_for=one.is_for_stage),
        _aside(is_for=one.is_for_role),
        one.title,
        one.pk,
    )


def _away(told: int | None, wanted: int) -> float:
    """What suits all levels is nearer than one level off, and farther than the very one."""
    return 0.5 if told is None else abs(told - wanted)


def _aside(*, is_for: bool | None) -> int:
    return 1 if is_for is None else 2 * (not is_for)
