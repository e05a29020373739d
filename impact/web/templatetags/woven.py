"""Pieces of pages rendered once for each value: the same words give the same HTML.

Reference content is asked for often and changes rarely. A piece is remembered by what it holds,
never by an identifier, so a corrected text shows at once: it is another value.
"""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def woven(name: str, piece: Hashable = None) -> SafeString:
    """Render the template `name` with this `piece`, a frozen value that says all it shows.

    Without one, the template says the same to everyone.

    For public words only: what is remembered outlives the request.
    """
    if settings.DEBUG:
        return _weave.__wrapped__(name, piece, language=get_language())
    return _weave(name, piece, language=get_language())


@lru_cache(maxsize=2048)
def _weave(name: str, piece: Hashable, *, language: str | None) -> SafeString:
    return render_to_string(name, {"piece": piece})
