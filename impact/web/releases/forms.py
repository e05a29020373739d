"""What people write to let something out: to whom, the texts reread, the decision, an address."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Initiative
from impact.presence.releases.documents import Passage
from impact.presence.releases.models import Release
from impact.presence.releases.operations import Outline
from impact.web.releases.offerings import Choices
from impact.web.widgets import DayInput


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AudienceForm(forms.Form):
    """To whom, until when, in what words; and what the content lets the team choose."""

    audience = forms.ChoiceField(
        label=_("À qui"), choices=Release.Audience, widget=forms.RadioSelect()
    )
    audience_name = forms.CharField(
        label=_("Nom de l’organisme"),
        max_length=160,
        required=False,
        help_text=_("Si vous avez choisi un organisme. Chaque destinataire aura son adresse."),
    )
    territory = forms.ModelChoiceField(
        label=_("Région"),
        queryset=Territory.objects.none(),
        required=False,
        empty_label=_("Choisissez une région"),
        help_text=_("Si vous avez choisi une région."),
    )
    until = forms.DateField(
        label=_("Jusqu’au"),
        required=False,
        widget=DayInput(),
        help_text=_("Ce jour-là compris. Laissé vide, le partage dure jusqu’à ce qu’on le retire."),
    )
    title = forms.CharField(label=_("Titre"), max_length=160)
    words = forms.CharField(
        label=_("Le mot de la communauté"),
        max_length=2000,
        required=False,
        widget=_long(5),
        help_text=_("Pourquoi vous partagez ceci, comment le lire. C’est ce qui se lit d’abord."),
    )

    def __init__(self, *args: Any, kind: str, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = Territory.objects.in_force().regions()
        lived_in = initiative.territories.filter(is_fictional=True).exists()
        chosen = regions if lived_in else regions.official()
        self.fields["territory"].queryset = chosen  # type: ignore[attr-defined]
        if kind == Release.Kind.APPRAISAL:
            self.fields["with_dissent"] = forms.BooleanField(
                label=_("Dire aussi les dissidences, telles que l’équipe les a écrites"),
                required=False,
            )
        if kind == Release.Kind.LOGBOOK:
            self.fields["since"] = forms.DateField(
                label=_("Entrées depuis le"), required=False, widget=DayInput()
            )
            self.fields["up_to"] = forms.DateField(
                label=_("Entrées jusqu’au"), required=False, widget=DayInput()
            )

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Ce jour est passé. Choisissez-en un à venir, ou aucun."))
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        audience = told.get("audience")
        if audience == Release.Audience.ORGANIZATION and not told.get("audience_name"):
            self.add_error("audience_name", _("Nommez l’organisme à qui vous partagez."))
        if audience == Release.Audience.REGION and not told.get("territory"):
            self.add_error("territory", _("Choisissez la région à qui vous partagez."))
        if told.get("since") and told.get("up_to") and told["since"] > told["up_to"]:
            self.add_error("up_to", _("La fin vient avant le début. Inversez les deux jours."))
        return told

    def outline(self, kind: str) -> Outline:
        names = ("audience", "title", "audience_name", "territory", "words", "until")
        return Outline(kind=kind, **{name: self.cleaned_data[name] for name in names})

    def choices(self) -> Choices:
        told = self.cleaned_data
        return Choices(
            audience=told["audience"],
            with_dissent=bool(told.get("with_dissent")),
            since=told.get("since"),
            up_to=told.get("up_to"),
        )


class RereadForm(forms.Form):
    """Every text the team wrote, to be read again before it leaves; emptied, it stays home."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    words = forms.CharField(
        label=_("Le mot de la communauté"), max_length=2000, required=False, widget=_long(4)
    )

    def __init__(self, *args: Any, passages: Sequence[Passage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for passage in passages:
            rows = min(8, 2 + len(passage.text) // 80)
            self.fields[f"texte-{passage.key}"] = forms.CharField(
                label=passage.place,
                initial=passage.text,
                max_length=6000,
                required=False,
                widget=_long(rows),
            )

    def texts(self) -> dict[str, str]:
        return {
            name.removeprefix("texte-"): told
            for name, told in self.cleaned_data.items()
            if name.startswith("texte-")
        }


class DecisionForm(forms.Form):
    decided_on = forms.DateField(label=_("Décidé le"), widget=DayInput())
    present = forms.CharField(
        label=_("Qui était là"),
        max_length=2000,
        widget=_long(),
        help_text=_("Des noms, ou seulement des rôles. Cela reste dans l’équipe."),
    )
    dissent = forms.CharField(
        label=_("Qui voyait les choses autrement, et pourquoi"),
        required=False,
        max_length=2000,
        widget=_long(),
        help_text=_("Cela aussi reste dans l’équipe."),
    )

    def __init__(
        self, *args: Any, names: Sequence[str], has_authority: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if has_authority:
            self.fields["authority"] = forms.CharField(
                label=_("Qui a donné l’accord de la Première Nation ou de la communauté inuite"),
                max_length=300,
                help_text=_("Sans cet accord, rien d’elle n’entre dans ce qu’une région lit."),
            )
        if names:
            self.fields["named"] = forms.BooleanField(
                label=_("Les personnes nommées sont d’accord pour l’être, ou ce n’est pas d’elles "
                        "qu’il s’agit"),
            )  # fmt: skip

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Ce jour n’est pas encore venu. Notez-le après."))
        return day


class RecipientForm(forms.Form):
    name = forms.CharField(
        label=_("Nom ou fonction"),
        max_length=120,
        help_text=_("Par exemple\u00a0: «\u00a0Direction des programmes\u00a0»."),
    )
    email = forms.EmailField(
        label=_("Adresse de courriel"),
        required=False,
        help_text=_(
            "Si vous voulez que nous lui envoyions son adresse. Oubliée à la fin du partage."
        ),
    )


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi"),
        required=False,
        max_length=1000,
        widget=_long(),
        help_text=_("Pour votre mémoire. Qui recevait ne le lira pas."),
    )
