"""What a team writes of a frame of its own: what it looks at, its scale, each rung in words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import Component, Frame
from impact.journeys.empowerment.operations import FrameDraft


class FrameForm(forms.Form):
    """A frame of the team's own: one component a line, one word of the scale a line."""

    title = forms.CharField(label=_("Titre"), max_length=120)
    about = forms.CharField(
        label=_("De quoi il s’agit"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("À qui il sert, et quand vous y reviendrez."),
    )
    components = forms.CharField(
        label=_("Ce que vous regardez"),
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_(
            "Une composante par ligne, de trois à douze. Vous pourrez ensuite dire, palier par "
            "palier, à quoi chacune ressemble."
        ),
    )
    scale = forms.CharField(
        label=_("Les mots de l’échelle"),
        max_length=500,
        widget=forms.Textarea({"rows": 5}),
        initial="Pas du tout\nUn peu\nEn partie\nEn grande partie\nPleinement",
        help_text=_("Du moins au plus, un par ligne, de trois à sept."),
    )

    def clean_components(self) -> list[str]:
        return _lines(self.cleaned_data["components"], least=3, most=12, longest=80)

    def clean_scale(self) -> list[str]:
        return _lines(self.cleaned_data["scale"], least=3, most=7, longest=60)

    def draft(self) -> FrameDraft:
        return FrameDraft(**self.cleaned_data)

    @staticmethod
    def initial_of(frame: Frame | None) -> dict[str, str]:
        if frame is None:
            return {}
        return {
            "title": frame.title,
            "about": frame.about,
            "components": "\n".join(dict.fromkeys(one.name for one in frame.components.all())),
            "scale": "\n".join(frame.scale),
        }


class ComponentForm(forms.Form):
    """What a component is about, and one sentence a rung, or none at all."""

    about = forms.CharField(
        label=_("De quoi il s’agit, en mots simples"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, component: Component, scale: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rungs = [f"rung_{level}" for level in range(len(scale))]
        for level, word in enumerate(scale):
            self.fields[self.rungs[level]] = forms.CharField(
                label=f"{level}. {word}",
                required=False,
                max_length=300,
                widget=forms.Textarea({"rows": 2}),
                initial=dict(enumerate(component.descriptors)).get(level, ""),
            )
        self.initial.setdefault("about", component.about)

    def descriptors(self) -> list[str]:
        said = [self.cleaned_data[name] for name in self.rungs]
        return said if any(said) else []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = [name for name in self.rungs if cleaned.get(name)]
        if said:
            for name in self.rungs:
                if name not in self.errors and not cleaned.get(name):
                    told = _("Dites aussi ce palier, ou laissez-les tous vides.")
                    self.add_error(name, forms.ValidationError(told))
        return cleaned


def _lines(text: str, *, least: int, most: int, longest: int) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not least <= len(lines) <= most:
        raise forms.ValidationError(
            _("Il y a %(count)d lignes; il en faut de %(least)d à %(most)d."),
            params={"count": len(lines), "least": least, "most": most},
        )
    if len(set(lines)) != len(lines):
        raise forms.ValidationError(_("Deux lignes disent la même chose."))
    if any(len(line) > longest for line in lines):
        raise forms.ValidationError(
            _("Une ligne dépasse %(longest)d caractères."), params={"longest": longest}
        )
    return lines
