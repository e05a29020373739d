"""The steps of preparing a release, told on each of their pages."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: In their order: the word of each, and what it is called.
STEPS: tuple[tuple[str, Promise | str], ...] = (
    ("what", _("Quoi")),
    ("audience", _("À qui, jusqu’à quand")),
    ("texts", _("Relire")),
    ("preview", _("Aperçu exact")),
    ("decision", _("Décision")),
)


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    label: str | Promise
    is_here: bool
    is_done: bool


def steps_at(code: str) -> list[Step]:
    """Return the steps as they stand at the one named."""
    here = [name for name, _label in STEPS].index(code)
    return [
        Step(place + 1, label, is_here=place == here, is_done=place < here)
        for place, (_name, label) in enumerate(STEPS)
    ]
