"""Looking for a resource: what a visitor may ask, in a form that is an address too."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization import wording as cycle_words
from impact.knowledge.mobilization.models import Stage
from impact.knowledge.territories.models import Kind, Territory
from impact.presence.library.models import Resource
from impact.presence.library.queries import Search

Choices = list[tuple[str, Any]]

LEVELS: Choices = [(str(level), level) for level in range(1, 5)]
DURATIONS: Choices = [
    ("15", _("un quart d’heure")),
    ("60", _("une heure")),
    ("240", _("une demi-journée")),
    ("480", _("une journée")),
]
ORDERS: Choices = [
    ("titre", _("par titre")),
    ("recentes", _("les plus récentes d’abord")),
    ("nouvelles", _("les dernières arrivées d’abord")),
    ("courtes", _("les plus courtes d’abord")),
]


def _told(choices: Choices) -> Choices:
    """Leave out what means that nothing is known."""
    return [(code, label) for code, label in choices if code]


class SearchForm(forms.Form):
    """What a visitor may ask; a wrong value is no filter at all."""

    texte = forms.CharField(label=_("Mots"), required=False, max_length=80)
    sorte = forms.ChoiceField(label=_("Sorte"), required=False)
    domaine = forms.ChoiceField(label=_("Rayon"), required=False)
    competence = forms.ChoiceField(label=_("Compétence"), required=False)
    niveau = forms.ChoiceField(label=_("Niveau à atteindre"), required=False)
    etape = forms.ChoiceField(label=_("Étape"), required=False)
    role = forms.ChoiceField(label=_("Rôle"), required=False)
    region = forms.ChoiceField(label=_("Région"), required=False)
    langue = forms.ChoiceField(label=_("Langue"), required=False)
    format = forms.ChoiceField(label=_("Format"), required=False)
    duree = forms.ChoiceField(label=_("Durée, au plus"), required=False)
    libre = forms.BooleanField(label=_("Licence ouverte seulement"), required=False)
    tri = forms.ChoiceField(label=_("Ordre"), required=False, choices=ORDERS)

    def __init__(self, *args: Any, stages: Iterable[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = Territory.objects.in_force().filter(kind=Kind.REGION).order_by("folded_name")
        domains, competencies = self._read_framework()
        offered: dict[str, Choices] = {
            "sorte": list(Resource.Type.choices),
            "domaine": domains,
            "competence": competencies,
            "niveau": LEVELS,
            "etape": [(one.code, one.name) for one in stages],
            "role": list(cycle_words.roles().items()),
            "region": list(regions.values_list("code", "name")),
            "langue": list(Resource.Language.choices),
            "format": _told(Resource.Format.choices),
            "duree": DURATIONS,
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Toutes et tous")), *choices]

    def _read_framework(self) -> tuple[Choices, Choices]:
        """Return the domains and the competencies in force."""
        rows = Competency.objects.current().in_force().select_related("domain")
        held = list(rows.order_by("domain__position", "position", "code"))
        domains = {one.domain.code: one.domain.title for one in held}
        return list(domains.items()), [(one.code, f"{one.code}. {one.title}") for one in held]

    @property
    def is_asked(self) -> bool:
        """Say whether anything narrows the list, or puts it in order."""
        return any(value for value in self._said().values())

    def chosen(self) -> list[tuple[str, str, str]]:
        """Return the name, the label and the words of what narrows the list."""
        told = []
        for name, value in self._said().items():
            field = self.fields[name]
            if value and name not in ("texte", "sorte", "tri"):
                choices = dict(getattr(field, "choices", [])) or {True: _("oui")}
                told.append((name, str(field.label), str(choices[value])))
        return told

    def narrowing(self) -> list[forms.BoundField]:
        """Return the fields that narrow, those with their own place on the page left out."""
        return [field for field in self if field.name not in ("texte", "libre", "tri", "domaine")]

    def _said(self) -> dict[str, Any]:
        self.is_valid()
        return getattr(self, "cleaned_data", {})

    def search(self) -> Search:
        said = self._said()
        level, minutes = said.get("niveau"), said.get("duree")
        return Search(
            words=said.get("texte", ""),
            type=said.get("sorte", ""),
            domain=said.get("domaine", ""),
            competency=said.get("competence", ""),
            level=int(level) if level else None,
            role=said.get("role", ""),
            stage=said.get("etape", ""),
            region=said.get("region", ""),
            language=said.get("langue", ""),
            is_free=said.get("libre", False),
            format=said.get("format", ""),
            minutes=int(minutes) if minutes else None,
            order=said.get("tri", ""),
        )
