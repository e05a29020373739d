"""What people write around a plan: a comment, a motion, a stance, points, the minutes' vote."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.models import Goal, Poll, PollAnswer
from impact.journeys.plans.operations import Motion
from impact.journeys.plans.polling import FEWEST_POINTS, MOST_POINTS, is_within

#: How many points a vote gives each person unless asked otherwise.
USUAL_POINTS = 10


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Votre commentaire"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MotionForm(forms.Form):
    question = forms.CharField(
        label=_("La question"),
        max_length=200,
        initial=_("Adoptons-nous ce plan tel qu’il est?"),
    )
    method = forms.ChoiceField(
        label=_("La manière"), choices=Poll.Method.choices, widget=forms.RadioSelect
    )
    points = forms.IntegerField(
        label=_("Points par personne"),
        required=False,
        min_value=FEWEST_POINTS,
        max_value=MOST_POINTS,
        initial=USUAL_POINTS,
        help_text=_("Pour un vote par points seulement."),
    )

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("method", Poll.Method.CONSENT)
        if not may_share:
            method = self.fields["method"]
            assert isinstance(method, forms.ChoiceField)
            method.choices = [(Poll.Method.CONSENT, Poll.Method.CONSENT.label)]
            del self.fields["points"]

    def motion(self) -> Motion:
        told = self.cleaned_data
        return Motion(told["method"], told["question"], told.get("points") or USUAL_POINTS)


class StanceForm(forms.Form):
    stance = forms.ChoiceField(
        label=_("Votre position"), choices=PollAnswer.Stance.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Votre raison"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Nécessaire pour une objection\u00a0: qu’est-ce qui ferait tort à la démarche?"
        ),
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        objects = told.get("stance") == PollAnswer.Stance.OBJECTION
        if objects and not told.get("reason", "").strip():
            self.add_error(
                "reason", _("Dites la raison de votre objection, pour que l’équipe puisse y voir.")
            )
        return told


class PointsForm(forms.Form):
    """One field an objective; what is left is counted by the person, and checked here."""

    def __init__(self, *args: Any, goals: Iterable[Goal], each: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.each = each
        for goal in goals:
            self.fields[f"objectif-{goal.pk}"] = forms.IntegerField(
                label=goal.statement, required=False, min_value=0, max_value=each
            )

    @staticmethod
    def initial_of(answer: PollAnswer | None) -> dict[str, Any]:
        points = answer.points if answer else {}
        return {f"objectif-{goal}": given for goal, given in points.items()}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if self.errors or is_within(self.points(), each=self.each):
            return told
        given = sum(self.points().values())
        if not given:
            raise forms.ValidationError(_("Donnez au moins un point à un objectif."))
        raise forms.ValidationError(
            _("Vous avez donné %(given)d points; vous en avez %(each)d. Enlevez-en %(over)d."),
            params={"given": given, "each": self.each, "over": given - self.each},
        )

    def points(self) -> dict[int, int]:
        return {
            int(name.removeprefix("objectif-")): given or 0
            for name, given in self.cleaned_data.items()
        }


class PollChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Poll) -> str:
        return obj.question


def poll_field(polls: Sequence[Poll]) -> PollChoice:
    """Return the field that ties an adoption to the vote it rests on."""
    return PollChoice(
        label=_("Le vote sur lequel la décision s’appuie"),
        queryset=Poll.objects.filter(pk__in=[poll.pk for poll in polls]),
        required=False,
        empty_label=_("Aucun vote"),
    )
