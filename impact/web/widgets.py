"""Fields that several areas ask in the same way."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from impact.lib.pictures import (
    HEAVIEST,
    FromAnIphone,
    NotAPicture,
    Redrawn,
    TooHeavy,
    TooManyPixels,
    redraw,
)

#: What a phone offers to choose from; the content decides.
ACCEPTED = "image/jpeg,image/png,image/webp"
_AGAIN = _("Ce que vous avez écrit est gardé; choisissez une autre photo.")


class DayInput(forms.DateInput):
    """A day, as browsers choose one; none after `last`."""

    input_type = "date"

    def __init__(self, *, last: date | None = None) -> None:
        attrs = {"max": last.isoformat()} if last else None
        super().__init__(format="%Y-%m-%d", attrs=attrs)


def read_once(field: forms.Field) -> None:
    """Make a choice among rows ask for them once: browsers are told twice what is offered."""
    assert isinstance(field, forms.ModelChoiceField)
    # `iter`: asked how long it is, a choice among rows would count them first.
    field.choices = list(iter(field.iterator(field)))


class BrokenLinesField(forms.CharField):
    """A text whose line breaks are one sign each: browsers send two, and all would look changed."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Many boxes, folded by group: no script is needed to find one's own, one helps.

    `search` is what the box that a script adds is called, `none` what it says when all is hidden.
    """

    template_name = "ui/folded_choices.html"
    search = _("Chercher dans cette liste")
    none = _("Rien de ce nom dans la liste.")

    def get_context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(*args, **kwargs) | {"search": self.search, "none": self.none}


class TrappedForm(forms.Form):
    """A form with a field that people do not see, and that programs fill: no one is watched.

    Its template includes `ui/trap.html` with `form.site_web`.
    """

    site_web = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_site_web(self) -> str:
        if self.cleaned_data["site_web"]:
            # Some browsers fill what they should not: a person reads why, and sends it again.
            self.data = self.data.copy() if hasattr(self.data, "copy") else dict(self.data)
            self.data["site_web"] = ""
            self.add_error(
                None,
                _(
                    "Un champ caché a été rempli, souvent par un remplissage automatique. "
                    "Rien n’est perdu\u00a0: envoyez de nouveau."
                ),
            )
        return ""


def read_picture(upload: UploadedFile) -> Redrawn:
    """Return the picture redrawn, or say why not and what to do."""
    try:
        if upload.size is None or upload.size > HEAVIEST:
            raise TooHeavy
        return redraw(upload.read())
    except TooHeavy:
        why = _("Cette photo pèse plus de 10\u00a0Mo. Envoyez-la en taille moyenne.")
    except FromAnIphone:
        why = _(
            "Cette photo est au format HEIC ou AVIF, que les navigateurs ne montrent pas. Sur "
            "iPhone, dans Réglages, Appareil photo, Formats, choisissez «\u00a0Le plus "
            "compatible\u00a0», ou envoyez une capture d’écran de la photo."
        )
    except TooManyPixels:
        why = _("Cette image est trop grande une fois ouverte. Réduisez-la de moitié.")
    except NotAPicture:
        why = _("Ce fichier n’est pas une photo JPEG, PNG ou WebP, ou il est abîmé.")
    raise forms.ValidationError([forms.ValidationError(why), forms.ValidationError(_AGAIN)])
