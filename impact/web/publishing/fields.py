"""What each shape of field is typed in. They refuse nothing but a choice that is not offered."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.trust.publishing.kinds import Field, Shape, Text
from impact.web.deposits import DepositField
from impact.web.widgets import BrokenLinesField, FoldedChoices

__all__ = ["make_field"]

#: Beyond so many boxes, a list is folded by group.
FOLDED_FROM = 25
#: A text that may be this long, or that has no limit, is given more room.
MOST_ROWS = 1500


class LinesField(forms.CharField):
    """A list typed one value a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        lines = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return [line for line in (str(one).strip() for one in lines) if line]


class LeveledChoices(forms.SelectMultiple):
    """A line per code, with the levels it may have; together they send « code:level »."""

    template_name = "publishing/leveled_choices.html"

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.words = dict(field.words()) if field.words else {}
        self.levels = dict(field.levels()) if field.levels else {}
        self.folds = dict(field.groups()) if field.groups else {}

    def pairs(self) -> list[tuple[str, Text]]:
        """Return all that may be chosen."""
        return [(_leveled(code, level), code) for code in self.words for level in self.levels]

    def get_context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(*args, **kwargs)
        chosen = set(context["widget"]["value"])
        held: dict[str, list[dict[str, Any]]] = {}
        for code, label in self.words.items():
            line = self._line(code, chosen)
            line |= {"id": f"{context['widget']['attrs'].get('id')}_{code}", "label": label}
            held.setdefault(str(self.folds.get(code, _("Liste"))), []).append(line)
        context["widget"]["groups"] = [
            {"name": name, "lines": lines, "is_open": any(one["is_chosen"] for one in lines)}
            for name, lines in held.items()
        ]
        return context

    def _line(self, code: str, chosen: set[str]) -> dict[str, Any]:
        levels = [
            {"value": value, "label": told, "is_chosen": value in chosen}
            for level, told in self.levels.items()
            if (value := _leveled(code, level))
        ]
        is_chosen = any(level["is_chosen"] for level in levels)
        return {"levels": levels, "is_chosen": is_chosen}


def _leveled(code: str, level: str) -> str:
    """Return a code with its level; the empty level, where there is one, is the code alone."""
    return f"{code}:{level}" if level else code


class LeveledField(forms.MultipleChoiceField):
    """The codes that were given a level; a line left alone says nothing."""

    def to_python(self, value: Any) -> list[str]:
        return [one for one in super().to_python(value) if one]


def make_field(field: Field, held: Any = None) -> forms.Field:
    """Return what a field of a kind is typed in; codes it holds are offered, known or not."""
    said: dict[str, Any] = {"label": field.label, "help_text": field.hint, "required": False}
    if field.shape == Shape.FLAG:
        return forms.BooleanField(**said)
    if field.shape == Shape.LEVELS:
        chooser = LeveledChoices(field)
        return LeveledField(choices=chooser.pairs(), widget=chooser, **said)
    if field.shape == Shape.FILE:
        return DepositField(**said)
    words = dict(field.words()) if field.words else {}
    if field.shape == Shape.CHOICE:
        offered = (
            [*words.items()] if field.is_required else [("", _("Rien de dit")), *words.items()]
        )
        return forms.ChoiceField(choices=offered, **said)
    if field.shape == Shape.LIST and words:
        # Else what nobody is asked about, a municipality for one, would be lost by a correction.
        words |= {code: code for code in held or () if code not in words}
        return _several(words, field.groups() if field.groups else {}, said)
    if field.shape == Shape.LIST:
        said["help_text"] = field.hint or _("Un par ligne.")
        return LinesField(widget=forms.Textarea({"rows": 4}), **said)
    return BrokenLinesField(widget=_widget(field), **said)


def _several(
    words: Mapping[str, Text], folds: Mapping[str, Text], said: dict[str, Any]
) -> forms.Field:
    if not folds or len(words) <= FOLDED_FROM:
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=list(words.items()), widget=boxes, **said)
    grouped = list(_grouped(words.items(), folds).items())
    return forms.MultipleChoiceField(choices=grouped, widget=FoldedChoices, **said)


def _grouped(
    pairs: Iterable[tuple[str, Text]], folds: Mapping[str, Text]
) -> dict[Text, list[tuple[str, Text]]]:
    held: dict[Text, list[tuple[str, Text]]] = {}
    for code, label in pairs:
        held.setdefault(folds.get(code, ""), []).append((code, label))
    return held


def _widget(field: Field) -> forms.Widget:
    if field.shape == Shape.TEXT:
        return forms.Textarea({"rows": 6 if (field.limit or MOST_ROWS) >= MOST_ROWS else 3})
    looks = {
        Shape.DAY: {"type": "date"},
        Shape.NUMBER: {"inputmode": "decimal"},
        Shape.ADDRESS: {"inputmode": "url", "autocomplete": "off"},
    }
    return forms.TextInput(looks.get(field.shape, {}))
