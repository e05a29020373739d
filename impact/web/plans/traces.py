"""The entries of the logbook an action may be tied to, as boxes to tick."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.journeys.empowerment.models import LogEntry
from impact.journeys.plans.models import Action
from impact.presence.communities.models import Initiative
from impact.web.choices import SeveralRows
from impact.web.templatetags.dates import spell_day

#: How many recent entries are offered, besides those tied already.
RECENT = 30


class EntryChoice(SeveralRows):
    def label_from_instance(self, obj: LogEntry) -> str:
        told = {"day": spell_day(obj.happened_on), "title": obj.title}
        return _("%(title)s (%(day)s)") % told


class TracesForm(forms.Form):
    entries = EntryChoice(
        label=gettext_lazy("Entrées du journal de bord"),
        queryset=LogEntry.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, action: Action, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = LogEntry.objects.kept().filter(initiative=initiative)
        tied = set(kept.filter(actions=action).values_list("pk", flat=True))
        recent = set(kept.values_list("pk", flat=True)[:RECENT])
        field = self.fields["entries"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = kept.filter(pk__in=tied | recent)
        self.shown = list(field.queryset)
        self.initial = {"entries": tied}
