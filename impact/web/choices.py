"""Ticking several rows of a list in a form, whatever a browser sends back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class SeveralRows(forms.ModelMultipleChoiceField):
    """A choice of rows that says so when one of them cannot be, however far out its number is."""

    def _check_values(self, value: Any) -> Any:
        try:
            return super()._check_values(value)  # type: ignore[misc]
        except OverflowError as wrong:
            # No key is that long; the database would not even take the question.
            raise ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": "…"}
            ) from wrong
