"""Money and hours as they are written in French: « 2 700 $ », « 7,5 h »."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def money(dollars: float | None) -> str:
    """Return « 2 700 $ », « gratuit » for nothing, a dash when nobody said."""
    if dollars is None:
        return "—"
    if not dollars:
        return _("gratuit")
    return _("%(amount)s\u00a0$") % {"amount": _figure(round(dollars))}


@register.filter
def hours(count: float | None) -> str:
    """Return « 7,5 h », whole hours without a decimal."""
    if count is None:
        return "—"
    told = round(count, 1)
    return _("%(amount)s\u00a0h") % {"amount": _figure(int(told) if told == int(told) else told)}


def _figure(amount: float) -> str:
    told = number_format(amount, use_l10n=True, force_grouping=True)
    return told.replace("\u202f", "\u00a0").replace(" ", "\u00a0")
