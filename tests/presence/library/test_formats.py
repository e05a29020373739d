"""What is exported comes back the same, in every format, for what the format can hold."""

import io
import json

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from impact.presence.library import formats
from impact.presence.library.descriptions import NUMBERS, TEXTS
from impact.presence.library.formats import Record, Unreadable, bibtex, decode, ris, tables
from impact.presence.library.models import Resource

_SIGNS = "aàâçéèêëîïôûùüœæÀÉŒ bcdrst 'ʼ’-–—«»\u00a0·.,;:!?()[]/&%$#_{}~^\\\"@=+<>*0123456789|`"
#: What people write: any letter, every sign that means something to one of the formats.
_TEXT = st.one_of(
    st.text(st.sampled_from(_SIGNS), max_size=60),
    st.text(st.characters(exclude_categories=["C", "Z"]), max_size=30),
)


def plain(told):
    return " ".join(told.split())


_LINE = _TEXT.map(plain)
_NAMED = _LINE.filter(bool)
_NAME = _NAMED.filter(lambda told: told != "others" and "|" not in told and ";" not in told)


def descriptions(**more):
    return st.fixed_dictionaries(
        {
            "title": _NAMED,
            "type": st.sampled_from(Resource.Type.values),
            "creators": st.lists(_NAME, max_size=3),
            "publisher": _LINE,
            "year": st.one_of(st.just(""), st.integers(1400, 2199).map(str)),
            "language": st.sampled_from(Resource.Language.values),
            "url": st.sampled_from(["", "https://exemple.test/a_b?c=%C3%A9&d=~e#f"]),
            "summary": st.lists(_NAMED, max_size=3).map("\n".join),
            "identifier": st.sampled_from(["", "10.1234/ab_c(d)", "978-2-1234-5680-3", "X 12"]),
            **more,
        }
    )


_FULL = descriptions(
    licence=st.sampled_from(Resource.Licence.values),
    format=st.sampled_from(Resource.Format.values),
    accessibility=st.sampled_from(Resource.Accessibility.values),
    minutes=st.one_of(st.just(""), st.integers(1, 9999).map(str)),
    competencies=st.lists(st.sampled_from(["C1", "C3:2", "C41:4"]), unique=True),
    stages=st.lists(st.sampled_from(["S1", "S2"]), unique=True),
    roles=st.lists(st.sampled_from(["COO", "AGD"]), unique=True),
    territories=st.lists(st.sampled_from(["region-01", "mrc-100"]), unique=True),
)


def there_and_back(description, *, form):
    door = formats.FORMATS[form]
    text = "".join(door.write([Record("une-notice", description, "https://ici.test/", ["mot"])]))
    text, guessed = decode(text.encode())
    assert formats.recognize(text) == form
    reading = door.read(text)
    assert not guessed
    assert not reading.faults, reading.faults
    (entry,) = reading.entries
    assert entry.slug == "une-notice"
    return dict(entry.description)


def said(description):
    return {name: value for name, value in description.items() if value}


@given(descriptions())
@settings(max_examples=150, deadline=None)
def test_what_ris_holds_comes_back_the_same(description):
    assert there_and_back(description, form="ris") == said(description)


@given(descriptions())
@settings(max_examples=150, deadline=None)
def test_what_bibtex_holds_comes_back_the_same_with_paragraphs_joined(description):
    expected = said(description | {"summary": description["summary"].replace("\n", " ")})

    assert there_and_back(description, form="bib") == expected


@given(_FULL)
@settings(max_examples=150, deadline=None)
def test_a_table_holds_everything_but_the_file(description):
    assert there_and_back(description, form="csv") == said(description)


def test_each_format_says_what_it_cannot_hold():
    fields = {*TEXTS, *NUMBERS, "creators", "competencies", "stages", "roles", "territories"}
    held = {name for name, _cure in tables.COLUMNS.values() if name}

    assert tables.LOST == ("file",)
    assert held == fields
    assert set(ris.LOST) == set(bibtex.LOST) == fields - set(FULL) | {"file"}


FULL = {
    "title": "Guide d’accueil & de départ: 100 % utile",
    "type": "GUIDE",
    "creators": ["Tremblay, Ève", "Table de quartier Sud et Nord", "Ressources and compagnie"],
    "publisher": "Éditions du Rapide",
    "year": "2021",
    "language": "fr",
    "summary": "Pas à pas.\nTY  - piège",
    "identifier": "10.1234/abc",
    "url": "https://exemple.test/guide_a",
}


def test_an_independent_reader_of_ris_finds_the_same():
    text = "".join(ris.write([Record("guide", FULL, "https://ici.test/ressources/guide/", ["C3"])]))

    (found,) = rispy.load(io.StringIO(text))

    assert found["type_of_reference"] == "GEN"
    assert found["title"] == FULL["title"]
    assert found["authors"] == FULL["creators"]
    assert found["doi"] == FULL["identifier"]
    assert found["urls"] == [FULL["url"]]
    assert found["keywords"] == ["C3"]


def test_an_independent_reader_of_bibtex_finds_the_same():
    text = "".join(bibtex.write([Record("guide", FULL)]))

    library = bibtexparser.parse_string(
        text,
        append_middleware=[
            bibtexparser.middlewares.SeparateCoAuthors(),
            bibtexparser.middlewares.LatexDecodingMiddleware(),
        ],
    )

    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry["title"] == FULL["title"]
    assert entry["doi"] == FULL["identifier"]
    assert len(entry["author"]) == 3


@pytest.mark.parametrize("form", ["ris", "bib", "csv"])
def test_a_title_that_is_a_formula_starts_none_in_a_spreadsheet(form):
    assert there_and_back({"title": "=1+1", "type": "TOOL"}, form=form)["title"] == "=1+1"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d"])
def test_a_table_guards_what_looks_like_a_formula(sign):
    lines = list(tables.write([Record("a", {"title": f"{sign}cmd", "creators": ["@nom"]})]))

    assert f"'{sign}cmd" in lines[1]
    assert "'@nom" in lines[1]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_read_whatever_its_separator_and_its_letters(separator, encoding):
    told = [["Titre", "Auteurs", "Année"], ["L’été à Québec", "Ève Roy | Table du Nord", "2020"]]
    data = "\r\n".join(separator.join(row) for row in told).encode(encoding)

    text, guessed = decode(data)
    (entry,) = formats.read(text, form=formats.recognize(text)).entries

    assert entry.description["title"] == "L’été à Québec"
    assert entry.description["creators"] == ["Ève Roy", "Table du Nord"]
    assert bool(guessed) == (encoding == "cp1252")


def test_a_table_made_by_zotero_is_understood():
    text = (
        '"Key","Item Type","Publication Year","Author","Title","DOI","Url","Abstract Note"\n'
        '"AB12","journalArticle","2019","Ninacs, William A.; Gareau, Richard","Un titre",'
        '"10.1234/x","https://exemple.test/","Un résumé"\n'
    )

    (entry,) = tables.read(text).entries

    assert entry.slug == ""
    assert json.loads(json.dumps(entry.description)) == {
        "title": "Un titre",
        "type": "ARTICLE",
        "creators": ["Ninacs, William A.", "Gareau, Richard"],
        "year": "2019",
        "url": "https://exemple.test/",
        "summary": "Un résumé",
        "identifier": "10.1234/x",
    }


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.4\x00\x01", b"  \n"])
def test_what_is_no_text_is_refused_in_words(data):
    with pytest.raises(Unreadable, match=r"\w"):
        formats.recognize(decode(data)[0])
