"""What one looks for among practice stories: a competency, a stage, a region."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]


class StorySieve(forms.Form):
    competence = forms.ChoiceField(label=_("Compétence"), required=False)
    etape = forms.ChoiceField(label=_("Étape"), required=False)
    region = forms.ChoiceField(label=_("Région"), required=False)

    def __init__(self, *args: Any, offered: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value, every in (
            ("competence", "competency", _("Toutes")),
            ("etape", "stage", _("Toutes")),
            ("region", "region", _("Toutes")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", every), *offered[value]]

    def asked(self) -> dict[str, str]:
        """Return what is asked; an unknown value asks for nothing."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return {
            "competency": said.get("competence", ""),
            "stage": said.get("etape", ""),
            "region": said.get("region", ""),
        }

    @property
    def is_asked(self) -> bool:
        return any(self.asked().values())
