"""What a team asks of a composition: limits, what it holds to, what it would rather not."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.journeys.needs.queries.coverage import Row
from impact.journeys.plans.candidates import Wishes
from impact.journeys.plans.responses import find_response
from impact.web.plans.words import KINDS
from impact.web.widgets import DayInput


class WishesForm(forms.Form):
    """Nothing asked is no limit; the names are those of the address, so that a wish is a link."""

    heures = forms.IntegerField(
        label=gettext_lazy("Heures par personne, au plus"),
        required=False,
        min_value=0,
        max_value=2000,
        help_text=gettext_lazy(
            "En moyenne dans l’équipe, d’ici l’horizon. Personne ne se verra proposer, seule, une "
            "route plus longue."
        ),
    )
    budget = forms.IntegerField(
        label=gettext_lazy("Budget, au plus ($)"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy("Pour toute l’équipe. Écrivez 0 pour ne voir que le gratuit."),
    )
    horizon = forms.DateField(
        label=gettext_lazy("Terminé le"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Ce qui finit plus tard n’est pas proposé."),
    )
    combler = forms.MultipleChoiceField(
        label=gettext_lazy("Manques à combler absolument"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sans_sortes = forms.MultipleChoiceField(
        label=gettext_lazy("Sortes de réponses à laisser de côté"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(kind), label) for kind, label in KINDS.items()],
    )
    garder = forms.MultipleChoiceField(
        label=gettext_lazy("Routes à garder absolument"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ecarter = forms.MultipleChoiceField(
        label=gettext_lazy("Routes à écarter"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, rows: Iterable[Row], offers: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        titles = {row.thread.code: row.thread.title for row in rows}
        routes = list(offers.items())
        named = [*self._named("garder"), *self._named("ecarter")]
        routes += [
            (key, told)
            for key in dict.fromkeys(named)
            if key not in offers and (told := _to_set_up(key, titles))
        ]
        holes = [(row.thread.key, f"{row.thread.code}. {row.thread.title}") for row in rows]
        for name, choices in (("combler", holes), ("garder", routes), ("ecarter", routes)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices

    @property
    def limits(self) -> list[forms.BoundField]:
        return [self[name] for name in ("heures", "budget", "horizon")]

    @property
    def likings(self) -> list[forms.BoundField]:
        """What may be held to or set aside, as far as there is anything to choose."""
        names = ("combler", "sans_sortes", "garder", "ecarter")
        return [self[name] for name in names if self.fields[name].choices]  # type: ignore[attr-defined]

    @property
    def has_likings(self) -> bool:
        return any(field.value() or field.errors for field in self.likings)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        both = set(told.get("garder", ())) & set(told.get("ecarter", ()))
        if both:
            self.add_error("ecarter", _("Une même route est à garder et à écarter. Choisissez."))
        return told

    def wishes(self) -> Wishes:
        told = self.cleaned_data
        return Wishes(
            hours=told["heures"],
            budget=told["budget"],
            horizon_on=told["horizon"],
            must=frozenset(told["garder"]),
            must_close=frozenset(told["combler"]),
            without=frozenset(told["ecarter"]),
            without_kinds=frozenset(told["sans_sortes"]),
        )

    def _named(self, name: str) -> list[str]:
        """Return what was sent or proposed for a field, known or not."""
        if self.is_bound:
            return self.data.getlist(name)  # type: ignore[attr-defined]
        return list(self.initial.get(name, ()))


def as_initial(wishes: Wishes) -> dict[str, Any]:
    """Return what the form starts from to ask the same again."""
    return {
        "heures": wishes.hours,
        "budget": wishes.budget,
        "horizon": wishes.horizon_on,
        "combler": sorted(wishes.must_close),
        "sans_sortes": sorted(wishes.without_kinds),
        "garder": sorted(wishes.must),
        "ecarter": sorted(wishes.without),
    }


def _to_set_up(key: str, titles: Mapping[str, str]) -> str:
    """Return the words for a kind of response set up for holes of today; nothing if it is not."""
    name, _at, codes = key.partition("@")
    response = find_response(name.removeprefix("response:"))
    known = [titles[code] for code in codes.split("+") if code in titles]
    if response is None or len(known) != len(codes.split("+")):
        return ""
    return _("%(route)s, pour %(holes)s") % {"route": response.name, "holes": ", ".join(known)}
