"""What a competency means, apart from how it is typed; and whether two texts mean the same.

Meaning is the description, the indicators, the scope and the scale. Apostrophes, spaces, quotes
and dashes are typing: setting them right changes no meaning.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rating rests on."""

    description: str
    indicators: tuple[tuple[int, str], ...]
    scope: str
    scale: str


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A competency of the version before: its code, its thread, what it meant."""

    code: str
    thread: str
    meaning: Meaning


def meaning_of(
    *, description: str, indicators: Mapping[int, str], scope: str, scale: str
) -> Meaning:
    return Meaning(
        description=plain(description),
        indicators=tuple((level, plain(text)) for level, text in sorted(indicators.items())),
        scope=scope,
        scale=scale,
    )


def thread_for(*, meaning: Meaning, ancestors: Sequence[Ancestor], fresh: str) -> str:
    """Return the thread of the ancestor that means the same, or a new one."""
    for ancestor in ancestors:
        if ancestor.meaning == meaning:
            return ancestor.thread
    return fresh


def plain(text: str) -> str:
    """Return a text without its typography, to tell a correction from a change."""
    typed = "".join(_key_of(character) for character in text)
    spaced = re.sub(r"\s+", " ", typed).strip()
    return re.sub(r" ?([:;!?\"]) ?", r"\1", spaced)


def _key_of(character: str) -> str:
    """Return the key a plain keyboard has for a character: quotes are one, and so are dashes."""
    kind = unicodedata.category(character)
    if character == "'" or kind in ("Pi", "Pf"):
        return '"'
    return "-" if kind == "Pd" else character
