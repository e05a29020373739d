"""What a librarian narrows the list by, adds to many, says of a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies import wording as framework_words
from impact.knowledge.mobilization import wording as cycle_words
from impact.presence.library.models import Resource
from impact.presence.library.queries.desk import Narrowing

__all__ = ["AdditionForm", "FileReasonForm", "NarrowForm", "ReasonForm", "UploadForm"]

#: The heaviest file that is read, in bytes.
HEAVIEST = 4_000_000
#: What a resource may lack, as it is chosen.
LACKS = (
    ("competency", _("Aucune compétence")),
    ("stage", _("Aucune étape")),
    ("role", _("Aucun rôle")),
    ("licence", _("Licence non précisée")),
    ("language", _("Langue à préciser")),
    ("summary", _("Aucun résumé")),
    ("creators", _("Aucun auteur")),
    ("year", _("Aucune année")),
    ("format", _("Format non précisé")),
    ("accessibility", _("Accessibilité non vérifiée")),
)
STATES = (("withdrawn", _("Retirées")),)


class NarrowForm(forms.Form):
    """What the list is narrowed to; a wrong value is no filter at all."""

    texte = forms.CharField(label=_("Mots"), required=False, max_length=80)
    manque = forms.ChoiceField(
        label=_("Ce qui manque"), required=False, choices=[("", _("Peu importe")), *LACKS]
    )
    sorte = forms.ChoiceField(
        label=_("Sorte"), required=False, choices=[("", _("Toutes")), *Resource.Type.choices]
    )
    langue = forms.ChoiceField(
        label=_("Langue"), required=False, choices=[("", _("Toutes")), *Resource.Language.choices]
    )
    etat = forms.ChoiceField(
        label=_("État"), required=False, choices=[("", _("Publiées")), *STATES]
    )
    fichier = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        self.is_valid()

    def narrowing(self) -> Narrowing:
        said = getattr(self, "cleaned_data", {})
        return Narrowing(
            words=said.get("texte", ""),
            lack=said.get("manque", ""),
            type=said.get("sorte", ""),
            language=said.get("langue", ""),
            state=said.get("etat", ""),
            brought_in=said.get("fichier") or 0,
        )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Le fichier"),
        widget=forms.FileInput({"accept": ".ris,.bib,.csv,.txt"}),
        help_text=_(
            "RIS, BibTeX ou tableau CSV, de quatre mégaoctets et de 2000 notices au plus. "
            "Zotero les exporte tous les trois."
        ),
        error_messages={
            "required": _("Choisissez le fichier à importer."),
            "empty": _("Ce fichier est vide. Exportez vos notices de nouveau."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > HEAVIEST:
            raise forms.ValidationError(
                _("Ce fichier dépasse quatre mégaoctets. Coupez-le en plusieurs.")
            )
        return file


class AdditionForm(forms.Form):
    """What is given to many resources at once; what is left empty changes nothing."""

    competencies = forms.ChoiceField(label=_("Compétence"), required=False)
    stages = forms.ChoiceField(label=_("Étape"), required=False)
    roles = forms.ChoiceField(label=_("Rôle"), required=False)
    language = forms.ChoiceField(label=_("Langue"), required=False)
    licence = forms.ChoiceField(label=_("Licence"), required=False)
    format = forms.ChoiceField(label=_("Format"), required=False)

    #: Fields that add to a list.
    LISTS = ("competencies", "stages", "roles")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = {
            "competencies": framework_words.competencies().items(),
            "stages": cycle_words.stages().items(),
            "roles": cycle_words.roles().items(),
            "language": Resource.Language.choices,
            "licence": Resource.Licence.choices,
            "format": Resource.Format.choices,
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Ne rien changer")), *(one for one in choices if one[0])]

    def addition(self) -> dict[str, Any]:
        """Return what was chosen, in the shape of a description."""
        said = self.cleaned_data
        told = {name: value for name, value in said.items() if value}
        return {name: [value] if name in self.LISTS else value for name, value in told.items()}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Raisons"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("L’historique public les montre. Ne nommez personne."),
        error_messages={"required": _("Dites pourquoi\u00a0: l’historique le montrera.")},
    )


class FileReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Raisons"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Qui ouvrira son adresse les lira. Ne nommez personne."),
        error_messages={"required": _("Dites pourquoi\u00a0: qui ouvrira son adresse le lira.")},
    )
