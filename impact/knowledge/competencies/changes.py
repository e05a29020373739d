"""What changed for a role between two versions of a framework.

Values in, values out. `becomes` says which code of the new version took over which of the old.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleItem:
    """A competency as one version expects it of a role; its level is the highest of its stages."""

    code: str
    title: str
    thread: str
    level: int
    stages: frozenset[str]
    is_essential: bool


@dataclass(frozen=True, slots=True)
class Change:
    before: RoleItem
    after: RoleItem


@dataclass(frozen=True, slots=True)
class RoleChanges:
    """What joined, what left, and of what stayed: level, stages, core, and meaning."""

    added: list[RoleItem]
    removed: list[RoleItem]
    moved: list[Change]
    restaged: list[Change]
    reweighted: list[Change]
    reworded: list[Change]

    @property
    def is_empty(self) -> bool:
        kept = (self.moved, self.restaged, self.reweighted, self.reworded)
        return not any((self.added, self.removed, *kept))


def find_changes(
    *, old: Sequence[RoleItem], new: Sequence[RoleItem], becomes: Mapping[str, str]
) -> RoleChanges:
    """Return what changed; one competency may appear under several headings."""
    after = {item.code: item for item in new}
    pairs = [
        Change(item, after[becomes[item.code]]) for item in old if becomes.get(item.code) in after
    ]
    stayed = {change.before.code for change in pairs}
    reached = {change.after.code for change in pairs}
    return RoleChanges(
        added=[item for item in new if item.code not in reached],
        removed=[item for item in old if item.code not in stayed],
        moved=_where(pairs, lambda item: item.level),
        restaged=_where(pairs, lambda item: item.stages),
        reweighted=_where(pairs, lambda item: item.is_essential),
        reworded=_where(pairs, lambda item: item.thread),
    )


def _where(pairs: Sequence[Change], part: Callable[[RoleItem], object]) -> list[Change]:
    return [change for change in pairs if part(change.before) != part(change.after)]
