"""The frame of a plan (« trame »): what is wanted and the kinds of action, and nobody in it.

Plain values in and out. A frame holds neither owner, date, result, presence, comment nor vote:
it has no place for them. Its words were written by people, and may name some: `names_in` looks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from impact.knowledge.territories.names import fold

#: A part of a name shorter than this is a word like any other (« de », « La »).
TELLING = 3


@dataclass(frozen=True, slots=True)
class FrameAction:
    title: str
    response: str = ""


@dataclass(frozen=True, slots=True)
class FrameGoal:
    """An objective to start from; `thread` is the competency, whatever the version."""

    thread: str
    statement: str
    actions: tuple[FrameAction, ...] = ()

    @property
    def texts(self) -> list[str]:
        return [self.statement, *(action.title for action in self.actions)]


def pack_frame(goals: Iterable[FrameGoal]) -> dict[str, Any]:
    """Return a frame as it is kept: these keys and no other."""
    return {
        "goals": [
            {
                "thread": goal.thread,
                "statement": goal.statement,
                "actions": [
                    {"title": action.title, "response": action.response} for action in goal.actions
                ],
            }
            for goal in goals
        ]
    }


def read_frame(kept: Mapping[str, Any]) -> list[FrameGoal]:
    return [
        FrameGoal(
            thread=goal["thread"],
            statement=goal["statement"],
            actions=tuple(
                FrameAction(one["title"], one.get("response", "")) for one in goal["actions"]
            ),
        )
        for goal in kept.get("goals", [])
    ]


def names_in(texts: Iterable[str], *, people: Sequence[str]) -> list[str]:
    """Return the names of people, or the parts of them, that these texts seem to hold.

    A first name counts when it is written with its capital: « Rose » is someone, « rose » a color.
    """
    parts = {part for name in people for part in re.split(r"[\s\-’']+", name)}
    sought = {fold(part): part for part in parts if len(part) >= TELLING}
    found = {
        sought[fold(word)]
        for text in texts
        for word in re.findall(r"[^\W\d_]+", text)
        if word[0].isupper() and fold(word) in sought
    }
    return sorted(found)
