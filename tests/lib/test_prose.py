"""Whatever people type, what comes out of Markdown can do no harm and keeps what they meant."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.lib.prose import Illustration, fit_ranks, pictures_in, plain_text, render

OURS = {"image-12": Illustration("/images/12.jpg", "Un jardin", 800, 600)}
NBSP = "\u00a0"

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://ailleurs.example/x.png)",
    '![x" onerror="alert(1)](image-12)',
    '![x](image-12 "\\"><script>alert(1)</script>")',
    "[x]: javascript:alert(1)\n\n[x]",
    "<iframe src=//ailleurs.example></iframe>",
    "<style>body{display:none}</style>",
    "<div style='position:fixed' id=contenu>",
    "`<script>` ```<b onclick=x>```",
    "```html\n<script>alert(1)</script>\n```",
    "| <script>a</script> | [x](javascript:1) |\n|---|---|\n| <b onclick=1> | y |",
    "# <script>alert(1)</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<!--><script>alert(1)</script>-->",
]


class _Reader(HTMLParser):
    """Everything a browser would find in a fragment."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def _is_harmless(html: str) -> bool:
    read = _Reader(html)
    bad_tags = {"script", "style", "iframe", "svg", "math", "object", "form", "input", "base"}
    addresses = [value for name, value in read.attributes if name in {"href", "src"}]
    safe = re.compile(r"(?:https?:|mailto:|tel:|[^:]*$)", re.IGNORECASE)
    return (
        not read.tags & bad_tags
        and not any(name.startswith("on") or name == "style" for name, _ in read.attributes)
        and all(safe.match(value or "") for value in addresses)
        and all(value == "/images/12.jpg" for name, value in read.attributes if name == "src")
    )


@pytest.mark.parametrize("typed", ATTACKS)
def test_an_attack_comes_out_as_words(typed):
    assert _is_harmless(render(typed, find=OURS.get).html)


@given(st.lists(st.sampled_from([*ATTACKS, "](", "[", "<", ">", '"', "'", "\n", "\n\n", "&", "x"])))
def test_attacks_put_together_come_out_as_words(parts):
    assert _is_harmless(render("".join(parts), find=OURS.get).html)


@given(st.text(max_size=400))
def test_any_text_is_drawn_and_harmless(typed):
    assert _is_harmless(render(typed, find=OURS.get, keeps_lines=True).html)


@given(st.lists(st.integers(1, 6)), st.integers(2, 4))
def test_headings_start_where_asked_and_never_skip_a_rank(ranks, first):
    fitted = fit_ranks(ranks, first=first)

    assert all(first <= rank <= 6 for rank in fitted)
    assert fitted[:1] in ([], [first])
    assert all(after <= before + 1 for before, after in zip(fitted, fitted[1:], strict=False))


def test_a_title_of_a_text_is_never_that_of_the_page():
    html = render("# Un\n\n### Deux\n\n# Un").html

    assert re.findall(r'<h(\d) id="([^"]+)"', html) == [
        ("2", "s-un"),
        ("3", "s-deux"),
        ("2", "s-un-2"),
    ]


def test_french_typography_is_kept():
    html = render(f"Il dit{NBSP}: «{NBSP}l’été{NBSP}» … et part.").html.replace("&nbsp;", NBSP)

    assert f"Il dit{NBSP}: «{NBSP}l’été{NBSP}» … et part." in html


def test_a_picture_of_ours_alone_on_its_line_is_a_figure_with_its_caption():
    html = render('![](image-12 "Au printemps")', find=OURS.get).html

    assert 'alt="Un jardin"' in html
    assert "<figcaption>Au printemps</figcaption>" in html
    assert html.startswith('<figure class="prose__figure">')


def test_a_picture_that_is_not_ours_leaves_its_description():
    html = render("![Une carte](https://ailleurs.example/x.png)", find=OURS.get).html

    assert "<img" not in html
    assert "Une carte" in html


def test_a_table_can_be_read_by_ear_and_scrolled_by_keyboard():
    html = render("| Mot | Sens |\n|---|---|\n| a | b |").html

    assert '<th scope="col">Mot</th>' in html
    assert 'tabindex="0"' in html


def test_lines_are_kept_for_those_who_know_no_markdown():
    assert "<br>" in render("un\ndeux", keeps_lines=True).html
    assert "<br>" not in render("un\ndeux").html


def test_what_a_text_says_and_shows_is_told_apart():
    text = "## Bonjour\n\n**Vous** ![](image-12) et ![x](image-3)"

    assert plain_text(text).startswith("Bonjour Vous")
    assert pictures_in(text) == ["image-12", "image-3"]
