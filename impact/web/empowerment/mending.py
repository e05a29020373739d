"""What was changed in an appraisal after it was closed: why, by whom, and what it said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Appraisal, Component, Frame

_WORDS = ("reasons", "dissent", "evidence", "next_step")


@dataclass(frozen=True, slots=True)
class Change:
    component: Component
    #: The level it had, in words, and what was written of it.
    level: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mending:
    by: str
    at: datetime
    reason: str
    changes: tuple[Change, ...]


def mendings_of(appraisal: Appraisal) -> list[Mending]:
    """Return each time a closed appraisal was opened again, and what was changed from then on."""
    reopenings = list(appraisal.reopenings.select_related("by"))
    if not reopenings:
        return []
    components = {one.code: one for one in appraisal.frame.components.all()}
    codes = {one.pk: one.code for one in components.values()}
    now = {
        codes[one.component_id]: {
            "level": one.level,
            "confidence": one.confidence,
            **{name: getattr(one, name) for name in _WORDS},
        }
        for one in appraisal.judgements.all()
    }
    after = [*(one.before for one in reopenings[1:]), now]
    return [
        Mending(
            by=one.by.name,
            at=one.at,
            reason=one.reason,
            changes=_changes(one.before, then, components=components, frame=appraisal.frame),
        )
        for one, then in zip(reopenings, after, strict=True)
    ]


def _changes(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    components: Mapping[str, Component],
    frame: Frame,
) -> tuple[Change, ...]:
    return tuple(
        Change(
            component,
            _level_words(before.get(code), frame),
            tuple(before[code][name] for name in _WORDS if before.get(code, {}).get(name)),
        )
        for code, component in components.items()
        if before.get(code) != after.get(code)
    )


def _level_words(said: Mapping[str, Any] | None, frame: Frame) -> str:
    if said is None:
        return _("Rien n’était dit")
    if said["level"] is None:
        return _("Le groupe ne savait pas encore")
    return f"{said['level']}. {frame.scale[said['level']]}"
