"""What people send from a workshop: a vote, a preparation, counts from paper, an agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import Frame
from impact.journeys.plans.wants import competencies_wanted
from impact.journeys.workshops.models import Workshop
from impact.journeys.workshops.operations import Accord, Outline, Said
from impact.journeys.workshops.policies import may_prepare
from impact.journeys.workshops.queries import Asked
from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.queries import core_of
from impact.knowledge.mobilization.models import Role
from impact.lib.confidence import Confidence
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.web.choices import SeveralRows
from impact.web.widgets import read_once

#: What « je ne sais pas » is called in a form.
UNSURE = "nsp"


class VoteForm(forms.Form):
    """One answer from a phone: a level or « ne sais pas », and how sure."""

    niveau = forms.RegexField(rf"^([0-9]{{1,2}}|{UNSURE})$")
    certitude = forms.TypedChoiceField(
        choices=Confidence, coerce=int, empty_value=None, required=False
    )

    @property
    def said(self) -> Said:
        level = self.cleaned_data["niveau"]
        return Said(None if level == UNSURE else int(level), self.cleaned_data["certitude"])

    @staticmethod
    def spell(level: int | None) -> str:
        return UNSURE if level is None else str(level)


#: How long a group takes for one question, and to come in and go, in minutes.
A_QUESTION, COMING_AND_GOING = 5, 15


class _Person(forms.ModelChoiceField):
    def label_from_instance(self, obj: User) -> str:
        return obj.name


class _Team(SeveralRows):
    def label_from_instance(self, obj: Initiative) -> str:
        return obj.name


class _Named(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return getattr(obj, "title", "") or obj.name


class PreparationForm(forms.Form):
    """What a workshop will look at, with whom, led by whom, for how long."""

    title = forms.CharField(label=_("Titre"), max_length=120)
    subject = forms.ChoiceField(
        label=_("Ce qu’on regarde ensemble"),
        choices=Workshop.Subject.choices,
        widget=forms.RadioSelect,
        initial=Workshop.Subject.COMPETENCIES,
    )
    competencies = forms.MultipleChoiceField(
        label=_("Les compétences"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Celles qu’on attend de vous maintenant viennent d’abord. Huit, c’est beaucoup."
        ),
    )
    role = _Named(
        label=_("Ou le noyau d’un rôle"),
        queryset=Role.objects.all(),
        required=False,
        empty_label=_("Aucun noyau de plus"),
    )
    frame = _Named(
        label=_("Le cadre, pour le pouvoir d’agir"),
        queryset=Frame.objects.none(),
        required=False,
        empty_label=None,
    )
    teams = _Team(
        label=_("Avec d’autres équipes"),
        queryset=Initiative.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elles répondent dans la même salle; chacune convient de ses niveaux."),
    )
    facilitator = _Person(label=_("Qui anime"), queryset=User.objects.none(), empty_label=None)
    minutes = forms.IntegerField(
        label=_("Durée prévue, en minutes"),
        required=False,
        min_value=10,
        max_value=600,
        help_text=_(
            "Laissez vide\u00a0: cinq minutes par question, et quinze pour arriver et finir."
        ),
    )

    def __init__(self, *args: Any, host: Initiative, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.host = host
        wanted = competencies_wanted(host, version=Version.objects.current())
        self.fields["competencies"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{one.code}. {one.title}") for one in wanted
        ]
        members = host.memberships.current().values("person")
        self._offer("facilitator", User.objects.filter(pk__in=members).order_by("display_name"))
        read_once(self.fields["facilitator"])
        frames = Frame.objects.offered_to(host).filter(components__items__isnull=False)
        self._offer("frame", frames.distinct())
        read_once(self.fields["frame"])
        others = Initiative.objects.visible_to(by).active().exclude(pk=host.pk)
        allowed = [one.pk for one in others if may_prepare(by, one)]
        self._offer("teams", Initiative.objects.filter(pk__in=allowed))
        if not allowed:
            del self.fields["teams"]

    @staticmethod
    def ticked(code: str) -> list[str]:
        """Return the boxes to tick to begin with, for the competency an address names."""
        if not code:
            return []
        named = Competency.objects.in_force().current().filter(code=code)
        return [str(pk) for pk in named.values_list("pk", flat=True)]

    def _offer(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("subject") == Workshop.Subject.EMPOWERMENT:
            if not said.get("frame"):
                self.add_error("frame", _("Choisissez un cadre."))
        elif not said.get("competencies") and not said.get("role"):
            self.add_error("competencies", _("Choisissez au moins une compétence, ou un noyau."))
        return said

    def outline(self) -> Outline:
        """Return what was asked for; call once the form is valid."""
        said = self.cleaned_data
        chosen = [int(one) for one in said["competencies"]]
        if said["role"]:
            core = core_of(version=Version.objects.current(), role=said["role"])
            chosen += [one.pk for one in core if one.pk not in chosen]
        frame = said["frame"] if said["subject"] == Workshop.Subject.EMPOWERMENT else None
        count = frame.components.filter(items__isnull=False).count() if frame else len(chosen)
        return Outline(
            title=said["title"],
            minutes=said["minutes"] or COMING_AND_GOING + A_QUESTION * count,
            facilitator=said["facilitator"],
            subject=said["subject"],
            teams=list(said.get("teams") or ()),
            competencies=chosen,
            frame=frame,
        )


class AccordForm(forms.Form):
    """What a team agreed on; nothing is compulsory but the level, or « nous ne savons pas »."""

    #: When the agreement she read was noted; nothing when there was none.
    seen = forms.DateTimeField(required=False)
    level = forms.ChoiceField(
        label=_("Le niveau dont vous convenez"),
        error_messages={
            "required": _("Choisissez un niveau, ou «\u00a0Nous ne savons pas\u00a0».")
        },
    )
    confidence = forms.TypedChoiceField(
        choices=Confidence, coerce=int, empty_value=None, required=False
    )
    reasons = forms.CharField(
        label=_("Pourquoi"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    dissent = forms.CharField(
        label=_("Qui voit les choses autrement"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("En mots, sans nom : ce texte paraît à l’écran de la salle."),
    )
    evidence = forms.CharField(
        label=_("Exemples ou traces"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(choice.key, choice.name) for choice in asked.choices]
        self.fields["level"].choices = [*levels, (UNSURE, UNSURE)]  # type: ignore[attr-defined]

    def accord(self) -> Accord:
        said = self.cleaned_data
        level = None if said["level"] == UNSURE else int(said["level"])
        return Accord(level, said["confidence"], said["reasons"], said["dissent"], said["evidence"])


class CountsForm(forms.Form):
    """How many voting sheets for each level, as counted on a table."""

    def __init__(
        self, *args: Any, asked: Asked, counts: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = self._told_before(counts)
        super().__init__(*args, **kwargs)
        for choice in asked.choices:
            self.fields[f"level_{choice.value}"] = _count(f"{choice.value}. {choice.name}")
        self.fields["unknown"] = _count(_("Ne sais pas"))
        self.fields["people"] = forms.IntegerField(
            label=_("Feuilles en tout"),
            min_value=0,
            max_value=1000,
            help_text=_("Comptez-les d’abord\u00a0: le total doit tomber juste."),
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        counted = sum(said.get(name) or 0 for name in said if name != "people")
        if "people" in said and not self.errors and counted != said["people"]:
            raise forms.ValidationError(
                _(
                    "Vous avez compté %(counted)d réponses pour %(people)d feuilles. "
                    "Recomptez la pile, ou corrigez un nombre."
                ),
                params={"counted": counted, "people": said["people"]},
            )
        return said

    @staticmethod
    def _told_before(counts: dict[str, Any] | None) -> dict[str, int]:
        """Return what was counted before, so that a correction corrects one number only."""
        people = counts["unknown"] + sum(counts["levels"].values()) if counts else 0
        if not counts or not people:
            return {}
        told = {f"level_{value}": count for value, count in counts["levels"].items()}
        return told | {"unknown": counts["unknown"], "people": people}

    def levels(self, values: Sequence[int]) -> dict[int, int]:
        return {value: self.cleaned_data[f"level_{value}"] or 0 for value in values}


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=1000)
