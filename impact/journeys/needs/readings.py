"""When the counts of a competency are taken anew, and when they stay as they were (« relevé »).

A line of a reading is never the sum of today's answers: it is what was counted the last time
enough people had changed together. Whether it may be shown is for `thresholds` to say; here
is only the patience before asking. Voices in, lines out: no database, no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from impact.journeys.needs.coverage import count_holders
from impact.trust.privacy.thresholds import Answer, Figure, could_move_together, may_show

#: After the last answer, how long the few who have not answered are waited for.
PATIENCE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Voice:
    """The latest answer of someone who agreed to be counted, on one competency."""

    key: int
    person: int
    level: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What is shown of a competency: the counts, the day they were made, whose they are."""

    holders: tuple[int, ...]
    since: str
    answers: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The line to show now, if any, and whether something newer waits, until when at most."""

    line: Line | None
    is_waiting: bool = False
    look_again_at: datetime | None = None


def read_line(
    *,
    voices: Sequence[Voice],
    shown: Line | None,
    before: Sequence[Figure],
    members: frozenset[int],
    viewers: frozenset[int],
    at: datetime,
    patience: timedelta = PATIENCE,
) -> Outcome:
    """Return the line of one competency: a new one when it points at nobody, else the one before.

    `before` holds all that was ever shown of it, `shown` the line that still is.
    """
    known = frozenset(shown.answers) if shown else frozenset()
    new = [voice for voice in voices if voice.key not in known]
    if not new and len(voices) == len(known):
        return Outcome(shown)
    answers = frozenset(Answer(voice.key, voice.person) for voice in voices)
    if not may_show(Figure(answers, viewers), before=before):
        return Outcome(shown, is_waiting=bool(new))
    due = _due(new, missing=len(members - {voice.person for voice in new}), patience=patience)
    if due and due > at:
        return Outcome(shown, is_waiting=True, look_again_at=due)
    return Outcome(_draw(voices, at=at))


def _due(new: Iterable[Voice], *, missing: int, patience: timedelta) -> datetime | None:
    """Return until when the others are waited for; None when nobody is.

    Few people left to answer could never come in later without being recognized.
    """
    if not missing or could_move_together(missing):
        return None
    return max((voice.at + patience for voice in new), default=None)


def _draw(voices: Iterable[Voice], *, at: datetime) -> Line:
    found = list(voices)
    return Line(
        holders=tuple(count_holders(voice.level for voice in found)),
        since=at.isoformat(),
        answers={voice.key: voice.person for voice in found},
    )
