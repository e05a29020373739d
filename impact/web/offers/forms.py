"""Looking for offers, and handing over a table of them."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.models import Offer
from impact.journeys.offers.operations import Told
from impact.journeys.offers.queries import Search
from impact.knowledge.competencies.models import Competency, Level, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import COUNTIES, Kind, Territory

#: The heaviest table that is read, in bytes.
HEAVIEST = 4_000_000


class SearchForm(forms.Form):
    """What a visitor may ask; a wrong value is no filter at all."""

    texte = forms.CharField(label=_("Mots"), required=False, max_length=80)
    sorte = forms.ChoiceField(label=_("Sorte"), required=False)
    competence = forms.ChoiceField(label=_("Compétence"), required=False)
    etape = forms.ChoiceField(label=_("Étape"), required=False)
    role = forms.ChoiceField(label=_("Rôle"), required=False)
    territoire = forms.ChoiceField(label=_("Territoire"), required=False)
    langue = forms.ChoiceField(label=_("Langue"), required=False)
    cout = forms.IntegerField(
        label=_("Coût, au plus ($)"), required=False, min_value=0, max_value=1_000_000
    )
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

    @property
    def is_asked(self) -> bool:
        """Say whether anything narrows the list."""
        self.is_valid()
        return any(value not in ("", None, False) for value in self._said().values())

    def _said(self) -> dict[str, Any]:
        return getattr(self, "cleaned_data", {})

    def search(self) -> Search:
        self.is_valid()
        said = self._said()
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
                _("Ce fichier dépasse quatre mégaoctets. Coupez-le en plusieurs tableaux.")
            )
        data: bytes = file.read()
        return data


class AimForm(forms.Form):
    """One competency an offer works on, from a level to another; left empty, it is nothing."""

    competency = forms.ChoiceField(label=_("Compétence"), required=False)
    from_level = forms.TypedChoiceField(label=_("Du niveau"), coerce=int, initial=0)
    to_level = forms.TypedChoiceField(label=_("Au niveau"), coerce=int, initial=1)

    def __init__(self, *args: Any, competencies: Any, levels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            ("", _("Aucune")),
            *((c, f"{c}. {one.title}") for c, one in competencies.items()),
        ]
        self._offer("competency", offered)
        self._offer("from_level", levels[:-1])
        self._offer("to_level", [level for level in levels if level[0]])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        start, end = said.get("from_level"), said.get("to_level")
        if said.get("competency") and start is not None and end is not None and end <= start:
            self.add_error("to_level", _("Le niveau visé doit dépasser celui du départ."))
        return said


class _Aims(BaseFormSet):
    @cached_property
    def _known(self) -> dict[str, Any]:
        competencies = Competency.objects.in_force().current().select_related("version")
        scales = {one.version.scale_id for one in competencies}
        levels = Level.objects.filter(scale__in=scales).values_list("value", "name")
        return {
            "competencies": {one.code: one for one in competencies},
            "levels": [(value, f"{value}. {name}") for value, name in levels],
        }

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        # A line left as it stood is still said: Django would take it for an empty one.
        return {**super().get_form_kwargs(index), **self._known, "empty_permitted": False}

    def clean(self) -> None:
        if any(self.errors):
            return
        named = [competency.code for competency, _start, _end in self.aims()]
        if not named:
            raise forms.ValidationError(_("Nommez au moins une compétence."))
        if len(set(named)) < len(named):
            raise forms.ValidationError(_("Une compétence est là deux fois\u00a0: gardez-en une."))

    def aims(self) -> list[tuple[Competency, int, int]]:
        """Return what was said, the empty lines left out."""
        said = [form.cleaned_data for form in self.forms]
        return [
            (self._known["competencies"][one["competency"]], one["from_level"], one["to_level"])
            for one in said
            if one.get("competency")
        ]


AimFormSet = formset_factory(AimForm, formset=_Aims, extra=3, max_num=20)


def starting_aims(offer: Offer) -> list[dict[str, Any]]:
    """Return what the lines of an offer's form start from."""
    aims = offer.aims.values_list("competency__code", "from_level", "to_level")
    return [{"competency": code, "from_level": start, "to_level": end} for code, start, end in aims]


class OfferForm(forms.ModelForm):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    url = forms.URLField(
        label=_("Adresse web"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Offer
        fields = [
            *("kind", "title", "provider", "summary", "url", "contact", "stages", "roles"),
            *("is_online", "territories", "language", "hours", "cost", "cost_basis"),
            *("capacity", "is_full", "starts_on", "ends_on", "evidence", "is_fictional"),
        ]
        labels = {
            "stages": _("Étapes"),
            "roles": _("Rôles"),
            "is_online": _("Se fait en ligne"),
            "is_full": _("Il ne reste plus de place"),
            "is_fictional": _("C’est un exemple inventé"),
        }
        help_texts = {
            "summary": _("Deux ou trois phrases\u00a0: ce qu’on y fait, pour qui."),
            "stages": _("Aucune cochée\u00a0: toutes."),
            "roles": _("Aucun coché\u00a0: tous."),
            "territories": _("Aucun choisi\u00a0: partout. Plusieurs à la fois avec Ctrl ou Cmd."),
            "cost": _("Sans cents; 0 pour gratuit, vide si l’offreur ne le dit pas."),
            "evidence": _("Évaluation, suivi, témoignage\u00a0: la source, si elle existe."),
        }
        widgets = {
            "summary": forms.Textarea({"rows": 4}),
            "evidence": forms.Textarea({"rows": 3}),
            "stages": forms.CheckboxSelectMultiple,
            "roles": forms.CheckboxSelectMultiple,
            "territories": forms.SelectMultiple({"size": 8}),
            "starts_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.fields["territories"]
        assert isinstance(places, forms.ModelMultipleChoiceField)
        places.queryset = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = said.get("starts_on"), said.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("La fin vient avant le début. Corrigez l’une des dates."))
        twins = Offer.objects.exclude(pk=self.instance.pk).exclude(external_key="")
        if twins.filter(
            provider=said.get("provider"), external_key=self.instance.external_key
        ).exists():
            self.add_error(
                "provider", _("Cet offreur a déjà une offre sous la même clé. Gardez l’autre nom.")
            )
        return said


def told_by(form: OfferForm, aims: Any) -> Told:
    """Return what the two forms say together."""
    said = dict(form.cleaned_data)
    said.pop("revision", None)
    ties = {name: list(said.pop(name)) for name in ("stages", "roles", "territories")}
    return Told(fields=said, aims=aims.aims(), **ties)
