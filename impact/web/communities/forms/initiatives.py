"""The sheet of an initiative, to begin one or to tell it anew."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models import Initiative
from impact.presence.communities.operations import Outline
from impact.presence.communities.themes import theme_names
from impact.web.communities.forms.fields import (
    RolesField,
    StageField,
    StagesField,
    TerritoriesField,
)


class SheetForm(forms.Form):
    """What people tell of their initiative."""

    name = forms.CharField(
        label=_("Nom de la démarche"),
        max_length=120,
        help_text=_("Celui que vous utilisez entre vous. Vous pourrez le changer."),
    )
    about = forms.CharField(
        label=_("De quoi s’agit-il, dans vos mots?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ce qui vous réunit, ce que vous voulez voir changer. Quelques phrases."),
    )
    territories = TerritoriesField(
        label=_("Où cela se passe-t-il?"),
        help_text=_("Une ou plusieurs MRC, ou toute une région. Ouvrez votre région."),
        error_messages={"required": _("Cochez au moins un territoire : ouvrez votre région.")},
    )
    themes = forms.MultipleChoiceField(
        label=_("Sur quoi travaillez-vous?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Pour que des démarches qui vous ressemblent vous trouvent, si vous partagez."),
    )
    language = forms.ChoiceField(
        label=_("Langue de travail"),
        choices=Initiative.Language.choices,
        initial=Initiative.Language.FRENCH,
    )

    def __init__(self, *args: Any, initiative: Initiative | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        territories = self.fields["territories"]
        assert isinstance(territories, TerritoriesField)  # noqa: S101
        territories.offer(initiative)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.MultipleChoiceField)  # noqa: S101
        themes.choices = list(theme_names().items())

    def clean_about(self) -> str:
        # Browsers send line ends their own way.
        about: str = self.cleaned_data["about"]
        return about.replace("\r\n", "\n")

    @property
    def outline(self) -> Outline:
        told = self.cleaned_data
        return Outline(
            name=told["name"],
            about=told["about"],
            language=told["language"],
            territories=list(told["territories"]),
            themes=list(told["themes"]),
        )


class EditForm(SheetForm):
    """The sheet to tell anew; each control also carries what it held when it was shown.

    That way, what two people who edit at once changed can be told apart: see `conflicts`.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, initiative=initiative, **kwargs)
        for name in SheetForm.base_fields:
            self.fields[name].show_hidden_initial = True


class BeginForm(SheetForm):
    main = StageField(
        label=_("À quelle étape en êtes-vous surtout?"),
        help_text=_(
            "Celle qui vous occupe le plus en ce moment. Les étapes ne forment pas une échelle"
            " : on peut en mener plusieurs et revenir à une autre."
        ),
        error_messages={"required": _("Choisissez l’étape qui vous occupe le plus.")},
    )
    others = StagesField(
        label=_("Travaillez-vous aussi à d’autres étapes en ce moment?"),
        required=False,
        help_text=_("La principale compte déjà; la cocher ici aussi ne change rien."),
    )
    roles = RolesField(
        label=_("Quel est votre rôle, ou vos rôles?"),
        required=False,
        help_text=_("Vous pourrez les changer. Les autres diront les leurs en arrivant."),
    )

    @property
    def stages(self) -> list[Stage]:
        main: Stage = self.cleaned_data["main"]
        return [main, *(stage for stage in self.cleaned_data["others"] if stage != main)]
