"""Where an initiative stands, and since when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models import StageSpan
from impact.web.communities.forms.fields import DayField, StageField


class PastDayForm(forms.Form):
    """A form about something that happened on a day, today unless told otherwise."""

    on = DayField(label=_("À quelle date?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        _stay_near(self, today)


class StartForm(PastDayForm):
    stage = StageField(label=_("Quelle étape commencez-vous?"))
    field_order = ("stage", "on")

    def __init__(self, *args: Any, active: list[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Depuis quand?")
        stage = self.fields["stage"]
        assert isinstance(stage, StageField)  # noqa: S101
        stage.queryset = Stage.objects.in_force().exclude(pk__in=[each.pk for each in active])


class EndForm(PastDayForm):
    def __init__(self, *args: Any, span: StageSpan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._span = span
        self.fields["on"].label = _("Quand cette étape s’est-elle terminée?")
        self.fields["on"].widget.attrs["min"] = span.started_on.isoformat()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self._span.started_on:
            raise forms.ValidationError(_("Une étape ne peut pas finir avant d’avoir commencé."))
        return on


class MoveForm(PastDayForm):
    to = StageField(label=_("Quelle étape devient la principale?"))
    lesson = forms.CharField(
        label=_("Si vous revenez à une étape antérieure : qu’avez-vous appris?"),
        help_text=_(
            "Revenir est normal. Ces quelques mots restent dans l’histoire de la démarche, "
            "pour vous et pour la relève."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    #: The main stage this person was reading when she chose another.
    seen = forms.ModelChoiceField(
        queryset=Stage.objects.all(), required=False, widget=forms.HiddenInput
    )
    field_order = ("to", "lesson", "on")

    def __init__(self, *args: Any, main: Stage | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = main
        to = self.fields["to"]
        assert isinstance(to, StageField)  # noqa: S101
        to.queryset = Stage.objects.in_force().exclude(pk__in=[main.pk] if main else [])


class CorrectForm(forms.Form):
    started_on = DayField(label=_("Commencée le"))
    ended_on = DayField(label=_("Terminée le"))

    def __init__(self, *args: Any, span: StageSpan, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _stay_near(self, today)
        self.fields["started_on"].initial = span.started_on
        self.fields["ended_on"].initial = span.ended_on
        if span.is_active:
            del self.fields["ended_on"]

    def clean_ended_on(self) -> date:
        started_on, ended_on = self.cleaned_data.get("started_on"), self.cleaned_data["ended_on"]
        if started_on and ended_on < started_on:
            raise forms.ValidationError(_("Une étape ne peut pas finir avant d’avoir commencé."))
        return ended_on


def _stay_near(form: forms.Form, today: date) -> None:
    for field in form.fields.values():
        if isinstance(field, DayField):
            field.stay_near(today)
