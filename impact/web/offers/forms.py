"""Looking for offers, and handing over a table of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.models import Offer
from impact.journeys.offers.queries import Search
from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import COUNTIES, Kind, Territory

#: The heaviest table that is read, in bytes.
HEAVIEST = 2_000_000


class SearchForm(forms.Form):
    """What a visitor may ask; a wrong value is no filter at all."""

    texte = forms.CharField(label=_("Mots"), required=False, max_length=80)
    sorte = forms.ChoiceField(label=_("Sorte"), required=False)
    competence = forms.ChoiceField(label=_("Compétence"), required=False)
    etape = forms.ChoiceField(label=_("Étape"), required=False)
    role = forms.ChoiceField(label=_("Rôle"), required=False)
    territoire = forms.ChoiceField(label=_("Territoire"), required=False)
    langue = forms.ChoiceField(label=_("Langue"), required=False)
    cout = forms.IntegerField(label=_("Coût, au plus ($)"), required=False, min_value=0)
    en_ligne = forms.BooleanField(label=_("En ligne seulement"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        competencies = Competency.objects.filter(version=Version.objects.current())
        places = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
        self._offer("sorte", Offer.Kind.choices)
        self._offer(
            "competence",
            [
                (code, f"{code}. {title}")
                for code, title in competencies.values_list("code", "title")
            ],
        )
        self._offer("etape", list(Stage.objects.values_list("code", "name")))
        self._offer("role", list(Role.objects.values_list("code", "name")))
        self._offer("territoire", list(places.order_by("name").values_list("slug", "name")))
        self._offer("langue", [("fr", _("Français")), ("en", _("Anglais"))])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Toutes et tous")), *choices]

    def search(self) -> Search:
        self.is_valid()
        said = self.cleaned_data
        place = said.get("territoire")
        return Search(
            kind=said.get("sorte", ""),
            competency=said.get("competence", ""),
            role=said.get("role", ""),
            stage=said.get("etape", ""),
            territory=Territory.objects.filter(slug=place).first() if place else None,
            language=said.get("langue", ""),
            is_online=said.get("en_ligne", False),
            most=said.get("cout"),
            words=said.get("texte", ""),
        )


class TableForm(forms.Form):
    file = forms.FileField(label=_("Le tableau (CSV)"), widget=forms.FileInput({"accept": ".csv"}))

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > HEAVIEST:
            raise forms.ValidationError(
                _("Ce fichier dépasse deux mégaoctets. Coupez-le en plusieurs tableaux.")
            )
        data: bytes = file.read()
        return data
