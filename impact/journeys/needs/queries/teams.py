"""The people of an initiative as coverage needs them: roles, consent, and a stamp of it all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from impact.journeys.needs.models import Contribution, Rating, Source, Tally
from impact.presence.communities.models import Initiative
from impact.trust.privacy.models import Consent, Purpose
from impact.trust.privacy.thresholds import GROUP_MINIMUM


@dataclass(frozen=True, slots=True)
class Team:
    """Who belongs today, the roles of each, and who agreed to be counted and has answered."""

    roles: dict[int, frozenset[int]]
    consenting: frozenset[int]
    #: Id of the latest rating of each member by herself.
    latest: dict[int, int]

    @property
    def people(self) -> frozenset[int]:
        return frozenset(self.roles)

    @property
    def voices(self) -> frozenset[int]:
        return self.consenting & frozenset(self.latest)

    @property
    def works_by_consensus(self) -> bool:
        return len(self.roles) < GROUP_MINIMUM

    @property
    def stamp(self) -> str:
        """A word that changes whenever a reading might."""
        parts = [sorted(self.people), sorted(self.consenting), sorted(self.latest.items())]
        return sha256(repr(parts).encode()).hexdigest()


def team_of(initiative: Initiative) -> Team:
    """Return the team as it is today, in one query."""
    latest = (
        Rating.objects.filter(person=OuterRef("person"), source=Source.SELF)
        .order_by("-rated_at", "-pk")
        .values("pk")[:1]
    )
    rows: Iterable[tuple[int, int | None, bool, int | None]] = (
        initiative.memberships.current()
        .order_by()
        .annotate(
            playing=FilteredRelation("assignments", condition=Q(assignments__ended_on=None)),
            agrees=Exists(consents_to(initiative).filter(person=OuterRef("person"))),
            latest=Subquery(latest),
        )
        .values_list("person", "playing__role", "agrees", "latest")
    )
    roles: dict[int, set[int]] = defaultdict(set)
    consenting, ratings = set(), {}
    for person, role, agrees, rating in rows:
        roles[person] |= {role} if role else set()
        if agrees:
            consenting.add(person)
        if rating:
            ratings[person] = rating
    played = {person: frozenset(each) for person, each in roles.items()}
    return Team(played, frozenset(consenting), ratings)


def tally_of(initiative: Initiative) -> Tally | None:
    """Return the tally with its reading, and `is_betrayed`: someone counted no longer agrees."""
    agreeing = consents_to(initiative).filter(person=OuterRef("person"))
    withdrawn = Contribution.objects.filter(
        ~Exists(agreeing), reading=OuterRef("reading"), person__isnull=False
    )
    tallies = Tally.objects.annotate(is_betrayed=Exists(withdrawn)).select_related("reading")
    return tallies.filter(initiative=initiative).first()


def is_stale(tally: Tally | None, *, team: Team, at: datetime) -> bool:
    """Say whether the tally has to be worked out again before anything is shown."""
    if tally is None:
        return True
    is_due = tally.look_again_at is not None and tally.look_again_at <= at
    return is_due or tally.is_betrayed or tally.stamp != team.stamp  # type: ignore[attr-defined]


def consents_to(initiative: Initiative) -> QuerySet[Consent]:
    """Keep the consents in force to be counted in this initiative."""
    return Consent.objects.in_force(purpose=Purpose.TEAM, scope=initiative.context)
