"""Teams in bulk, to measure coverage on: one of 30 people on 50 competencies, then 200 of them.

`lay_team` makes one; `lay_crowd` makes many at once. Everyone has answered everything and
agreed to be counted. `lay_sittings` opens sittings on a noyau. All need the reference content.
"""

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.db import connection, transaction

from impact.journeys.needs.models import Rating, SelfAssessment, Source
from impact.knowledge.competencies.models import Competency, CoreCompetency, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.communities.models import Assignment, Initiative, Membership, StageSpan
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Consent, Purpose, PurposeText

PEOPLE = 30


def lay_team(*, name: str = "Trame", people: int = PEOPLE, at: datetime) -> Initiative:
    """Make one team whose members all answered every competency, and agreed to be counted."""
    (initiative,) = lay_crowd(teams=1, name=name, people=people, at=at)
    return initiative


@transaction.atomic
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
    competencies = list(Competency.objects.in_force().filter(version__status="PUBLISHED"))
    for _initiative, group in teams_of:
        _rate(group, competencies=competencies, at=at)
    return initiatives


def lay_sittings(*, person: User, count: int, at: datetime) -> list[SelfAssessment]:
    """Open sittings on the largest noyau there is, for someone who agreed to keep her answers."""
    text = PurposeText.objects.current(Purpose.PERSONAL)
    Consent.objects.create(person=person, text=text, given_at=at)
    version = Version.objects.current()
    cores: dict[int, list[int]] = {}
    rows = CoreCompetency.objects.filter(version=version).order_by("role", "competency")
    for role, competency in rows.values_list("role", "competency"):
        cores.setdefault(role, []).append(competency)
    agenda = max(cores.values(), key=len)
    return SelfAssessment.objects.bulk_create(
        SelfAssessment(person=person, version=version, agenda=agenda, started_at=at)
        for _ in range(count)
    )


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


def _rate(group: list[User], *, competencies: list[Competency], at: datetime) -> None:
    """Write the answers of a team in plain rows: a model for each would take minutes."""
    names = ("source", "rater", "person", "competency", "level", "evidence", "dissent", "rated_at")
    attributes = {field.name: field.column for field in Rating._meta.concrete_fields}
    columns = ", ".join(connection.ops.quote_name(str(attributes[name])) for name in names)
    places = ", ".join(["%s"] * len(names))
    table = connection.ops.quote_name(Rating._meta.db_table)
    moments = [
        connection.ops.adapt_datetimefield_value(at + timedelta(minutes=rank))
        for rank in range(len(group))
    ]
    rows = [
        (Source.SELF.value, person.pk, person.pk, competency, level, "", "", moments[rank])
        for competency, rank, person, level in _answers(group, competencies)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608


def _answers(
    group: list[User], competencies: list[Competency]
) -> Iterator[tuple[int, int, User, int | None]]:
    """Levels drawn by lot, the same at each run; some do not know, few stand at the top."""
    lot = Random(group[0].pk)  # noqa: S311
    for competency in competencies:
        rare = lot.random()
        weights = [1, 3, 4, 4 * rare, 2 * rare * rare, rare**4]
        levels = lot.choices([None, 0, 1, 2, 3, 4], weights, k=len(group))
        for rank, (person, level) in enumerate(zip(group, levels, strict=True)):
            yield competency.pk, rank, person, level
