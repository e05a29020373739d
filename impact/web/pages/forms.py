"""What is typed of a page, a piece of news or a story, whole or a few fields at a time.

A draft is kept whatever it lacks: nothing typed is refused, `tell` says what must be mended.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.presence.pages.fields import FIELDS
from impact.presence.pages.models import Page, Picture
from impact.trust.publishing.kinds import Field, Shape
from impact.web.widgets import ACCEPTED, BrokenLinesField, FoldedChoices, read_picture

__all__ = ["ContentForm", "PictureForm", "WhyForm"]

_ROWS = {"summary": 3, "body": 22}


class TwoPlaces(forms.MultiWidget):
    """Two lists to choose a place from; the second stays empty most of the time."""

    template_name = "pages/_two_places.html"
    use_fieldset = True

    def __init__(self, choices: Any) -> None:
        looks = [
            {"aria-label": _("Le lieu")},
            {"aria-label": _("Un autre lieu, s’il y en a un")},
        ]
        super().__init__([forms.Select(look, choices) for look in looks])

    def decompress(self, value: Any) -> list[str]:
        return [*list(value or []), "", ""][:2]


class PlacesField(forms.MultiValueField):
    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        fields = [forms.ChoiceField(choices=choices, required=False) for _number in range(2)]
        super().__init__(fields, widget=TwoPlaces(choices), require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> list[str]:
        return sorted({one for one in data_list if one})


class ContentForm(forms.Form):
    """Fields of a kind of page, typed; `names` keeps but some of them."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        kind: Page.Kind,
        content: Mapping[str, Any],
        names: Iterable[str] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = dict(content)
        super().__init__(*args, **kwargs)
        kept = [one for one in FIELDS[kind] if names is None or one.name in set(names)]
        self.told = kept
        for field in kept:
            self.fields[field.name] = make_field(field)
        if not self.is_bound:
            self._mark_needed()

    def content(self) -> dict[str, Any]:
        """Return what was typed, as it is kept; to be called once it is valid."""
        self._mark_needed()
        return {field.name: self.cleaned_data[field.name] for field in self.told}

    def tell(self, faults: Mapping[str, str]) -> None:
        """Put each fault beside the field it is about."""
        for name, cure in faults.items():
            if name in self.fields:
                self.add_error(name, cure)

    def _mark_needed(self) -> None:
        # Only for the eye: a draft may lack anything, the labels say what publishing asks for.
        for field in self.told:
            self.fields[field.name].required = field.is_required


class WhyForm(forms.Form):
    """What a change does, and why: the public history says it."""

    why = forms.CharField(
        label=_("Ce qui change, et pourquoi"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Une phrase, pour l’historique que tout le monde peut lire."),
        error_messages={"required": _("Dites en une phrase ce qui change, et pourquoi.")},
    )
    use_required_attribute = False


class PictureForm(forms.Form):
    """A picture, and what is seen on it; one does not go without the other."""

    picture = forms.FileField(
        label=_("L’image"),
        widget=forms.FileInput({"accept": ACCEPTED}),
        help_text=_(
            "JPEG, PNG ou WebP, 10\u00a0Mo au plus. Elle est redessinée\u00a0: le lieu et "
            "l’appareil n’y restent pas."
        ),
        error_messages={"required": _("Choisissez une image.")},
    )
    alt = forms.CharField(
        label=_("Ce qu’on y voit"),
        max_length=300,
        help_text=_(
            "Une phrase, pour qui ne la voit pas\u00a0: «\u00a0Une vingtaine de personnes bêchent "
            "au soleil\u00a0». Sans nommer qui que ce soit."
        ),
        error_messages={"required": _("Dites en une phrase ce qu’on y voit.")},
    )
    use_required_attribute = False

    def clean_picture(self) -> Any:
        return read_picture(self.cleaned_data["picture"])


def make_field(field: Field) -> forms.Field:
    """Return what a field is typed in; it refuses nothing but a choice that is not offered."""
    said: dict[str, Any] = {"label": field.label, "help_text": field.hint, "required": False}
    if field.name == "places":
        return PlacesField(choices=_places(), **said)
    if field.name == "competencies":
        return forms.MultipleChoiceField(choices=_competencies(), widget=FoldedChoices, **said)
    if field.shape == Shape.LIST:
        assert field.words
        return _checks(list(field.words().items()), said)
    if field.shape == Shape.CHOICE:
        assert field.words
        return forms.ChoiceField(choices=list(field.words().items()), **said)
    if field.shape == Shape.FLAG:
        return forms.BooleanField(**said)
    if field.shape == Shape.TEXT:
        rows = _ROWS.get(field.name, 9)
        return BrokenLinesField(widget=forms.Textarea({"rows": rows}), **said)
    looks = {"type": "date"} if field.shape == Shape.DAY else {}
    return forms.CharField(widget=forms.TextInput(looks), **said)


def _checks(choices: Any, said: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)


def _competencies() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the competencies by domain, as lists to unfold."""
    rows = Competency.objects.current().in_force().order_by("domain__position", "position")
    told = rows.values_list("domain__title", "code", "title")
    return [
        (domain, [(code, title) for _domain, code, title in group])
        for domain, group in groupby(told, key=lambda row: row[0])
    ]


def _places() -> list[Any]:
    rows = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    told = list(rows.order_by("folded_name").values_list("slug", "name", "kind"))
    regions = [(slug, name) for slug, name, kind in told if kind == Kind.REGION]
    counties = [(slug, name) for slug, name, kind in told if kind != Kind.REGION]
    return [
        ("", _("Non dit")),
        (_("Régions"), regions),
        (_("MRC et territoires équivalents"), counties),
    ]


class AlbumForm(forms.Form):
    """Which of the pictures added for a story it shows."""

    pictures = forms.MultipleChoiceField(
        label=_("Les images que le récit montre"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pictures: Iterable[Picture], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pictures"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.pk), one.alt) for one in pictures]
