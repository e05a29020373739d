"""Words of the glossary, marked where a text first names them; a person may turn that off."""

from dataclasses import dataclass, field
from functools import lru_cache
from time import monotonic
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from impact.knowledge.concepts.queries import Terms, read_terms
from impact.web.marking import mark

register = template.Library()

#: The cookie by which a browser says that it does not want the marks; it says nothing else.
COOKIE, OFF = "reperes_dans_les_textes", "non"
#: For how many seconds a change of the glossary may go unseen in the marks.
FRESH = 10


@dataclass
class _Marks:
    """What was marked of one page so far."""

    terms: Terms
    path: str
    seen: set[str] = field(default_factory=set)
    is_begun: bool = False

    def write(self, code: str, text: str) -> str:
        shown = {"code": code, "word": self.terms.words[code], "text": mark_safe(text)}  # noqa: S308
        shown |= {"path": self.path, "is_first": not self.is_begun}
        self.is_begun = True
        return render_to_string("ui/term.html", shown).strip()


@register.simple_block_tag(takes_context=True)
def terms(context: template.Context, content: str, *, but: str = "") -> str:
    """Mark, in what it holds, the first mention of each word of the glossary on this page.

    `but` is the code of a word that the page is about: it is not marked.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or request.COOKIES.get(COOKIE) == OFF:
        return content
    marks = _marks_of(request)
    marks.seen |= {but} - {""}
    marked = mark(content, recognizer=marks.terms.recognizer, seen=marks.seen, write=marks.write)
    return mark_safe(marked)  # noqa: S308


@register.inclusion_tag("ui/terms_choice.html", takes_context=True)
def terms_choice(context: template.Context) -> dict[str, Any]:
    """The way to the page where the marks are turned off, or on again."""
    request: HttpRequest = context["request"]
    return {"is_off": request.COOKIES.get(COOKIE) == OFF, "path": request.path}


@lru_cache(maxsize=1)
def _terms_at(_moment: int) -> Terms:
    """The words to mark, asked of the database once a moment rather than once a page."""
    return read_terms()


def forget_terms() -> None:
    """Drop what is remembered: for what rolls the database back, as tests do."""
    _terms_at.cache_clear()


def _marks_of(request: HttpRequest) -> _Marks:
    marks: _Marks | None = getattr(request, "_terms_marked", None)
    if marks is None:
        marks = _Marks(_terms_at(int(monotonic() / FRESH)), request.path)
        request._terms_marked = marks  # type: ignore[attr-defined]
    return marks
