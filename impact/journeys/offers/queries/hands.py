"""Who holds out a hand in a team, and the pairings someone may answer; never who said no."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from impact.journeys.offers.models import Hand, Pairing
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


@dataclass(slots=True)
class Gathering:
    """The hands of a team around one competency, by the names of those who hold them out."""

    competency: Competency
    helpers: list[str] = field(default_factory=list)
    learners: list[str] = field(default_factory=list)
    #: What whoever looks said herself, if anything.
    mine: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pairing as one of the two sees it. What the other answered has no place in here."""

    pk: int
    competency: Competency
    other: str
    helps: bool
    my_answer: str
    ends_at: datetime
    agreed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Circle:
    """How a team helps itself, as one of its members sees it."""

    gatherings: list[Gathering]
    proposals: list[Proposal]
    agreements: list[Proposal]


def circle_of(person: User, *, initiative: Initiative, at: datetime) -> Circle:
    """Return the hands of the team, and the pairings this person may answer or agreed to."""
    hands = _standing(initiative)
    named = initiative.pairings.naming(person).select_related("helper", "learner")
    waiting, agreed = list(named.open_at(at)), list(named.agreed())
    known = competencies_by_thread(
        [one.thread for one in hands] + [one.thread for one in (*waiting, *agreed)]
    )
    return Circle(
        gatherings=_gather(hands, known=known, seen_by=person),
        proposals=_told(waiting, known=known, to=person),
        agreements=_told(agreed, known=known, to=person),
    )


def hands_of(person: User, *, initiative: Initiative) -> dict[str, str]:
    """Return what this person holds out here, by competency thread."""
    mine = initiative.hands.standing().filter(person=person)
    return dict(mine.values_list("thread", "side"))


def count_helpers(threads: Collection[str], *, initiative: Initiative) -> dict[str, int]:
    """Return how many members hold out a hand to help, by competency thread; never none."""
    helping = initiative.hands.standing().filter(side=Hand.Side.HELP, thread__in=threads)
    counted = helping.order_by().values_list("thread").annotate(people=Count("pk"))
    return dict(counted)


def agreements_of(person: User, *, initiative: Initiative) -> list[Proposal]:
    """Return the pairings this person and another both wanted, and did not end."""
    named = initiative.pairings.naming(person).select_related("helper", "learner")
    agreed = list(named.agreed())
    known = competencies_by_thread(one.thread for one in agreed)
    return _told(agreed, known=known, to=person)


def competencies_by_thread(threads: Iterable[str]) -> Mapping[str, Competency]:
    """Return the competencies of the framework in force that bear these threads."""
    found = Competency.objects.current().filter(thread__in=set(threads))
    return {one.thread: one for one in found.select_related("domain")}


def _standing(initiative: Initiative) -> list[Hand]:
    return list(initiative.hands.standing().select_related("person").order_by("since", "pk"))


def _gather(
    hands: Iterable[Hand], *, known: Mapping[str, Competency], seen_by: User
) -> list[Gathering]:
    found: dict[str, Gathering] = {}
    for hand in hands:
        competency = known.get(hand.thread)
        if competency is None:
            continue
        one = found.setdefault(hand.thread, Gathering(competency))
        names = one.helpers if hand.side == Hand.Side.HELP else one.learners
        names.append(hand.person.name)
        if hand.person_id == seen_by.pk:
            one.mine = hand.side
    return sorted(found.values(), key=lambda one: _place(one.competency))


def _told(
    pairings: Iterable[Pairing], *, known: Mapping[str, Competency], to: User
) -> list[Proposal]:
    return [
        _as_seen(one, competency=known[one.thread], by=to)
        for one in pairings
        if one.thread in known
    ]


def _as_seen(pairing: Pairing, *, competency: Competency, by: User) -> Proposal:
    helps = pairing.helper_id == by.pk
    return Proposal(
        pk=pairing.pk,
        competency=competency,
        other=(pairing.learner if helps else pairing.helper).name,
        helps=helps,
        my_answer=pairing.helper_answer if helps else pairing.learner_answer,
        ends_at=pairing.ends_by_itself_at,
        agreed_at=pairing.agreed_at,
    )


def _place(competency: Competency) -> tuple[int, int]:
    return competency.domain.position, competency.position
