"""Getting the frame of a plan ready to leave: its words, reread and put right one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.frames import FrameAction, FrameGoal, names_in
from impact.journeys.plans.models import Plan
from impact.journeys.plans.operations import Parcel
from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.presence.communities.models import Initiative
from impact.web.plans.starts import kind_of, whereabouts_of


@dataclass(frozen=True, slots=True)
class Line:
    """An action as it would leave: its field, and the kind of response it is."""

    name: str
    title: str
    response: str

    @property
    def kind(self) -> str:
        return kind_of(self.response)


@dataclass(frozen=True, slots=True)
class Block:
    """An objective as it would leave."""

    name: str
    competency: Competency
    statement: str
    actions: Sequence[Line]


def blocks_of(plan: Plan) -> list[Block]:
    """Return what a plan has that could leave: what is wanted, the kinds of action, no person."""
    return [
        Block(
            name=f"objectif-{goal.pk}",
            competency=goal.competency,
            statement=goal.statement,
            actions=[
                Line(f"action-{action.pk}", action.title, action.response)
                for action in goal.actions.all()
                if action.status != action.Status.DROPPED
            ],
        )
        for goal in plan.kept_goals  # type: ignore[attr-defined]
    ]


class ParcelForm(forms.Form):
    """The words that would leave; an objective or an action left empty does not."""

    title = forms.CharField(label=_("Titre de la trame"), max_length=120)
    words = forms.CharField(
        label=_("Dans quel contexte elle a servi"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sans nommer personne\u00a0: une petite ville, une première année, un hiver."),
    )
    stages = forms.MultipleChoiceField(
        label=_("Pour quelles étapes"), widget=forms.CheckboxSelectMultiple
    )
    roles = forms.MultipleChoiceField(
        label=_("Pour quels rôles"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initiative, self.blocks = plan.initiative, blocks_of(plan)
        for name, rows in (("stages", Stage.objects.all()), ("roles", Role.objects.all())):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(rows.values_list("code", "name"))
        here = whereabouts_of(plan.initiative)
        self.initial = {"title": plan.title, "stages": [*here.stages], "roles": [*here.roles]}
        for block in self.blocks:
            self._ask(block.name, _("Objectif"), block.statement, most=1000, rows=2)
            for line in block.actions:
                self._ask(line.name, _("Action"), line.title, most=200, rows=1)

    def _ask(self, name: str, label: Any, text: str, *, most: int, rows: int) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=most, widget=widget
        )
        self.initial[name] = text

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "words", "stages", "roles")]

    @property
    def body(self) -> list[tuple[Block, forms.BoundField, list[tuple[Line, forms.BoundField]]]]:
        return [
            (block, self[block.name], [(line, self[line.name]) for line in block.actions])
            for block in self.blocks
        ]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not any(told.get(block.name) for block in self.blocks):
            raise forms.ValidationError(
                _("Gardez au moins un objectif\u00a0: une trame vide n’aide personne.")
            )
        return told

    def parcel(self) -> Parcel:
        """Return, once valid, exactly what would leave."""
        told = self.cleaned_data
        return Parcel(
            title=told["title"],
            words=told["words"],
            stages=told["stages"],
            roles=told["roles"],
            goals=[self._goal(block) for block in self.blocks if told[block.name]],
        )

    def _goal(self, block: Block) -> FrameGoal:
        told = self.cleaned_data
        actions = [
            FrameAction(told[line.name], line.response) for line in block.actions if told[line.name]
        ]
        return FrameGoal(block.competency.thread, told[block.name], tuple(actions))

    def named(self) -> list[str]:
        """Return the names of people of the team, past or present, that the words seem to hold."""
        return names_in(self._texts(), people=people_of(self.initiative))

    def _texts(self) -> list[str]:
        asked = [name for name in self.fields if name not in ("stages", "roles")]
        return [str(self[name].value() or "") for name in asked]


def people_of(initiative: Initiative) -> list[str]:
    """Return the names of all who belong or belonged to this initiative."""
    names = initiative.memberships.values_list("person__display_name", flat=True)
    return [name for name in names if name]
