"""Days and moments as they are written in French: « 1er mai 2025 », « 14 h 05 »."""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


def spell_day(day: date) -> str:
    """Return « 1er mai 2025 », « 2 mai 2025 »; a moment is told by its day here."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return _spell(day, get_language())


@lru_cache(maxsize=512)
def _spell(day: date, _language: str | None) -> str:
    ordinal = _("1er") if day.day == 1 else str(day.day)
    return f"{ordinal} {date_format(day, 'F Y')}"


def spell_clock(moment: datetime) -> str:
    """Return « 14 h 05 », that no line breaks."""
    clock = timezone.localtime(moment)
    return _("%(hour)d\u00a0h\u00a0%(minute)02d") % {"hour": clock.hour, "minute": clock.minute}


def spell_moment(moment: datetime) -> str:
    """Return « 1er mai 2025, 14 h 05 »."""
    clock = timezone.localtime(moment)
    return _("%(day)s, %(hour)d\u00a0h\u00a0%(minute)02d") % {
        "day": spell_day(moment),
        "hour": clock.hour,
        "minute": clock.minute,
    }


@register.filter
def day(value: date | str | None) -> SafeString:
    """Write a day out, in the element machines read: `{{ span.started_on|day }}`.

    A day kept as a text, in frozen values, is read as ISO.
    """
    if not value:
        return SafeString("")
    if isinstance(value, str):
        value = date.fromisoformat(value)
    plain = timezone.localdate(value) if isinstance(value, datetime) else value
    return mark_safe(f'<time datetime="{plain.isoformat()}">{spell_day(plain)}</time>')  # noqa: S308


@register.filter
def clock(value: datetime | None) -> str:
    """Write an hour of the day out: `{{ meeting.ends_at|clock }}`."""
    return spell_clock(value) if value else ""


@register.filter
def moment(value: datetime | None) -> SafeString:
    """Write a moment out, in the element machines read: `{{ entry.at|moment }}`."""
    if value is None:
        return SafeString("")
    stamp = timezone.localtime(value).isoformat(timespec="minutes")
    return mark_safe(f'<time datetime="{stamp}">{spell_moment(value)}</time>')  # noqa: S308
