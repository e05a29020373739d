"""What keeps a text from being published, whatever its kind: rules that rooms call in their checks.

What only one kind asks, and the words in which it asks for what is missing, stays in its room.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.trust.publishing.kinds import Field

__all__ = ["NO_ADDRESS", "NO_DAY", "is_address", "is_day", "limits_of", "too_long"]

NO_ADDRESS = gettext_lazy("Donnez une adresse entière, qui commence par https://.")
NO_DAY = gettext_lazy("Donnez une date, comme 2026-05-31.")


def limits_of(fields: Iterable[Field]) -> dict[str, int]:
    """Return the longest that each field may be, for those that have a limit."""
    return {field.name: field.limit for field in fields if field.limit}


def too_long(told: Mapping[str, Any], *, limits: Mapping[str, int]) -> dict[str, str]:
    """Return the cure of each text that is longer than it may be."""
    return {
        name: _("C’est trop long\u00a0: %(most)s caractères au plus.") % {"most": most}
        for name, most in limits.items()
        if len(str(told.get(name) or "")) > most
    }


def is_address(typed: str) -> bool:
    """Say whether this is a whole web address."""
    try:
        URLValidator(schemes=["http", "https"])(typed)
    except ValidationError:
        return False
    return True


def is_day(typed: str) -> bool:
    """Say whether this is a day, as ISO writes it."""
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True
