"""The people of an initiative as coverage needs them: roles, consent, and a stamp of it all.

Plain queries on purpose: they run each time a coverage is read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db.models import Count, Max

from impact.journeys.needs.models import Rating, Tally
from impact.presence.communities.models import Initiative
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import people_who_consented
from impact.trust.privacy.thresholds import GROUP_MINIMUM


@dataclass(frozen=True, slots=True)
class Team:
    """Who belongs today, the roles of each, who agreed to be counted, and when it last answered."""

    roles: dict[int, frozenset[int]]
    #: Whoever agreed, even if she left since.
    agreeing: frozenset[int]
    answers: tuple[int, datetime | None]

    @property
    def people(self) -> frozenset[int]:
        return frozenset(self.roles)

    @property
    def consenting(self) -> frozenset[int]:
        return self.people & self.agreeing

    @property
    def works_by_consensus(self) -> bool:
        return len(self.roles) < GROUP_MINIMUM

    @property
    def stamp(self) -> str:
        """A word that changes whenever a reading might."""
        parts = [sorted(self.people), sorted(self.agreeing), self.answers]
        return sha256(repr(parts).encode()).hexdigest()


def team_of(initiative: Initiative) -> Team:
    """Return the team as it is today."""
    rows: Iterable[tuple[int, int | None, date | None]] = (
        initiative.memberships.current()
        .order_by()
        .values_list("person", "assignments__role", "assignments__ended_on")
    )
    roles: dict[int, set[int]] = defaultdict(set)
    for person, role, ended_on in rows:
        roles[person] |= {role} if role and ended_on is None else set()
    answers = Rating.objects.by_self().filter(person__in=list(roles))
    told = answers.order_by().aggregate(count=Count("*"), latest=Max("rated_at"))
    return Team(
        roles={person: frozenset(played) for person, played in roles.items()},
        agreeing=frozenset(people_who_consented(purpose=Purpose.TEAM, scope=initiative.context)),
        answers=(told["count"], told["latest"]),
    )


def tally_of(initiative: Initiative) -> Tally | None:
    """Return the tally with its reading, if it was ever made."""
    return Tally.objects.select_related("reading").filter(initiative=initiative).first()


def is_stale(tally: Tally, *, team: Team, at: datetime) -> bool:
    """Say whether the tally has to be worked out again before anything is shown."""
    is_due = tally.look_again_at is not None and tally.look_again_at <= at
    return is_due or not team.agreeing.issuperset(tally.counted) or tally.stamp != team.stamp
