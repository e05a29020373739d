"""The competencies as someone goes through them to hold out a hand: what is asked now first."""

from collections.abc import Iterable
from dataclasses import dataclass

from impact.journeys.needs.queries.agendas import agenda_of
from impact.journeys.offers.queries import hands_of
from impact.journeys.plans.wants import competencies_wanted
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Row:
    """A competency, and what this person said of it herself, if anything."""

    competency: Competency
    side: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The competencies of one domain, in the order of the framework."""

    title: str
    rows: list[Row]

    @property
    def codes(self) -> list[str]:
        return [row.competency.code for row in self.rows]


@dataclass(frozen=True, slots=True)
class HandsPage:
    """What is at the heart of her roles now, what is asked of her team, and all the rest."""

    heart: list[Row]
    asked: list[Chapter]
    others: list[Chapter]


def lay_hands(person: User, *, initiative: Initiative) -> HandsPage:
    """Return every competency once; no level anybody gave herself comes in."""
    version = Version.objects.current()
    agenda = agenda_of(person=person, initiative=initiative, version=version)
    heart = {pk for one in agenda.sittings if one.is_core for pk in one.competencies}
    held = hands_of(person, initiative=initiative)
    wanted = competencies_wanted(initiative, version=version).select_related("domain")
    first: list[Row] = []
    asked: list[Row] = []
    others: list[Row] = []
    for competency in wanted:
        row = Row(competency, held.get(competency.thread, ""))
        level = competency.wanted_level  # type: ignore[attr-defined]
        pile = first if competency.pk in heart else asked if level else others
        pile.append(row)
    return HandsPage(sorted(first, key=_place), asked=_by_domain(asked), others=_by_domain(others))


def _by_domain(rows: Iterable[Row]) -> list[Chapter]:
    chapters: dict[int, Chapter] = {}
    for row in sorted(rows, key=_place):
        domain = row.competency.domain
        chapters.setdefault(domain.pk, Chapter(domain.title, [])).rows.append(row)
    return list(chapters.values())


def _place(row: Row) -> tuple[int, int]:
    return row.competency.domain.position, row.competency.position
