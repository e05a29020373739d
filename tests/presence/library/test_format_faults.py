"""What is wrong in a file is told by its line, with how to mend it; the rest is read."""

import pytest

from impact.presence.library.formats import Unreadable, bibtex, decode, ris, tables
from impact.presence.library.formats.latex import decode as from_latex
from impact.presence.library.formats.wording import language_of, licence_of, type_of

BROKEN_RIS = """\
Exporté le 3 mai
TY  - RPRT
TI  - Première
AU  - Roy, Ève
TY  - XYZ
TI  - Deuxième
PY  - bientôt
AB  - Un résumé
sur deux lignes
ER  -
TY  - BOOK
AU  - Personne
ER  -
TY  - JOUR
T1  - Dernière
Y1  - 2019/05//
"""


def test_ris_tells_each_fault_by_its_line_and_reads_the_rest():
    reading = ris.read(BROKEN_RIS)

    assert [entry.description["title"] for entry in reading.entries] == [
        "Première",
        "Deuxième",
        "Dernière",
    ]
    assert [
        (one.line, one.column, one.is_blocking) for one in sorted(reading.faults, key=_line)
    ] == [
        (1, "TY", False),
        (2, "ER", False),
        (5, "TY", False),
        (7, "PY", False),
        (11, "TI", True),
        (14, "ER", False),
    ]
    assert reading.entries[1].description["summary"] == "Un résumé\nsur deux lignes"
    assert reading.entries[2].description["year"] == "2019"


def _line(fault):
    return fault.line


BROKEN_BIBTEX = r"""
Un mot avant.
@string{rue = "Table de la rue"}
@article{a, title = {L'{\'e}t{\'e} {\`a} Qu\'ebec}, author = {Roy, {\`E}ve and {Table du Nord et du Sud}},
  journal = rue # " Sud", year = 2020, month = jan}
@book{casse, title = {jamais referm{\'e}
@misc{sans, author = {Personne}}
@misc{deux, title = {Un}, title = {Deux}, year = {demain}}
@comment{rien}
@inbook{a, title = "Même clé"}
"""


def test_bibtex_tells_each_fault_by_its_line_and_reads_the_rest():
    reading = bibtex.read(BROKEN_BIBTEX)

    first = reading.entries[0].description
    assert first["title"] == "L'été à Québec"
    assert first["creators"] == ["Roy, Ève", "Table du Nord et du Sud"]
    assert first["publisher"] == "Table de la rue Sud"
    assert [entry.description["title"] for entry in reading.entries[1:]] == ["Un", "Même clé"]
    assert [(one.line, one.is_blocking) for one in sorted(reading.faults, key=_line)] == [
        (6, True),
        (7, True),
        (8, False),
        (8, False),
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"\'{e}t\'e, \c{c}a, \^{\i}le, No\"el", "été, ça, île, Noël"),
        (r"{\oe}uvre \oe{}uvre \OE uvre", "œuvre œuvre Œuvre"),
        (r"100\,\% \& plus", "100 % & plus"),
        (r"Le {Q}u{\'e}bec~; \emph{ici} --- l\`a", "Le Québec\u00a0; ici — là"),
        (r"\og mot\fg{}", "«\u00a0mot\u00a0»"),
        (r"``mot''", "“mot”"),
        (r"a \textbackslash{} b \{c\}", "a \\ b {c}"),
    ],
)
def test_accents_and_signs_of_latex_are_read(written, plain):
    assert from_latex(written) == plain


def test_a_table_tells_each_fault_by_its_line_and_reads_the_rest():
    text = (
        "titre,sorte,annee,langue,couleur\n"
        "Un,Guide,2020,fr,bleu\n"
        ",Guide,2020,fr,\n"
        "Deux,Machin,2020,fr,\n"
        "Trois,Guide,l'an dernier,klingon,\n"
        'Quatre,Guide,2020,fr,,de trop\n"Cinq,\nsur deux lignes",Fiche,,,\n'
    )

    reading = tables.read(text)

    assert [
        (one.line, one.column, one.is_blocking) for one in sorted(reading.faults, key=_line)
    ] == [
        (3, "titre", True),
        (4, "sorte", True),
        (5, "annee", False),
        (6, "", True),
    ]
    assert [(one.line, one.description["title"]) for one in reading.entries] == [
        (2, "Un"),
        (5, "Trois"),
        (7, "Cinq, sur deux lignes"),
    ]
    assert reading.unread == ["couleur"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "un texte\n", 'titre,sorte\n"jamais fermé,x\n'])
def test_a_table_without_titles_or_cut_short_says_what_to_send(text):
    with pytest.raises(Unreadable, match="titre|guillemet"):
        tables.read(text)


def test_letters_of_an_older_windows_are_read_and_told():
    text, guessed = decode("TY  - GEN\r\nTI  - L’été\r\nER  - \r\n".encode("cp1252"))

    assert "L’été" in text
    assert "Windows-1252" in guessed


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Guide pratique", "GUIDE"),
        ("journalArticle", "ARTICLE"),
        ("Rapport ou recherche", "REPORT"),
        ("VIDEO", "VIDEO"),
        ("brouette", ""),
    ],
)
def test_a_type_is_known_by_the_words_of_others(told, code):
    assert type_of(told) == code


@pytest.mark.parametrize(
    ("told", "code"),
    [("fr-CA", "fr"), ("Français", "fr"), ("eng", "en"), ("fr; en", "fr-en"), ("es", "autre")],
)
def test_a_language_is_known_by_the_words_of_others(told, code):
    assert language_of(told) == code


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC-BY-NC-SA-4.0"),
        ("CC BY-SA 3.0", "CC-BY-SA-4.0"),
        ("Creative Commons BY", "CC-BY-4.0"),
        ("© 2020 La Table", "RESERVED"),
        ("Licence ouverte", "OTHER"),
        ("", ""),
    ],
)
def test_a_licence_is_known_by_the_words_of_others(told, code):
    assert licence_of(told) == code
