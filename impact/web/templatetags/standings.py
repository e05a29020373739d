"""How a person's answers stand beside what is expected: a word, a dye and a thread together."""

from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from impact.journeys.needs.portrait import Standing

register = template.Library()

WORDS = {
    Standing.HELD: _("Au niveau attendu"),
    Standing.NEAR: _("À un pas"),
    Standing.TO_GROW: _("À développer"),
    Standing.UNKNOWN: _("À éclaircir"),
    Standing.UNANSWERED: _("Pas encore répondu"),
    Standing.NOT_ASKED: _("En plus de ce qui est attendu"),
    Standing.PLAIN: _("Rien n’est attendu encore"),
}

_DRAWINGS = {
    Standing.HELD: (
        "solid",
        "M1 5 8 13 15 5 22 13 29 5 36 13 47 5M1 13 8 5 15 13 22 5 29 13 36 5 47 13",
    ),
    Standing.NEAR: ("underway", "M1 5 8 13 15 5 22 13M28 9H34M40 9H47"),
    Standing.TO_GROW: ("to-develop", "M1 9H12M12 5V13M36 5V13M36 9H47"),
    Standing.UNKNOWN: ("unknown", ""),
    Standing.UNANSWERED: ("unknown", "M1 9H3M9 9H11M17 9H19M25 9H27M33 9H35M41 9H43"),
    Standing.NOT_ASKED: ("fragile", "M1 5 8 13 15 5 22 13 29 5 36 13 47 5"),
    Standing.PLAIN: ("unknown", "M1 9H47"),
}


@register.simple_tag
def standing(value: Standing) -> SafeString:
    """Draw how a competency stands, with its word."""
    return _draw(value, get_language())


@cache
def _draw(value: Standing, _language: str | None) -> SafeString:
    name, path = _DRAWINGS[value]
    drawing = (
        format_html('<path d="{}" stroke="currentColor" stroke-width="2.5" fill="none"/>', path)
        if path
        else mark_safe(
            '<rect x="2" y="3" width="44" height="12" rx="6" stroke="currentColor" '
            'stroke-width="2" stroke-dasharray="1 4" stroke-linecap="round" fill="none"/>'
        )
    )
    return format_html(
        '<span class="thread thread--{}"><svg viewBox="0 0 48 18" aria-hidden="true" '
        'focusable="false">{}</svg>{}</span>',
        name,
        drawing,
        WORDS[value],
    )


@register.filter
def standing_word(value: Standing) -> str:
    return str(WORDS[value])
