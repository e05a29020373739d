"""What people write of their pouvoir d'agir: a beginning, a judgement, a sheet, a frame."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import Appraisal, Component, Frame, Judgement
from impact.journeys.empowerment.operations import Judged
from impact.lib.confidence import Confidence
from impact.presence.communities.models import Initiative

#: What « ne sais pas » is called in a form.
UNSURE = "nsp"
#: What a group writes beside a level.
_WORDS = ("reasons", "dissent", "evidence", "next_step")


class _FrameChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Frame) -> str:
        return obj.title


class BeginningForm(forms.Form):
    frame = _FrameChoice(label=_("Le cadre"), queryset=Frame.objects.none(), empty_label=None)
    mode = forms.ChoiceField(
        label=_("La manière"),
        choices=Appraisal.Mode.choices,
        widget=forms.RadioSelect,
        initial=Appraisal.Mode.TOGETHER,
        help_text=_(
            "Ensemble, le groupe convient d’un niveau et note qui voit autrement. "
            "Chacun pour soi, personne ne voit qui a répondu quoi, et rien ne paraît à moins de "
            "cinq réponses."
        ),
    )
    held_on = forms.DateField(
        label=_("Le jour"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    present = forms.CharField(
        label=_("Qui est là"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Pour un bilan fait ensemble. Des noms, ou seulement des rôles."),
    )

    def __init__(self, *args: Any, initiative: Initiative, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        frames = Frame.objects.offered_to(initiative)
        self.fields["frame"].queryset = frames  # type: ignore[attr-defined]

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("Ce jour n’est pas encore venu. Notez le bilan après."))
        return day


class EndingForm(forms.Form):
    present = forms.CharField(
        label=_("Qui était là"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Des noms, ou seulement des rôles. L’équipe le lira."),
    )


class ReopeningForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi le rouvrir"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Par exemple\u00a0: un mot mal noté, une dissidence oubliée. Le bilan gardera cette "
            "phrase, et ce qu’il disait avant."
        ),
    )


class JudgementForm(forms.Form):
    level = forms.ChoiceField(label=_("Le niveau dont vous convenez"))
    confidence = forms.TypedChoiceField(
        choices=Confidence, coerce=int, empty_value=None, required=False
    )
    reasons = forms.CharField(label=_("Pourquoi"), required=False, max_length=2000)
    dissent = forms.CharField(
        label=_("Qui voit les choses autrement"), required=False, max_length=2000
    )
    evidence = forms.CharField(label=_("Exemples ou traces"), required=False, max_length=2000)
    next_step = forms.CharField(label=_("Ce que nous ferons"), required=False, max_length=2000)
    #: What the writer had before her eyes; a page read long ago says nothing.
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, frame: Frame, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(str(value), name) for value, name in enumerate(frame.scale)]
        self.fields["level"].choices = [*levels, (UNSURE, UNSURE)]  # type: ignore[attr-defined]
        for name in _WORDS:
            self.fields[name].widget = forms.Textarea({"rows": 3})

    def is_blank(self) -> bool:
        """Say whether someone only goes by, having said nothing."""
        return not any(self.data.get(name, "").strip() for name in (*_WORDS, "level", "confidence"))

    def judged(self) -> Judged:
        said = dict(self.cleaned_data)
        level = said.pop("level")
        said.pop("revision")
        return Judged(level=None if level == UNSURE else int(level), **said)

    @staticmethod
    def initial_of(judgement: Judgement | None) -> dict[str, Any]:
        if judgement is None:
            return {}
        return {
            "level": UNSURE if judgement.level is None else str(judgement.level),
            "confidence": judgement.confidence,
            "reasons": judgement.reasons,
            "dissent": judgement.dissent,
            "evidence": judgement.evidence,
            "next_step": judgement.next_step,
        }


class SheetForm(forms.Form):
    """A sheet without a name: every item may be left out, but not all of them."""

    def __init__(
        self, *args: Any, components: Sequence[Component], frame: Frame, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.components = components
        levels = [(str(value), name) for value, name in enumerate(frame.scale)]
        for component in components:
            for item in component.items.all():
                self.fields[item.code] = forms.ChoiceField(
                    label=item.statement,
                    choices=[*levels, (UNSURE, _("Ne sais pas"))],
                    required=False,
                    widget=forms.RadioSelect,
                )

    def answers(self) -> dict[str, int | None]:
        return {
            code: None if said == UNSURE else int(said)
            for code, said in self.cleaned_data.items()
            if said
        }

    def parts(self) -> list[tuple[Component, list[forms.BoundField]]]:
        return [
            (component, [self[item.code] for item in component.items.all()])
            for component in self.components
        ]
