"""What someone is asked to look at: by her roles in an initiative, or by a role she tries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from impact.journeys.needs.agenda import Candidate, Sitting, plan_sittings
from impact.journeys.needs.models import SelfAssessment
from impact.knowledge.competencies.models import (
    Competency,
    CoreCompetency,
    Expectation,
    Version,
)
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.communities.models import Assignment, Initiative, StageSpan
from impact.trust.accounts.models import User

_FIELDS = (
    "competency_id",
    "level",
    "weight",
    "stage_id",
    "competency__domain__position",
    "competency__position",
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Why these competencies: the roles and stages they come from, and the sittings they make."""

    roles: tuple[Role, ...]
    stages: tuple[Stage, ...]
    sittings: tuple[Sitting, ...]

    @property
    def core_size(self) -> int:
        return sum(len(sitting.competencies) for sitting in self.sittings if sitting.is_core)

    @property
    def core_sittings(self) -> int:
        return sum(sitting.is_core for sitting in self.sittings)

    @property
    def goes_further(self) -> bool:
        return any(not sitting.is_core for sitting in self.sittings)


def agenda_of(*, person: User, initiative: Initiative, version: Version) -> Agenda:
    """Return what this person's roles ask of her at the stages the initiative is at."""
    assignments = Assignment.objects.active().filter(
        membership__person=person, membership__initiative=initiative
    )
    roles = tuple(one.role for one in assignments.select_related("role"))
    spans = StageSpan.objects.active().filter(initiative=initiative).select_related("stage")
    stages = {span.stage: span.is_main for span in spans}
    main = {stage.pk for stage, is_main in stages.items() if is_main}
    expectations = Expectation.objects.in_force().filter(version=version)
    rows = expectations.of_roles(roles).at_stages(stages).values_list(*_FIELDS)
    return Agenda(roles, tuple(stages), tuple(plan_sittings(_candidates(rows, main=main))))


@dataclass(frozen=True, slots=True)
class Proposed:
    """A sitting as it is offered: what it is about, and what became of it so far."""

    place: int
    is_core: bool
    titles: tuple[str, ...]
    open_sitting: int | None
    done_at: datetime | None


def proposed_to(*, person: User, initiative: Initiative, agenda: Agenda) -> list[Proposed]:
    """Return the sittings of this agenda, with those this person left open or ended before."""
    mine = SelfAssessment.objects.of(person).filter(initiative=initiative)
    began = {tuple(one.agenda): one for one in mine.order_by("started_at", "pk")}
    asked = [one for sitting in agenda.sittings for one in sitting.competencies]
    titles = Competency.objects.in_bulk(asked)
    return [
        Proposed(
            place=place,
            is_core=sitting.is_core,
            titles=tuple(titles[one].title for one in sitting.competencies),
            open_sitting=None if last is None or last.is_finished else last.pk,
            done_at=last.finished_at if last else None,
        )
        for place, sitting in enumerate(agenda.sittings)
        for last in [began.get(sitting.competencies)]
    ]


def trial_agenda(*, version: Version, role: Role, stage: Stage | None) -> dict[int, int]:
    """Return, by competency of the role's core that touches this stage, the level expected.

    Without a stage, the whole core. Competencies come in the order of the framework.
    """
    core = CoreCompetency.objects.filter(version=version, role=role).values("competency")
    expectations = Expectation.objects.in_force().filter(
        version=version, role=role, competency__in=core
    )
    if stage is not None:
        expectations = expectations.at_stages([stage])
    rows = expectations.order_by(
        "competency__domain__position", "competency__position"
    ).values_list("competency_id", "level")
    expected: dict[int, int] = {}
    for competency, level in rows:
        expected[competency] = max(level, expected.get(competency, 0))
    return expected


def _candidates(rows: Iterable[tuple], *, main: set[int]) -> Iterable[Candidate]:
    """Fold the expectations on one competency into the most demanding of them."""
    found: dict[int, Candidate] = {}
    for competency, level, weight, stage, domain_place, place in rows:
        one = found.get(competency) or Candidate(
            competency, domain_place * 1000 + place, level, is_core=False, at_main_stage=False
        )
        found[competency] = replace(
            one,
            level=max(one.level, level),
            is_core=one.is_core or weight == Expectation.Weight.ESSENTIAL,
            at_main_stage=one.at_main_stage or stage in main,
        )
    return found.values()
