"""Readings of what a community lets out: where each release stands, and its ledger."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count
from django.utils import timezone

from impact.presence.communities.models import Initiative
from impact.presence.releases.documents import passages_of, read
from impact.presence.releases.models import Opening, Recipient, Release
from impact.trust.privacy.names import find_names


class Moment(StrEnum):
    """Where a release stands on a given day."""

    PREPARED = "PREPARED"
    IN_FORCE = "IN_FORCE"
    OVER = "OVER"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class Glance:
    """What a list shows of one release."""

    release: Release
    moment: Moment
    openings: int


@dataclass(frozen=True, slots=True)
class Line:
    """Who opened what, when; for everyone, nobody is named and a day's openings are counted."""

    name: str
    form: Opening.Form
    at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """How many times everyone's page, PDF or data were opened one day."""

    on: date
    form: Opening.Form
    openings: int


@dataclass(frozen=True, slots=True)
class Ledger:
    lines: Sequence[Line]
    days: Sequence[Day]

    @property
    def has_left(self) -> bool:
        """Say whether something was seen, and can no longer be unseen."""
        return bool(self.lines or self.days)

    @property
    def kept(self) -> list[Line]:
        """Return who took a copy that nobody can call back: a PDF, or data."""
        return [line for line in self.lines if line.form != Opening.Form.PAGE]


def moment_of(release: Release, *, today: date) -> Moment:
    """Return where this release stands."""
    if not release.is_decided:
        return Moment.PREPARED
    if release.withdrawn_at is not None:
        return Moment.WITHDRAWN
    return Moment.OVER if release.is_over_on(today) else Moment.IN_FORCE


def glances_of(initiative: Initiative, *, today: date) -> dict[Moment, list[Glance]]:
    """Return the releases of an initiative by where they stand, the latest first."""
    rows = initiative.releases.select_related("territory").annotate(seen=Count("openings"))
    found: dict[Moment, list[Glance]] = {moment: [] for moment in Moment}
    for release in rows:
        moment = moment_of(release, today=today)
        found[moment].append(Glance(release, moment, release.seen))
    return found


def ledger_of(release: Release) -> Ledger:
    """Return who opened this release and when, the latest first."""
    openings = release.openings.select_related("recipient")
    lines = [
        Line(one.recipient.name, Opening.Form(one.form), one.at)
        for one in openings
        if one.recipient
    ]
    counted = Counter(
        (timezone.localdate(one.at), one.form) for one in openings if one.recipient is None
    )
    days = [Day(on, Opening.Form(form), seen) for (on, form), seen in counted.items()]
    return Ledger(lines, sorted(days, key=lambda day: (day.on, day.form), reverse=True))


def find_recipient(key: str) -> Recipient | None:
    """Return whose address this is, with her release; an address nobody was given finds none."""
    found = Recipient.objects.filter(key=key, release__decided_on__isnull=False)
    return found.select_related("release__initiative", "release__territory").first()


def names_told_in(release: Release) -> list[str]:
    """Return the people of the initiative, past or present, that the release may be naming."""
    document = read(release.content)
    told = [release.title, release.words, *(one.text for one in passages_of(document))]
    told += [
        picture.alt
        for part in document.parts
        for piece in part.pieces
        for picture in piece.pictures
    ]
    people = release.initiative.memberships.select_related("person").order_by("joined_at", "pk")
    names = dict.fromkeys(one.person.display_name for one in people)
    return find_names(told, people=names)
