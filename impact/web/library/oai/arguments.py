"""What a harvester asks (OAI-PMH 2.0): one verb, the arguments it takes, dates; or every fault.

Nothing here touches the database: pairs of words in, values or the protocol's own errors out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

__all__ = ["Asked", "Fault", "Refused", "read_arguments", "read_window"]

REQUIRED, OPTIONAL, EXCLUSIVE = "required", "optional", "exclusive"
_SELECTIVE = {
    "metadataPrefix": REQUIRED,
    "from": OPTIONAL,
    "until": OPTIONAL,
    "set": OPTIONAL,
    "resumptionToken": EXCLUSIVE,
}
#: Each verb, and what may go with it.
VERBS: Mapping[str, Mapping[str, str]] = {
    "Identify": {},
    "ListMetadataFormats": {"identifier": OPTIONAL},
    "ListSets": {"resumptionToken": EXCLUSIVE},
    "ListIdentifiers": _SELECTIVE,
    "ListRecords": _SELECTIVE,
    "GetRecord": {"identifier": REQUIRED, "metadataPrefix": REQUIRED},
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\Z", re.ASCII)
SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of the protocol: its code, and words for whoever reads the answer."""

    code: str
    told: str


class Refused(Exception):
    """What was asked cannot be answered; `faults` says why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(one.code for one in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Asked:
    verb: str
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_resumed(self) -> bool:
        return "resumptionToken" in self.arguments


def read_arguments(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Return the verb and its arguments.

    :raises Refused: badVerb or badArgument, with everything that is wrong.
    """
    pairs = list(pairs)
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        told = f"«\u00a0verb\u00a0»\u00a0: un seul, parmi {', '.join(VERBS)}."
        raise Refused(Fault("badVerb", told))
    asked = Asked(verbs[0], {name: value for name, value in pairs if name != "verb"})
    names = [name for name, _value in pairs]
    if faults := [*_misplaced(asked, names), *_misshapen(asked)]:
        raise Refused(*(Fault("badArgument", told) for told in faults))
    return asked


def read_window(asked: Asked) -> tuple[datetime | None, datetime | None]:
    """Return the moments between which a list is asked for: the first in, the second out.

    A day or a second that is named is asked for whole.

    :raises Refused: badArgument, when they are no dates or do not go together.
    """
    told = [asked.arguments.get(name, "") for name in ("from", "until")]
    since, until = (_moment(one) for one in told)
    if all(told) and len(told[0]) != len(told[1]):
        raise _bad("«\u00a0from\u00a0» et «\u00a0until\u00a0» sont deux jours, ou deux instants.")
    if since and until and since > until:
        raise _bad("«\u00a0from\u00a0» vient après «\u00a0until\u00a0».")
    if until is None:
        return since, None
    grain = timedelta(days=1) if DAY.match(told[1]) else timedelta(seconds=1)
    try:
        return since, until + grain
    except OverflowError:
        return since, None


def _misplaced(asked: Asked, names: Sequence[str]) -> list[str]:
    takes = VERBS[asked.verb]
    faults = [
        f"{asked.verb} ne prend pas «\u00a0{one}\u00a0»."
        for one in asked.arguments
        if one not in takes
    ]
    faults += [
        f"«\u00a0{one}\u00a0» est dit plus d’une fois." for one in takes if names.count(one) > 1
    ]
    if asked.is_resumed and takes.get("resumptionToken"):
        if len(asked.arguments) > 1:
            faults.append("«\u00a0resumptionToken\u00a0» vient seul.")
        return faults
    missing = [
        one for one, need in takes.items() if need == REQUIRED and one not in asked.arguments
    ]
    return faults + [f"{asked.verb} demande «\u00a0{one}\u00a0»." for one in missing]


def _misshapen(asked: Asked) -> list[str]:
    spec = asked.arguments.get("set")
    empty = [name for name, value in asked.arguments.items() if not value]
    faults = [f"«\u00a0{name}\u00a0» est vide." for name in empty]
    if spec and not SET.match(spec):
        faults.append("«\u00a0set\u00a0» n’est pas le nom d’un ensemble.")
    return faults


def _moment(told: str) -> datetime | None:
    if not told:
        return None
    shape = "%Y-%m-%d" if DAY.match(told) else "%Y-%m-%dT%H:%M:%SZ" if SECOND.match(told) else ""
    try:
        return datetime.strptime(told, shape).replace(tzinfo=UTC)
    except ValueError as absurd:
        cure = "2026-11-28, ou 2026-11-28T14:30:00Z (temps universel)"
        raise _bad(f"«\u00a0{told}\u00a0» n’est pas une date\u00a0: {cure}.") from absurd


def _bad(told: str) -> Refused:
    return Refused(Fault("badArgument", told))
