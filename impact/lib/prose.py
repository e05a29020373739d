"""Markdown as people write it here, turned into HTML that can do no harm.

CommonMark and tables, no HTML of one's own, no picture but those that are found by name; what
comes out is sanitized again, as if the first door had been left open.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, cast

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict, OptionsType

__all__ = [
    "Heading",
    "Illustration",
    "Prose",
    "count_words",
    "fit_ranks",
    "pictures_in",
    "plain_text",
    "render",
]

#: The deepest heading that is written.
DEEPEST = 6
_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
    *("strong", "em", "code", "pre", "a", "img", "figure", "figcaption", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "th": {"scope"},
    "table": {"class"},
    "figure": {"class"},
    "div": {"class", "tabindex", "role", "aria-label"},
    **{f"h{rank}": {"id"} for rank in range(2, 7)},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Illustration:
    """One of our own pictures: where it is served, what is seen on it, its size."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Heading:
    rank: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Prose:
    html: str
    headings: tuple[Heading, ...]


Find = Callable[[str], Illustration | None]


def render(
    source: str, *, first: int = 2, find: Find | None = None, keeps_lines: bool = False
) -> Prose:
    """Return a text as safe HTML whose headings start at rank `first`, none of them skipped.

    `find` gives the picture a name stands for; one that is not found leaves its description.
    `keeps_lines` breaks lines where they were broken, as those who know no Markdown expect.
    """
    tokens = _MARKDOWN.parse(source)
    headings = _settle_headings(tokens, first=first)
    _frame_pictures(tokens, find=find)
    options = OptionsDict(cast(OptionsType, {**_MARKDOWN.options, "breaks": keeps_lines}))
    html = _MARKDOWN.renderer.render(tokens, options, {"find": find})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )
    return Prose(clean, tuple(headings))


def pictures_in(source: str) -> list[str]:
    """Return the names of the pictures a text shows, each once, in its order."""
    return list(
        dict.fromkeys(
            str(token.attrs.get("src", ""))
            for token in _spread(_MARKDOWN.parse(source))
            if token.type == "image"
        )
    )


def plain_text(source: str) -> str:
    """Return what a text says, without what makes it bold, a list or a link."""
    said = (
        token.content
        for token in _spread(_MARKDOWN.parse(source))
        if token.type in {"text", "code_inline", "fence", "code_block"} and token.content
    )
    return " ".join(" ".join(said).split())


def count_words(source: str) -> int:
    return len(_WORD.findall(source))


def fit_ranks(ranks: Sequence[int], *, first: int) -> list[int]:
    """Return heading ranks that start at `first` and never go down two steps at once."""
    fitted: list[int] = []
    lowest, last = min(ranks, default=1), first - 1
    for rank in ranks:
        last = min(max(first, first + rank - lowest), last + 1, DEEPEST)
        fitted.append(last)
    return fitted


def _settle_headings(tokens: list[Token], *, first: int) -> list[Heading]:
    opened = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    ranks = fit_ranks([int(tokens[place].tag[1]) for place in opened], first=first)
    headings: list[Heading] = []
    taken: set[str] = set()
    for place, rank in zip(opened, ranks, strict=True):
        text = plain_text(tokens[place + 1].content)
        anchor = _anchor(text, taken=taken)
        tokens[place].tag = tokens[place + 2].tag = f"h{rank}"
        tokens[place].attrSet("id", anchor)
        headings.append(Heading(rank, text, anchor))
    return headings


def _anchor(text: str, *, taken: set[str]) -> str:
    """Return a name for a heading; the mark before it keeps it from those of the page."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stem = "s-" + ("-".join(re.findall(r"[a-z0-9]+", bare))[:60].strip("-") or "partie")
    anchor, number = stem, 1
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    taken.add(anchor)
    return anchor


def _frame_pictures(tokens: list[Token], *, find: Find | None) -> None:
    """Make a figure of each paragraph that is one picture and nothing else."""
    for before, inline, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = [one for one in inline.children or [] if one.type != "softbreak"]
        if before.type != "paragraph_open" or before.hidden or len(children) != 1:
            continue
        if children[0].type == "image" and find and find(str(children[0].attrs.get("src", ""))):
            before.tag = after.tag = "figure"
            before.attrSet("class", "prose__figure")
            children[0].meta["figure"] = True


def _spread(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _spread(token.children or [])


def _draw_image(self: RendererHTML, *asked: Any) -> str:
    tokens, place, options, env = asked
    token: Token = tokens[place]
    find: Find | None = env.get("find")
    found = find(str(token.attrs.get("src", ""))) if find else None
    said = self.renderInlineAsText(token.children, options, env).strip()
    if found is None:
        return f"<em>{escape(said)}</em>" if said else ""
    drawn = (
        f'<img src="{escape(found.address)}" alt="{escape(said or found.alt)}" '
        f'width="{found.width}" height="{found.height}" loading="lazy">'
    )
    title = str(token.attrs.get("title", "") or "")
    caption = f"<figcaption>{escape(title)}</figcaption>" if title else ""
    return drawn + caption if token.meta.get("figure") else drawn


def _open_table(*_asked: Any) -> str:
    return (
        '<div class="table-scroll" tabindex="0" role="region" aria-label="Tableau">'
        '<table class="table">'
    )


def _close_table(*_asked: Any) -> str:
    return "</table></div>"


def _open_cell(*_asked: Any) -> str:
    return '<th scope="col">'


def _make() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.add_render_rule("image", _draw_image)
    made.add_render_rule("table_open", _open_table)
    made.add_render_rule("table_close", _close_table)
    made.add_render_rule("th_open", _open_cell)
    return made


_MARKDOWN = _make()
