"""What changes between two contents, told field by field and word by word; and joining changes.

Values in, values out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

__all__ = ["Mark", "Merged", "Piece", "changed_fields", "compare_lists", "compare_texts", "join"]

Content = Mapping[str, Any]
_TOKEN = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
_WORD = re.compile(r"\w[\w’'-]*")
#: Whether both texts say it, what the first says, what the second says.
_Part = tuple[bool, str, str]
#: Between two changes, fewer words than this in common part nothing.
FEWEST = 3


class Mark(StrEnum):
    SAME = "SAME"
    GONE = "GONE"
    NEW = "NEW"


@dataclass(frozen=True, slots=True)
class Piece:
    mark: Mark
    text: str


def changed_fields(before: Content, after: Content) -> list[str]:
    """Return the names of the fields that differ, in the order of `after`, then of `before`."""
    names = dict.fromkeys((*after, *before))
    return [name for name in names if _plain(before.get(name)) != _plain(after.get(name))]


def compare_texts(before: str, after: str) -> list[Piece]:
    """Return both texts as one run of words: kept, gone or new, as few pieces as tell it.

    Two changes that hardly anything parts are told as one: a sentence said anew is read as a whole.
    """
    pieces: list[Piece] = []
    for is_same, old, new in _joined(_parted(before, after)):
        if is_same:
            pieces.append(Piece(Mark.SAME, old))
            continue
        pieces += [Piece(mark, text) for mark, text in ((Mark.GONE, old), (Mark.NEW, new)) if text]
    return pieces


def _parted(before: str, after: str) -> list[_Part]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(tag == "equal", "".join(old[i:j]), "".join(new[k:m])) for tag, i, j, k, m in codes]


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    told: list[_Part] = []
    for place, (is_same, old, new) in enumerate(parts):
        if is_same and 0 < place < len(parts) - 1 and _is_slight(old):
            is_same = False
        if told and not is_same and not told[-1][0]:
            told[-1] = (False, told[-1][1] + old, told[-1][2] + new)
        else:
            told.append((is_same, old, new))
    return told


def _is_slight(text: str) -> bool:
    return "\n" not in text and len(_WORD.findall(text)) < FEWEST


def compare_lists(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[Mark, Any]]:
    """Return each value once: those kept and new in the order of `after`, then those gone."""
    told = [(Mark.SAME if one in before else Mark.NEW, one) for one in after]
    return told + [(Mark.GONE, one) for one in before if one not in after]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two changes of one content joined; `clashing` names the fields both changed otherwise."""

    content: dict[str, Any]
    clashing: tuple[str, ...]


def join(*, base: Content, theirs: Content, ours: Content) -> Merged:
    """Return `theirs` with what `ours` changes since `base`; where both changed, `ours` stands."""
    content = dict(theirs)
    clashing = []
    moved = set(changed_fields(base, theirs))
    for name in changed_fields(base, ours):
        if name in moved and _plain(theirs.get(name)) != _plain(ours.get(name)):
            clashing.append(name)
        if name in ours:
            content[name] = ours[name]
        else:
            content.pop(name, None)
    return Merged(content, tuple(clashing))


def _plain(value: Any) -> Any:
    """A field left out says the same as an empty one."""
    return None if value in ("", [], {}, False) else value
