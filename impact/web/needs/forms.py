"""The questions of an assessment, of a consensus and of a trial, as forms."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.needs.answers import Answer
from impact.journeys.needs.models import Confidence
from impact.journeys.needs.operations.consensus import Consensus
from impact.journeys.needs.queries.sheets import Sheet

#: What « je ne sais pas » is called in a form.
UNSURE = "nsp"


class AnswerForm(forms.Form):
    """What someone says of one competency; nothing said is allowed unless `must_answer`."""

    level = forms.ChoiceField(required=False)
    confidence = forms.TypedChoiceField(
        choices=Confidence, coerce=int, empty_value=None, required=False
    )
    evidence = forms.CharField(max_length=2000, required=False)

    def __init__(
        self, *args: Any, levels: Iterable[int], must_answer: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(level), str(level)) for level in levels]
        self.fields["level"].choices = [*choices, (UNSURE, UNSURE)]  # type: ignore[attr-defined]
        self.must_answer = must_answer

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        said_something = cleaned.get("confidence") or cleaned.get("evidence")
        if (self.must_answer or said_something) and cleaned.get("level") == "":
            self.add_error("level", _("Choisissez un niveau, ou « Je ne sais pas »."))
        return cleaned

    def answer(self, competency: int) -> Answer | None:
        """Return what was said, or nothing if nothing was; call once the form is valid."""
        said = self.cleaned_data
        if not said["level"]:
            return None
        level = None if said["level"] == UNSURE else int(said["level"])
        return Answer(competency, level, said["confidence"], said["evidence"])


class TrialForm(forms.Form):
    """A level for each competency of a core, on one page; at least one."""

    def __init__(self, *args: Any, sheets: Sequence[Sheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = sheets
        for sheet in sheets:
            choices = [(str(choice.value), choice.name) for choice in sheet.choices]
            self.fields[sheet.code] = forms.ChoiceField(
                choices=[*choices, (UNSURE, UNSURE)], required=False
            )

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.values()) and not self.errors:
            raise forms.ValidationError(
                _("Répondez à une compétence au moins : le portrait se dessine avec vos réponses.")
            )
        return self.cleaned_data

    @property
    def levels(self) -> dict[int, int | None]:
        """What was answered, by competency; what was left out is left out."""
        said = {sheet.competency: self.cleaned_data[sheet.code] for sheet in self.sheets}
        return {
            key: None if level == UNSURE else int(level) for key, level in said.items() if level
        }

    def questions(self) -> list[tuple[Sheet, forms.BoundField]]:
        return [(sheet, self[sheet.code]) for sheet in self.sheets]


class ConsensusForm(forms.Form):
    level = forms.ChoiceField(required=False)
    on = forms.DateField(
        label=_("Date de l’entente"), widget=forms.DateInput(attrs={"type": "date"})
    )
    confidence = forms.TypedChoiceField(
        choices=Confidence, coerce=int, empty_value=None, required=False
    )
    reasons = forms.CharField(
        label=_("Ce qui nous le fait dire"),
        help_text=_("Un fait, un exemple, une trace. Sans nommer personne."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    dissent = forms.CharField(
        label=_("Avis différents"),
        help_text=_("Une entente n’efface pas les désaccords : écrivez-les, sans nommer personne."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, levels: Iterable[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(level), str(level)) for level in levels]
        self.fields["level"].choices = [*choices, (UNSURE, UNSURE)]  # type: ignore[attr-defined]
        self.fields["on"].initial = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        self.today = today

    def clean_level(self) -> str:
        level: str = self.cleaned_data["level"]
        if not level:
            raise forms.ValidationError(_("Choisissez un niveau, ou « Nous ne savons pas »."))
        return level

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("Cette date n’est pas encore passée."))
        return day

    def consensus(self) -> Consensus:
        said = self.cleaned_data
        return Consensus(
            on=said["on"],
            level=None if said["level"] == UNSURE else int(said["level"]),
            confidence=said["confidence"],
            reasons=said["reasons"],
            dissent=said["dissent"],
        )


class PeriodForm(forms.Form):
    """Two days between which to look."""

    du = forms.DateField(label=_("Du"), widget=forms.DateInput(attrs={"type": "date"}))
    au = forms.DateField(label=_("Au"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("du") and cleaned.get("au") and cleaned["du"] > cleaned["au"]:
            raise forms.ValidationError(_("Le premier jour vient après le dernier."))
        return cleaned
