"""What a team writes in a brief, how it decides to publish it, and what comes back."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.models import Brief, Offer
from impact.journeys.offers.operations import Decision, Reply, Wording
from impact.journeys.plans.wants import competencies_wanted
from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.presence.communities.models import Initiative
from impact.web.offers.sharing_forms import CompetencyChoice
from impact.web.widgets import DayInput, read_once

#: A decision older than this is more likely a slip than a memory.
OLDEST = timedelta(days=366)


class PlaceChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Territory) -> str:
        return obj.name


class BriefForm(forms.Form):
    competency = CompetencyChoice(
        label=_("Compétence"),
        queryset=Competency.objects.none(),
        empty_label=_("Choisissez une compétence"),
        to_field_name="code",
    )
    from_level = forms.TypedChoiceField(label=_("D’où l’on part"), coerce=int)
    to_level = forms.TypedChoiceField(label=_("Où l’on veut arriver"), coerce=int)
    context = forms.CharField(
        label=_("Ce qui se passe chez nous, et ce que nous cherchons"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Dans vos mots\u00a0: ce que vous vivez, ce que vous avez essayé, ce qui aiderait. "
            "Tout le monde pourra le lire\u00a0: ne nommez ni ne décrivez personne."
        ),
    )
    people = forms.ChoiceField(
        label=_("Pour combien de personnes"),
        choices=Brief.People.choices,
        help_text=_("Jamais un nombre exact\u00a0: personne ne doit être reconnu."),
    )
    territory = PlaceChoice(
        label=_("Où"),
        queryset=Territory.objects.none(),
        empty_label=None,
        help_text=_("La région suffit presque toujours. Précisez la MRC si cela aide."),
    )
    language = forms.ChoiceField(label=_("En quelle langue"), choices=Offer.Language.choices)
    needed_by = forms.DateField(
        label=_("D’ici le"),
        required=False,
        widget=DayInput(),
        help_text=_("Passé ce jour, le cahier ne se montre plus dans la liste."),
    )
    signature = forms.CharField(
        label=_("Qui signe"),
        max_length=120,
        help_text=_(
            "Le nom sous lequel tout le monde vous lira. Celui de la démarche, ou moins précis"
            "\u00a0: «\u00a0Une démarche en alimentation\u00a0»."
        ),
    )
    contact = forms.CharField(
        label=_("Comment vous joindre, en public"),
        required=False,
        max_length=200,
        help_text=_("Laissez vide pour ne recevoir que les réponses du formulaire, ici."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiative: Initiative, version: Version, **kwargs: Any):
        super().__init__(*args, **kwargs)
        competency, territory = self.fields["competency"], self.fields["territory"]
        assert isinstance(competency, forms.ModelChoiceField)
        assert isinstance(territory, forms.ModelChoiceField)
        competency.queryset = competencies_wanted(initiative, version=version)
        territory.queryset = places_of(initiative)
        read_once(territory)
        levels = list(version.scale.levels.all())
        for name, offered in (("from_level", levels[:-1]), ("to_level", levels[1:])):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [(one.value, f"{one.value}. {one.name}") for one in offered]

    def clean_needed_by(self) -> date | None:
        day: date | None = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Ce jour est passé. Choisissez-en un à venir."))
        return day

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        start, aim = said.get("from_level"), said.get("to_level")
        if start is not None and aim is not None and aim <= start:
            told = _("On arrive plus haut que d’où l’on part. Choisissez un niveau plus élevé.")
            self.add_error("to_level", told)
        return said

    def wording(self) -> Wording:
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return Wording(**said)


def places_of(initiative: Initiative) -> Any:
    """Return what a brief may name as its place: the regions of the initiative, then its MRCs."""
    own = initiative.territories.values_list("pk", "parent", "parent__parent")
    around = {pk for lineage in own for pk in lineage if pk}
    found = Territory.objects.filter(pk__in=around, kind__in=[Kind.REGION, *COUNTIES])
    return found.order_by(F("parent").asc(nulls_first=True), "folded_name")


class DecisionForm(forms.Form):
    decided_on = forms.DateField(label=_("Décidé le"), widget=DayInput())
    present = forms.CharField(
        label=_("Qui était là"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Gardé avec la décision, lu par l’équipe seulement."),
    )
    dissent = forms.CharField(
        label=_("Qui a vu la chose autrement, et pourquoi"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("Ce jour n’est pas encore venu. Publiez après."))
        if day < today - OLDEST:
            raise forms.ValidationError(_("Ce jour est bien loin. Vérifiez l’année."))
        return day

    def deed(self) -> dict[str, Any]:
        said = self.cleaned_data
        decision = Decision(said["decided_on"], said["present"], said["dissent"])
        return {"decision": decision, "revision": said["revision"]}


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Où en est ce besoin?"), choices=Brief.Outcome.choices, widget=forms.RadioSelect
    )


class WithdrawalForm(OutcomeForm):
    """All that is left to say of a brief that ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        withdrawn = Brief.Outcome.WITHDRAWN
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        outcome.choices, outcome.initial = [(withdrawn.value, withdrawn.label)], withdrawn


class ReplyForm(forms.Form):
    """What someone of the field answers; `site_perso` is left empty by people, not by machines."""

    organization = forms.CharField(
        label=_("Votre organisme"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    message = forms.CharField(
        label=_("Ce que vous proposez"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Comment, avec qui, quand, à quel coût, même à peu près."),
    )
    contact = forms.CharField(
        label=_("Comment vous joindre"),
        max_length=200,
        help_text=_("Un courriel ou un téléphone\u00a0: l’équipe vous rappellera, pas nous."),
    )
    url = forms.URLField(
        label=_("Une page à lire"), required=False, max_length=500, assume_scheme="https"
    )
    site_perso = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.data.get("site_perso"))

    def reply(self) -> Reply:
        said = self.cleaned_data
        return Reply(said["organization"], said["message"], said["contact"], said["url"])
