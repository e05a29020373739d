"""How well each kind of response suits a need, and in what order to look at them (R6).

Values in, values out. The order is that of the kinds, never a ranking: what the team can
do by itself comes first, and a collective need meets accompaniment and reflection before
a course for one person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from impact.journeys.plans.responses import Kind, Response, Setting

_ORDER = [*Kind]
_COLLECTIVE_ORDER = [
    Kind.INSIDE,
    Kind.NEIGHBOR,
    Kind.ACCOMPANIMENT,
    Kind.REFLECTION,
    Kind.EXCHANGE,
    Kind.TRAINING,
    Kind.COACHING,
    Kind.RESOURCES,
]


class Fit(StrEnum):
    GOOD = "GOOD"
    PARTIAL = "PARTIAL"
    POOR = "POOR"


class Reason(StrEnum):
    """Why a response suits a need, or does not; the web finds the words."""

    SUITS_NATURE = "SUITS_NATURE"
    OTHER_NATURE = "OTHER_NATURE"
    REACHES_LEVEL = "REACHES_LEVEL"
    STOPS_SHORT = "STOPS_SHORT"
    ACTS_ON_GROUP = "ACTS_ON_GROUP"
    ONE_PERSON_ONLY = "ONE_PERSON_ONLY"
    #: What a document says of itself, besides what its kind does.
    WRITTEN_FOR_LEVEL = "WRITTEN_FOR_LEVEL"
    FOR_YOUR_STAGE = "FOR_YOUR_STAGE"
    FOR_YOUR_ROLES = "FOR_YOUR_ROLES"


@dataclass(frozen=True, slots=True)
class Need:
    """What the team lacks: nature codes of the competency, level wanted, held together or not."""

    natures: Sequence[str]
    level: int
    is_collective: bool


@dataclass(frozen=True, slots=True)
class Suited:
    response: Response
    fit: Fit
    reasons: tuple[Reason, ...]


def lay_out(*, need: Need, responses: Iterable[Response]) -> list[Suited]:
    """Return every response with how it suits the need, in the order to look; none is hidden."""
    order = kinds_for(need)
    suited = [judge(need=need, response=response) for response in responses]
    return sorted(suited, key=lambda one: order.index(one.response.kind))


def kinds_for(need: Need) -> Sequence[Kind]:
    """Return the kinds in the order to look at them for this need; all of them, always."""
    return _COLLECTIVE_ORDER if need.is_collective else _ORDER


def judge(*, need: Need, response: Response) -> Suited:
    """Say how a response suits a need: well with nothing against, in part with one thing."""
    suits_nature = bool(set(response.natures) & set(need.natures))
    reaches = response.to_level >= need.level
    reasons = [
        Reason.SUITS_NATURE if suits_nature else Reason.OTHER_NATURE,
        Reason.REACHES_LEVEL if reaches else Reason.STOPS_SHORT,
    ]
    faults = (not suits_nature) + (not reaches)
    if need.is_collective:
        is_shared = response.setting != Setting.PERSON
        reasons.append(Reason.ACTS_ON_GROUP if is_shared else Reason.ONE_PERSON_ONLY)
        faults += not is_shared
    fit = [Fit.GOOD, Fit.PARTIAL, Fit.POOR, Fit.POOR][faults]
    return Suited(response, fit, tuple(reasons))
