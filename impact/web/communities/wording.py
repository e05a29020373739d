"""The story of an initiative's stages, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from impact.presence.communities.moves import Stretch
from impact.presence.communities.story import Event, Kind
from impact.web.templatetags.dates import spell_day


@dataclass(frozen=True, slots=True)
class Told:
    on: date
    text: str
    lesson: str
    is_return: bool


def word_events(events: Iterable[Event]) -> list[Told]:
    """Return what happened as sentences, the latest first."""
    return [
        Told(event.on, _sentence(event), event.lesson, event.kind is Kind.RETURNED)
        for event in reversed(list(events))
    ]


def word_overlap(other: Stretch) -> str:
    """Say when the same stage was already active."""
    start = spell_day(other.start)
    if other.end is None:
        return _("Cette étape est déjà active depuis le %(start)s.") % {"start": start}
    told = _(
        "Ces dates en recouvrent d’autres\u00a0: cette étape était déjà active "
        "du %(start)s au %(end)s."
    )
    return told % {"start": start, "end": spell_day(other.end)}


def _sentence(event: Event) -> str:
    told = {
        Kind.BEGAN: _("La démarche commence à l’étape « %(stage)s »."),
        Kind.STARTED: _("L’étape « %(stage)s » commence, à côté des autres."),
        Kind.MOVED: _("De « %(origin)s », l’étape principale passe à « %(stage)s »."),
        Kind.RETURNED: _("De « %(origin)s », l’équipe choisit de revenir à « %(stage)s »."),
        Kind.ENDED: _("L’étape « %(stage)s » se termine."),
        Kind.ARCHIVED: _("La démarche est archivée."),
    }[event.kind]
    return told % {"stage": event.stage, "origin": event.origin}
