"""What a team writes to say it is willing to share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.operations import Willing
from impact.knowledge.competencies.models import Competency


class CompetencyChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Competency) -> str:
        return f"{obj.code}. {obj.title}"


class SharingForm(forms.Form):
    competency = CompetencyChoice(
        label=_("Compétence"),
        queryset=Competency.objects.none(),
        empty_label=_("Choisissez une compétence"),
        to_field_name="code",
    )
    words = forms.CharField(
        label=_("Ce que nous pouvons partager, dans nos mots"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Une expérience, une visite, un outil, une erreur qui a servi. Ne nommez personne "
            "qui n’a pas dit oui."
        ),
    )
    contact = forms.CharField(
        label=_("Comment nous joindre"),
        max_length=200,
        help_text=_("L’adresse ou le téléphone de la démarche, plutôt que ceux d’une personne."),
    )
    authority = forms.BooleanField(
        label=_("Nos instances ont dit oui à ce partage"),
        help_text=_(
            "Votre démarche se passe sur le territoire d’une Première Nation ou d’une communauté "
            "inuite\u00a0: rien n’en est montré sans cette décision."
        ),
        error_messages={
            "required": _("Sans l’accord de vos instances, le partage n’est pas possible.")
        },
    )

    def __init__(self, *args: Any, competencies: Any, needs_authority: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["competency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = competencies
        if not needs_authority:
            del self.fields["authority"]

    def willing(self) -> Willing:
        said = self.cleaned_data
        return Willing(
            words=said["words"],
            contact=said["contact"],
            has_authority=said.get("authority", False),
        )
