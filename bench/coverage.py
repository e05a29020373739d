"""Teams in bulk, to measure coverage on: one of 30 people on 50 competencies, then 200 of them.

`lay_team` makes one; `lay_crowd` makes many at once. Everyone has answered everything and
agreed to be counted. Both need the reference content to be installed.
"""

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from impact.journeys.needs.models import Rating, Source
from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.communities.models import Assignment, Initiative, Membership, StageSpan
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Consent, Purpose, PurposeText

PEOPLE = 30


def lay_team(*, name: str = "Trame", people: int = PEOPLE, at: datetime) -> Initiative:
    """Make one team whose members all answered every competency, and agreed to be counted."""
    (initiative,) = lay_crowd(teams=1, name=name, people=people, at=at)
    return initiative


def lay_crowd(
    *, teams: int, name: str = "Trame", people: int = PEOPLE, at: datetime
) -> list[Initiative]:
    """Make many such teams; nobody belongs to two of them."""
    users = User.objects.bulk_create(
        User(email=f"{name}-{team}-{rank}@exemple.invalid".lower(), password="!")
        for team, rank in itertools.product(range(teams), range(people))
    )
    groups = [users[start : start + people] for start in range(0, len(users), people)]
    initiatives = Initiative.objects.bulk_create(
        Initiative(
            slug=f"{name}-{number}".lower(),
            name=f"{name} {number}",
            created_by=group[0],
            created_at=at,
        )
        for number, group in enumerate(groups)
    )
    teams_of = list(zip(initiatives, groups, strict=True))
    _place(teams_of, at=at)
    _let_them_be_counted(teams_of, at=at)
    for _initiative, group in teams_of:
        Rating.objects.bulk_create(_ratings(group, at=at), batch_size=2000)
    return initiatives


def _place(teams: list[tuple[Initiative, list[User]]], *, at: datetime) -> None:
    """Give each team its stages, and each member a role."""
    stages = list(Stage.objects.in_force().order_by("position")[1:3])
    StageSpan.objects.bulk_create(
        StageSpan(
            initiative=one,
            stage=stage,
            started_on=at.date(),
            is_main=stage == stages[0],
            recorded_at=at,
        )
        for one, _group in teams
        for stage in stages
    )
    memberships = Membership.objects.bulk_create(
        Membership(initiative=one, person=person, joined_at=at)
        for one, group in teams
        for person in group
    )
    roles = itertools.cycle(Role.objects.in_force().order_by("position"))
    Assignment.objects.bulk_create(
        Assignment(membership=one, role=next(roles), started_on=at.date()) for one in memberships
    )


def _let_them_be_counted(teams: list[tuple[Initiative, list[User]]], *, at: datetime) -> None:
    text = PurposeText.objects.current(Purpose.TEAM)
    Consent.objects.bulk_create(
        Consent(person=person, text=text, scope=one.context, given_at=at)
        for one, group in teams
        for person in group
    )


def _ratings(group: list[User], *, at: datetime) -> Iterator[Rating]:
    """Levels drawn by lot, the same at each run; some do not know, few stand at the top."""
    lot = Random(group[0].pk)  # noqa: S311
    competencies = list(Competency.objects.in_force().filter(version__status="PUBLISHED"))
    for competency in competencies:
        rare = lot.random()
        for rank, person in enumerate(group):
            level = lot.choices(
                [None, 0, 1, 2, 3, 4], [1, 3, 4, 4 * rare, 2 * rare * rare, rare**4]
            )
            yield Rating(
                source=Source.SELF,
                rater=person,
                person=person,
                competency=competency,
                level=level[0],
                rated_at=at + timedelta(minutes=rank),
            )
