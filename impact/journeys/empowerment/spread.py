"""What people said alone of each component, added up once enough of them did.

A person counts for a component when she answered at least two thirds of its items; « ne sais
pas » is no level. Components are never added up together. Values in, values out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from impact.trust.privacy.thresholds import GROUP_MINIMUM, may_tell_spread


@dataclass(frozen=True, slots=True)
class Told:
    """One component: how many people count, their mean, and how they spread over the scale."""

    people: int
    mean: float
    spread: Mapping[int, int]


def add_up(
    *,
    sheets: Sequence[Mapping[str, int | None]],
    items: Mapping[str, Sequence[str]],
    minimum: int = GROUP_MINIMUM,
) -> dict[str, Told]:
    """Return what may be told, by component code; `items` gives the item codes of each.

    A component fewer than `minimum` people answered is left out.
    """
    told = {}
    for component, codes in items.items():
        means = [mean for sheet in sheets if (mean := _mean_of(sheet, codes)) is not None]
        if may_tell_spread(len(means), minimum=minimum):
            spread = Counter(_nearest(mean) for mean in means)
            told[component] = Told(
                people=len(means),
                mean=_nearest(sum(means, Fraction()) / len(means) * 10) / 10,
                spread=dict(sorted(spread.items())),
            )
    return told


def _mean_of(sheet: Mapping[str, int | None], codes: Sequence[str]) -> Fraction | None:
    levels = [level for code in codes if (level := sheet.get(code)) is not None]
    if not levels or 3 * len(levels) < 2 * len(codes):
        return None
    return Fraction(sum(levels), len(levels))


def _nearest(mean: Fraction) -> int:
    """Round to a whole number; halves go up, as people do."""
    return floor(mean + Fraction(1, 2))
