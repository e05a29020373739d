"""Words of the glossary found in texts: whole, as they are written, the longest first."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.knowledge.concepts.queries import read_glossary, read_terms
from impact.knowledge.concepts.recognition import Recognizer

NAMES = [
    ("participation", "participation"),
    ("citoyenne", "participation citoyenne"),
    ("agir", "pouvoir d’agir"),
    ("table", "table de concertation"),
    ("concertation", "concertation"),
    ("portrait", "portrait-diagnostic"),
    ("inegalites", "inégalités sociales"),
    ("dpa", "DPA"),
    ("savoirs", "savoirs"),
]
WORDS = Recognizer(NAMES)


def _found(text, words=WORDS):
    return [(one.code, text[one.start : one.end]) for one in words.find(text)]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("La participation citoyenne, ici.", "citoyenne", "participation citoyenne"),
        ("des Tables de concertation!", "table", "Tables de concertation"),
        ("le pouvoir d'agir", "agir", "pouvoir d'agir"),
        ("son POUVOIR D’AGIR", "agir", "POUVOIR D’AGIR"),
        ("un portrait diagnostic", "portrait", "portrait diagnostic"),
        ("l’inegalite sociale", "inegalites", "inegalite sociale"),
        ("ine\u0301galite\u0301s sociales", "inegalites", "ine\u0301galite\u0301s sociales"),
        ("l’approche (DPA)", "dpa", "DPA"),
        ("un savoir", "savoirs", "savoir"),
        ("table\nde  concertation", "table", "table\nde  concertation"),
    ],
)
def test_a_name_is_found_as_people_write_it(text, code, said):
    assert _found(text) == [(code, said)]


@pytest.mark.parametrize(
    "text",
    [
        "participer, participante, participatif",
        "le pouvoir. D’agir il n’est rien dit",
        "savoir-faire",
        "multi-participation",
        "un dpa en minuscules",
        "la concertation·e",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_left(text):
    assert _found(text) == []


def test_a_name_that_two_words_share_is_neither():
    words = Recognizer([("a", "petit réseau"), ("b", "Petits réseaux"), ("c", "réseau")])

    assert _found("un petit réseau, un réseau", words) == [("c", "réseau")]


def test_the_longest_wins_wherever_it_begins():
    words = Recognizer([("ab", "un deux"), ("bcd", "deux trois quatre")])

    assert _found("un deux trois quatre", words) == [("bcd", "deux trois quatre")]


def test_a_name_with_a_precision_between_brackets_is_not_looked_for():
    assert _found("participation plan", Recognizer([("p", "participation (plan)")])) == []


@pytest.mark.django_db
def test_every_name_that_is_alone_finds_its_own_word(reference):
    words = read_terms().recognizer

    heard = {
        word.code: [code for code, _said in _found(f"Voici {word.label}.", words)]
        for word in read_glossary()
        if "(" not in word.label
    }
    shared = [code for code, codes in heard.items() if codes != [code]]
    assert all(heard[code] == [] for code in shared)
    assert len(shared) <= 4 < 100 < len(heard)


TEXTS = st.lists(
    st.sampled_from([name for _code, name in NAMES])
    | st.text(alphabet=string.ascii_letters + "éàç’' -·.&<>\n", max_size=12)
).map(" ".join)


@given(TEXTS)
def test_what_is_found_never_overlaps_and_keeps_the_order_of_the_text(text):
    mentions = WORDS.find(text)

    for one, other in zip(mentions, mentions[1:], strict=False):
        assert one.end <= other.start
    assert all(0 <= one.start < one.end <= len(text) for one in mentions)


@given(TEXTS)
def test_capitals_and_ways_to_write_accents_change_nothing_found(text):
    codes = [one.code for one in WORDS.find(text) if one.code != "dpa"]
    apart = unicodedata.normalize("NFD", text)

    assert [one.code for one in WORDS.find(apart) if one.code != "dpa"] == codes
    assert [one.code for one in WORDS.find(text.upper()) if one.code != "dpa"] == codes
