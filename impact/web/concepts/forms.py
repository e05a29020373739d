"""What the staff types of vocabularies: a file, and how two notions stand to one another."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.concepts.models import Correspondence
from impact.knowledge.concepts.queries import read_glossary
from impact.trust.publishing.faults import NO_ADDRESS

#: What a page can read without keeping anyone waiting, in bytes: about 1,500 concepts.
HEAVIEST = 800_000


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Le fichier SKOS"),
        help_text=_("Turtle, RDF/XML ou JSON-LD, 800 kilo-octets au plus."),
        widget=forms.FileInput({"accept": ".ttl,.rdf,.xml,.jsonld,.json"}),
        error_messages={"required": _("Choisissez un fichier.")},
    )
    use_required_attribute = False

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > HEAVIEST:
            raise forms.ValidationError(
                _(
                    "Ce fichier dépasse 800 kilo-octets\u00a0: la personne qui tient le serveur "
                    "l’importe par la commande «\u00a0import_vocabulary\u00a0»."
                )
            )
        data: bytes = file.read()
        return data


class CorrespondenceForm(forms.Form):
    """How a word of ours stands to a notion elsewhere, named by its address."""

    word = forms.ChoiceField(
        label=_("Notre mot"),
        error_messages={"required": _("Choisissez le mot."), "invalid_choice": _("Mot inconnu.")},
    )
    address = forms.URLField(
        label=_("Adresse du concept là-bas"),
        max_length=500,
        assume_scheme="https",
        error_messages={
            "required": _("Donnez l’adresse du concept, comme sur sa page."),
            "invalid": NO_ADDRESS,
        },
    )
    kind = forms.ChoiceField(
        label=_("Là-bas, c’est"),
        choices=Correspondence.Kind,
        error_messages={"required": _("Dites ce que c’est.")},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(word.code, word.title) for word in read_glossary()]
        self.fields["word"].choices = [("", _("Choisir")), *words]  # type: ignore[attr-defined]
