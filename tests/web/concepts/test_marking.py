"""Marks in a piece of a page: running text only, each word once, the page otherwise as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.knowledge.concepts.recognition import Recognizer
from impact.web.marking import mark

WORDS = Recognizer(
    [
        ("concertation", "concertation"),
        ("agir", "pouvoir d’agir"),
        ("table", "table de concertation"),
    ]
)
MARKS = re.compile(r"\[\[(.*?)\|.*?\]\]", re.DOTALL)


def _marked(html, seen=None):
    seen = set() if seen is None else seen
    return mark(html, recognizer=WORDS, seen=seen, write=lambda code, text: f"[[{text}|{code}]]")


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>La concertation.</p>", "<p>La [[concertation|concertation]].</p>"),
        ("pouvoir d&#x27;agir", "[[pouvoir d&#x27;agir|agir]]"),
        ("<p title='a > concertation'>x</p>", "<p title='a > concertation'>x</p>"),
        ("<br>concertation", "<br>[[concertation|concertation]]"),
        ("<h2>x</h2>concertation", "<h2>x</h2>[[concertation|concertation]]"),
        ("<p lang=fr>concertation", "<p lang=fr>[[concertation|concertation]]"),
        ("table de<br>concertation", "table de<br>[[concertation|concertation]]"),
    ],
)
def test_running_text_is_marked(html, marked):
    assert _marked(html) == marked


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x/">la <em>concertation</em></a>',
        "<h2>La concertation</h2>",
        "<h3><span>La</span> concertation</h3>",
        "<pre><code>concertation</code></pre>",
        "<button>concertation</button>",
        "<script>concertation</script>",
        "<!-- concertation -->",
        '<p lang="en">concertation</p>',
        "<svg><text>concertation</text></svg>",
        "<details><summary>concertation</summary></details>",
        "pouvoir &amp; d’agir",
        "pouvoir&lt;d’agir",
    ],
)
def test_what_is_no_running_text_is_left(html):
    assert _marked(html) == html


def test_a_word_is_marked_once_a_page():
    seen = set()

    assert _marked("<p>concertation, concertation</p>", seen).count("[[") == 1
    assert _marked("<p>concertation</p>", seen) == "<p>concertation</p>"


PIECES = st.sampled_from(
    [
        *("concertation", "pouvoir d’agir", "pouvoir d&#x27;agir", "<a href='/'>", "</a>", "<h2>"),
        *("</h2>", "<p>", "</p>", "<br>", "&amp;", "<", ">", "table de ", " ", "<!--", "-->"),
        *('<p title="', '">', "<em>", "</em>", "<p lang='en'>", "é", "·e"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_taking_the_marks_out_gives_back_the_page(html):
    assert MARKS.sub(r"\1", _marked(html)) == html


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_marked_twice(html):
    codes = re.findall(r"\|(\w+)\]\]", _marked(html))

    assert len(codes) == len(set(codes))
