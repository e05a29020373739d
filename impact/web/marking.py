"""Marking, in a piece of a page, the first mention of each word of the glossary.

Only running text is marked: never a link, a heading, a field, code, a drawing, nor what is said in
another language. Taking the marks out gives back the page, sign for sign.
"""

import re
from collections.abc import Callable
from html import unescape

from impact.knowledge.concepts.recognition import Recognizer

__all__ = ["mark"]

#: A comment, a tag with its attributes, a run of text, or a stray sign.
_TOKEN = re.compile(r"<!--.*?-->|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+|<", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LANGUAGE = re.compile(r"\slang=[\"']?(?!fr)[a-z]", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\w+|\w+);")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "wbr"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "summary", "title"])
_TYPED = frozenset(["code", "kbd", "pre", "samp", "script", "style", "svg", "abbr", "dfn"])
_PRESSED = frozenset(["a", "button", "label", "legend", "nav", "option", "select", "textarea"])
_UNMARKED = _HEADINGS | _TYPED | _PRESSED
#: Writes a mark: the code of the word, and its mention as the page has it.
Write = Callable[[str, str], str]


def mark(html: str, *, recognizer: Recognizer, seen: set[str], write: Write) -> str:
    """Return the page with first mentions marked; `seen` holds, and gains, those marked before."""
    around: list[tuple[str, bool]] = []
    told = []
    for token in _TOKEN.findall(html):
        if tag := _TAG.match(token):
            _step(around, tag=tag, token=token)
        elif not token.startswith("<") and not (around and around[-1][1]):
            token = _mark_text(token, recognizer=recognizer, seen=seen, write=write)
        told.append(token)
    return "".join(told)


def _step(around: list[tuple[str, bool]], *, tag: re.Match[str], token: str) -> None:
    """Go into an element, or out of it and of what was left open in it."""
    name = tag.group(2).lower()
    if not tag.group(1):
        if name not in _VOID and not token.endswith("/>"):
            is_within = bool(around) and around[-1][1]
            around.append((name, is_within or name in _UNMARKED or bool(_LANGUAGE.search(token))))
    elif name in [held for held, _is_unmarked in around]:
        while around.pop()[0] != name:
            pass


def _mark_text(text: str, *, recognizer: Recognizer, seen: set[str], write: Write) -> str:
    told, end = [], 0
    for one in recognizer.find(_REFERENCE.sub(_masked, text)):
        if one.code not in seen:
            seen.add(one.code)
            told += [text[end : one.start], write(one.code, text[one.start : one.end])]
            end = one.end
    return "".join([*told, text[end:]])


def _masked(reference: re.Match[str]) -> str:
    """A sign written as a reference keeps its place: an apostrophe as one, others as a stop."""
    sign = unescape(reference.group())
    is_joint = sign in ("'", "’", "-", "\u00a0")
    return (sign if is_joint else "\x00").ljust(len(reference.group()), "\u2060")
