"""The controls these forms share: territories by region, stages, roles, a day that has come."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.presence.communities.models import Initiative
from impact.web.choices import SeveralRows
from impact.web.widgets import FoldedChoices

#: Past this many years ago, a day is more likely a slip than a memory.
OLDEST = 30


class DayField(forms.DateField):
    """A day that has come, by the browser's own calendar, which reads and writes ISO days."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)

    def stay_near(self, today: date) -> None:
        """Refuse what is to come, and what is too long ago to be meant."""
        self._today = today
        self.widget.attrs["max"] = today.isoformat()

    def validate(self, value: date | None) -> None:
        super().validate(value)
        today = getattr(self, "_today", None)
        if value is None or today is None:
            return
        if value > today:
            raise forms.ValidationError(
                _(
                    "Cette date est encore à venir. "
                    "Inscrivez la date d’aujourd’hui ou une date passée."
                )
            )
        if value.year < today.year - OLDEST:
            raise forms.ValidationError(
                _("Cette date remonte à plus de %(years)d ans. Vérifiez l’année.")
                % {"years": OLDEST}
            )


class StageField(forms.ModelChoiceField):
    """One stage among those in force, each with what it is for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Stage.objects.in_force(),
            widget=forms.RadioSelect,
            empty_label=None,
            **kwargs,
        )

    def label_from_instance(self, stage: Stage) -> SafeString:
        return format_html(
            '<span class="told-choice"><strong>{}</strong> <span>{}</span></span>',
            stage.name,
            stage.purpose,
        )


class StagesField(SeveralRows):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Stage.objects.in_force(), widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def label_from_instance(self, stage: Stage) -> str:
        return stage.name


class RolesField(SeveralRows):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Role.objects.in_force(), widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def offer(self, played: list[Role]) -> None:
        """Offer the roles in force, and those this member plays already."""
        wanted = Q(retired_on=None) | Q(pk__in=[role.pk for role in played])
        self.queryset = Role.objects.filter(wanted)

    def label_from_instance(self, role: Role) -> str:
        return role.name


class TerritoryChoices(FoldedChoices):
    """A box per territory, the regions folded."""

    search = _("Trouver un territoire par son nom")
    none = _("Aucun territoire de ce nom.")


class _ByRegion(ModelChoiceIterator):
    """Each region by its name, holding itself and its MRC."""

    def __iter__(self) -> Iterator[Any]:
        held: dict[str, list[Any]] = {}
        for territory in sorted(self.queryset, key=_rank):
            group = territory if territory.is_region else territory.parent
            held.setdefault(group.name, []).append(self.choice(territory))
        yield from held.items()


def _rank(territory: Territory) -> tuple[bool, str]:
    """Regions first, in their official order; then the territories they hold, by name."""
    if territory.is_region:
        return (False, territory.code)
    return (True, territory.folded_name)


class TerritoriesField(SeveralRows):
    """The regions and the MRC in force, and whatever the initiative already named."""

    iterator = _ByRegion
    widget = TerritoryChoices

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Territory.objects.none(), **kwargs)

    def offer(self, initiative: Initiative | None = None) -> None:
        wanted = Q(valid_to=None, kind__in=(Kind.REGION, *COUNTIES))
        if initiative is not None:
            wanted |= Q(pk__in=initiative.territories.values("pk"))
        self.queryset = Territory.objects.filter(wanted).select_related("parent")

    def label_from_instance(self, territory: Territory) -> str:
        if territory.is_region:
            return str(_("Toute la région"))
        return territory.name
