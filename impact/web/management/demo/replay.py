"""Replaying the story of the fictional town, deed after deed, by the doors everyone uses.

`content/demo/` tells people and deeds, their days counted back from the day of the install.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from impact.journeys.plans.models import Plan
from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Kind, Territory
from impact.knowledge.territories.names import fold
from impact.lib.content import Entry, read_file
from impact.presence.communities import operations as communities
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from impact.web.management.demo.answers import Strengths

Event = Mapping[str, Any]


@dataclass
class Town:
    """Everything a deed may need: who lives here, what the field knows, what day it is."""

    now: datetime
    version: Version
    people: dict[str, User] = field(default_factory=dict)
    strengths: dict[str, Strengths] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)

    def moment(self, ago: int) -> datetime:
        day = timezone.localdate(self.now) - timedelta(days=ago)
        noon = timezone.make_aware(datetime.combine(day, time(12)))
        return min(noon, self.now)

    def day(self, ago: int) -> date:
        return timezone.localdate(self.moment(ago)) if ago >= 0 else self._ahead(-ago)

    def _ahead(self, days: int) -> date:
        return timezone.localdate(self.now) + timedelta(days=days)

    def code_of(self, person: User) -> str:
        return next(code for code, one in self.people.items() if one == person)


@dataclass
class Scene:
    """One initiative being told: the deed under way, when, and by whom."""

    town: Town
    initiative: Initiative
    event: Event
    at: datetime
    by: User

    @property
    def on(self) -> date:
        return timezone.localdate(self.at)

    @property
    def plan(self) -> Plan:
        return self.initiative.plans.get()


Deed = Callable[[Scene], None]


@transaction.atomic
def install_town(path: Path, *, deeds: Mapping[str, Deed], at: datetime) -> Town:
    """Tell the whole story of the file and of its chapters, all of it or nothing.

    Chapters stand in the folder of the same name: each adds deeds to initiatives of the file.

    :raises BadContent: if the file cannot be read.
    """
    told = read_file(path)
    town = Town(
        now=at,
        version=Version.objects.current(),
        stages={stage.code: stage for stage in Stage.objects.all()},
        roles={role.code: role for role in Role.objects.all()},
    )
    _settle_land(told)
    for person in told.entries("people"):
        _bring_in(person, town=town)
    chapters = _read_chapters(path.with_suffix(""))
    for initiative in told.entries("initiatives"):
        _tell(initiative, town=town, deeds=deeds, more=chapters[initiative.code])
    return town


def _read_chapters(folder: Path) -> dict[str, list[Event]]:
    """Return what the chapters add to each initiative."""
    added: dict[str, list[Event]] = defaultdict(list)
    for file in sorted(folder.glob("*.yaml")):
        for chapter in read_file(file).entries("chapters"):
            added[chapter.code] += chapter.raw["story"]
    return added


def _settle_land(told: Entry) -> None:
    for place in told.entries("territories"):
        parent = Territory.objects.filter(slug=place.raw.get("parent")).first()
        Territory.objects.get_or_create(
            slug=place.code,
            defaults={
                "kind": Kind(place.text("kind")),
                "code": place.text("official"),
                "name": place.text("name"),
                "folded_name": fold(place.text("name")),
                "is_fictional": True,
                "parent": parent,
                "valid_from": date(2000, 1, 1),
                "source": told.text("source"),
            },
        )


def _bring_in(person: Entry, *, town: Town) -> None:
    user = User.objects.create_user(
        f"{person.code}@exemple.test",
        display_name=person.text("name"),
        is_staff=bool(person.raw.get("is_staff")),
    )
    user.of_age_confirmed_at = town.now
    user.save(update_fields=["of_age_confirmed_at"])
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    town.people[person.code] = user
    town.strengths[person.code] = Strengths(person.code, person.raw.get("strengths", {}))


def _tell(told: Entry, *, town: Town, deeds: Mapping[str, Deed], more: Sequence[Event]) -> None:
    first, *rest = told.raw["story"]
    initiative, by = _begin(told, first, town=town)
    for event in sorted([*rest, *more], key=lambda event: -event["ago"]):
        author = town.people[event["by"]] if "by" in event else by
        scene = Scene(town, initiative, event, town.moment(event["ago"]), author)
        deeds[event["do"]](scene)
        initiative.refresh_from_db()


def _begin(told: Entry, event: Event, *, town: Town) -> tuple[Initiative, User]:
    by, at = town.people[event["by"]], town.moment(event["ago"])
    territory = Territory.objects.get(slug=told.text("territory"))
    initiative = communities.create_initiative(
        outline=communities.Outline(
            name=told.text("name"),
            about=told.text("about"),
            territories=[territory],
            themes=told.codes("themes", default=[]),
        ),
        stages=[town.stages[code] for code in event["stages"]],
        main=town.stages[event["main"]],
        roles=[town.roles[code] for code in event["roles"]],
        by=by,
        at=at,
    )
    agree_to_team(by, initiative=initiative, at=at)
    return initiative, by


def agree_to_team(person: User, *, initiative: Initiative, at: datetime) -> None:
    """The two consents someone of the demo gives when she comes in."""
    give_consent(person=person, purpose=Purpose.PERSONAL, at=at)
    give_consent(person=person, purpose=Purpose.TEAM, scope=initiative.context, at=at)
