"""How the answers to one question spread, once it is closed. Values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from impact.lib.confidence import Confidence
from impact.trust.privacy.thresholds import may_tell_spread


@dataclass(frozen=True, slots=True)
class Spread:
    """How many people at each level of the scale, in its order, and how many could not tell."""

    levels: tuple[tuple[int, int], ...]
    unknown: int
    #: How many are sure, from the least; empty when too few said it for it to be told.
    sureness: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        return self.unknown + sum(count for _level, count in self.levels)

    @property
    def most(self) -> int:
        """The highest count, that pictures are drawn against."""
        return max([self.unknown, *(count for _level, count in self.levels)])


def count_answers(answers: Iterable[tuple[int | None, int | None]]) -> dict[str, object]:
    """Return (level, confidence) answers as they are frozen on a question.

    Too few to be told, they are not kept either: what nobody may read has no reason to last.
    """
    answers = list(answers)
    if not may_tell_spread(len(answers)):
        return {"levels": {}, "unknown": 0, "confidence": {}}
    levels: dict[str, int] = {}
    confidence: dict[str, int] = {}
    unknown = 0
    for level, sureness in answers:
        if level is None:
            unknown += 1
        else:
            levels[str(level)] = levels.get(str(level), 0) + 1
        if sureness is not None:
            confidence[str(sureness)] = confidence.get(str(sureness), 0) + 1
    return {"levels": levels, "unknown": unknown, "confidence": confidence}


def told_spread(counts: Mapping[str, object] | None, *, scale: Iterable[int]) -> Spread | None:
    """Return the spread of frozen counts; None when too few answered for it to be told."""
    if counts is None:
        return None
    levels: dict[str, int] = counts["levels"]  # type: ignore[assignment]
    unknown: int = counts["unknown"]  # type: ignore[assignment]
    told = tuple((level, levels.get(str(level), 0)) for level in scale)
    spread = Spread(told, unknown, _told_sureness(counts["confidence"]))  # type: ignore[arg-type]
    return spread if may_tell_spread(spread.people) else None


def _told_sureness(confidence: Mapping[str, int]) -> tuple[int, ...]:
    if not may_tell_spread(sum(confidence.values())):
        return ()
    return tuple(confidence.get(str(each.value), 0) for each in Confidence)
