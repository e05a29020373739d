"""Readings of an initiative that cross tables: who is in the team, in what role, where it stands.

How it went from stage to stage is in `course` and `story`.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.communities.models import Assignment, Initiative, Membership, StageSpan
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Played:
    """A role someone plays or played."""

    assignment: int
    code: str
    slug: str
    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Member:
    membership: int
    person: int
    name: str
    is_coordinating: bool
    since: date
    roles: tuple[Played, ...]
    past_roles: tuple[Played, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What a list shows of one initiative."""

    initiative: Initiative
    main: Stage | None
    people: int
    is_coordinating: bool


def glances_for(user: User) -> list[Glance]:
    """Return the initiatives this person belongs to, by name, each at a glance."""
    initiatives = list(Initiative.objects.visible_to(user).prefetch_related("territories"))
    mains = StageSpan.objects.main().filter(initiative__in=initiatives).select_related("stage")
    main = {span.initiative_id: span.stage for span in mains}
    people: dict[int, int] = defaultdict(int)
    coordinated: set[int] = set()
    for membership in Membership.objects.current().filter(initiative__in=initiatives):
        people[membership.initiative_id] += 1
        if membership.person_id == user.pk and membership.is_coordinating:
            coordinated.add(membership.initiative_id)
    return [
        Glance(each, main.get(each.pk), people[each.pk], each.pk in coordinated)
        for each in initiatives
    ]


def members_of(initiative: Initiative) -> list[Member]:
    """Return the people who belong today, coordination first, with the roles they play."""
    memberships = list(initiative.memberships.current().select_related("person"))
    played: dict[int, list[Played]] = defaultdict(list)
    assignments = Assignment.objects.filter(membership__in=memberships).select_related("role")
    for assignment in assignments.order_by("role__position", "started_on", "pk"):
        played[assignment.membership_id].append(_played(assignment))
    members = [_member(membership, played[membership.pk]) for membership in memberships]
    return sorted(members, key=lambda member: not member.is_coordinating)


def roles_played_by(membership: Membership) -> list[Played]:
    """Return every role this member plays or played here, in the order of the référentiel."""
    assignments = membership.assignments.select_related("role")
    return [_played(each) for each in assignments.order_by("role__position", "started_on", "pk")]


def roles_present_in(initiative: Initiative) -> list[Role]:
    """Return the roles that at least one member plays today."""
    assignments = Assignment.objects.active().filter(membership__initiative=initiative)
    return list(Role.objects.filter(pk__in=assignments.values("role")))


def active_stages_of(initiative: Initiative) -> list[Stage]:
    """Return the stages the initiative works on today, in the order of the cycle."""
    return list(Stage.objects.filter(pk__in=initiative.spans.active().values("stage")))


def _member(membership: Membership, played: list[Played]) -> Member:
    return Member(
        membership=membership.pk,
        person=membership.person_id,
        name=membership.person.name,
        is_coordinating=membership.is_coordinating,
        since=timezone.localdate(membership.joined_at),
        roles=tuple(role for role in played if role.until is None),
        past_roles=tuple(role for role in played if role.until is not None),
    )


def _played(assignment: Assignment) -> Played:
    role = assignment.role
    return Played(
        assignment=assignment.pk,
        code=role.code,
        slug=role.slug,
        name=role.name,
        since=assignment.started_on,
        until=assignment.ended_on,
    )
