"""Fields that several areas ask in the same way."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
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
#: No person reads a form, writes in it and sends it within so many seconds.
QUICKEST = 2
_CLOCK = TimestampSigner(salt="web.widgets.shown")
_ONCE, _AGAIN_SHOWN = "1", "2"
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

    It also carries when it was shown, signed: what comes back at once is shown again, whole, and
    its second sending passes. `is_timed` is false for what was typed before and is only sent now.
    Its template includes `ui/trap.html` with `form.site_web` and `form.shown`.
    """

    site_web = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, is_timed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_timed:
            self.initial["shown"] = _CLOCK.sign(_ONCE)

    def clean_site_web(self) -> str:
        if self.cleaned_data["site_web"]:
            # Some browsers fill what they should not: a person reads why, and sends it again.
            self._ask_again(
                "site_web",
                "",
                why=_(
                    "Un champ caché a été rempli, souvent par un remplissage automatique. "
                    "Rien n’est perdu\u00a0: envoyez de nouveau."
                ),
            )
        return ""

    def clean_shown(self) -> str:
        # A page opened before this field was there sends none.
        sent = self.cleaned_data["shown"]
        if sent and _is_too_soon(sent):
            self._ask_again(
                "shown",
                _CLOCK.sign(_AGAIN_SHOWN),
                why=_(
                    "C’est revenu si vite qu’on l’a cru envoyé par un programme. "
                    "Rien n’est perdu\u00a0: envoyez de nouveau."
                ),
            )
        return ""

    def _ask_again(self, name: str, value: str, *, why: Any) -> None:
        self.data = self.data.copy() if hasattr(self.data, "copy") else dict(self.data)
        self.data[name] = value
        self.add_error(None, why)


def _is_too_soon(sent: str) -> bool:
    try:
        if _CLOCK.unsign(sent) == _AGAIN_SHOWN:
            return False
        _CLOCK.unsign(sent, max_age=QUICKEST)
    except SignatureExpired:
        return False
    except BadSignature:
        return True
    return True


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
