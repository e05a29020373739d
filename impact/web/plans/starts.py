"""Plans to start from, as pages show them: templates of the house, frames of other communities."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.frames import FrameGoal, read_frame
from impact.journeys.plans.models import Goal, Plan, PlanFrame
from impact.journeys.plans.responses import find_response
from impact.journeys.plans.templates import PlanTemplate
from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.communities.models import Assignment, Initiative
from impact.web.plans.holes import statuses_of


@dataclass(frozen=True, slots=True)
class Start:
    """Something to start from: its words, what it suits, and its objectives."""

    title: str
    words: str
    stages: Sequence[str]
    roles: Sequence[str]
    goals: Sequence[FrameGoal]


def start_from_template(template: PlanTemplate) -> Start:
    """Return a template with its competencies as threads of the framework in force."""
    codes = [goal.competency for goal in template.goals]
    found = Competency.objects.in_force().current().filter(code__in=codes)
    threads = dict(found.values_list("code", "thread"))
    goals = [
        FrameGoal(threads[goal.competency], goal.statement, goal.actions)
        for goal in template.goals
        if goal.competency in threads
    ]
    return Start(template.title, template.words, template.stages, template.roles, goals)


def start_from_frame(frame: PlanFrame) -> Start:
    return Start(frame.title, frame.words, frame.stages, frame.roles, read_frame(frame.frame))


@dataclass(frozen=True, slots=True)
class Offered:
    """An objective that may be taken, and how its competency is covered here."""

    rank: int
    goal: FrameGoal
    competency: Competency
    #: Title of each action, and the kind of response it is.
    actions: Sequence[tuple[str, str]]
    status: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class StartPage:
    start: Start
    stages: Sequence[str]
    roles: Sequence[str]
    offered: Sequence[Offered]
    statuses: Mapping[str, str]
    plan: Plan | None

    def chosen(self, ranks: Iterable[str]) -> list[FrameGoal]:
        wanted = set(ranks)
        return [one.goal for one in self.offered if str(one.rank) in wanted]


def lay_start(start: Start, *, initiative: Initiative, at: datetime) -> StartPage:
    """Return what a team sees of something to start from, before it takes anything."""
    plan = initiative.plans.open().first()
    statuses = statuses_of(initiative, at=at)
    known = set(Goal.objects.kept().filter(plan=plan).values_list("competency__thread", flat=True))
    threads = [goal.thread for goal in start.goals]
    competencies = Competency.objects.in_force().current().filter(thread__in=threads)
    found = {one.thread: one for one in competencies}
    offered = [
        Offered(
            rank=rank,
            goal=goal,
            competency=found[goal.thread],
            actions=[(one.title, kind_of(one.response)) for one in goal.actions],
            status=statuses.get(goal.thread, ""),
            is_known=goal.thread in known,
        )
        for rank, goal in enumerate(start.goals)
        if goal.thread in found
    ]
    stages, roles = names_of(start.stages, start.roles)
    return StartPage(start, stages, roles, offered, statuses, plan)


def kind_of(code: str) -> str:
    """Return the name of a kind of response, or nothing when it has none any more."""
    response = find_response(code)
    return response.name if response else ""


def names_of(stages: Sequence[str], roles: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the names of these stages and roles, in the order of the cycle."""
    return (
        list(Stage.objects.filter(code__in=stages).values_list("name", flat=True)),
        list(Role.objects.filter(code__in=roles).values_list("name", flat=True)),
    )


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a team is in the cycle and the roles it has, by code."""

    stages: frozenset[str]
    roles: frozenset[str]


def whereabouts_of(initiative: Initiative) -> Whereabouts:
    stages = initiative.spans.active().values_list("stage__code", flat=True)
    roles = Assignment.objects.active().filter(membership__initiative=initiative)
    return Whereabouts(frozenset(stages), frozenset(roles.values_list("role__code", flat=True)))


class StartForm(forms.Form):
    """Which objectives to take, and how to name the plan if one begins."""

    titre = forms.CharField(label=_("Le titre de votre plan"), max_length=120)
    objectifs = forms.MultipleChoiceField(
        label=_("Les objectifs à prendre"),
        error_messages={"required": _("Cochez au moins un objectif à prendre.")},
    )

    def __init__(self, *args: Any, page: StartPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["objectifs"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.rank), one.goal.statement) for one in page.offered]
        self.initial = {
            "titre": page.start.title,
            "objectifs": [str(one.rank) for one in page.offered if not one.is_known],
        }
        if page.plan:
            del self.fields["titre"]

    @property
    def ticked(self) -> set[int]:
        """The ranks to show ticked, as they were sent or to begin with."""
        sent = self["objectifs"].value() or []
        return {int(rank) for rank in sent if str(rank).isdecimal()}


class SieveForm(forms.Form):
    """For which stage, for which role."""

    etape = forms.ChoiceField(label=_("Étape"), required=False)
    role = forms.ChoiceField(label=_("Rôle"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {"etape": Stage.objects.in_force(), "role": Role.objects.in_force()}
        for name, rows in named.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Peu importe")), *rows.values_list("code", "name")]

    def lets_through(self, *, stages: Iterable[str], roles: Iterable[str]) -> bool:
        said = self.cleaned_data if self.is_valid() else {}
        stage, role = said.get("etape", ""), said.get("role", "")
        return (not stage or stage in stages) and (not role or role in roles)
