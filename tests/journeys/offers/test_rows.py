"""What a line says is read with its faults: each names its column and how to mend it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.offers.models import Offer
from impact.journeys.offers.rows import FIELD_COLUMNS, Target, read_rows
from impact.journeys.offers.tables import COLUMNS, REQUIRED
from tests.journeys.offers.tables import line

WHOLE = {
    "resume": "Deux journées.",
    "competences": "D1:0>2; C3:1→3",
    "etapes": "s3; S4; S3",
    "roles": "COO|AGD",
    "territoires": "2; 941",
    "en_ligne": "Oui",
    "langue": "fr-en",
    "heures": "3,5 h",
    "cout": "1\u202f250 $",
    "cout_par": "groupe",
    "places": "12",
    "complet": "oui",
    "debut": "2027-03-15",
    "fin": "2027-03-16",
    "adresse_web": "https://exemple.test/cours",
    "contact": "418 555-0101",
    "preuves": "Suivi à trois mois.",
    "fictive": "oui",
}


def test_a_whole_line_is_read_whole():
    [row], faults = read_rows([line(**WHOLE)])

    assert faults == []
    assert row.aims == (Target("D1", 0, 2), Target("C3", 1, 3))
    assert (row.stages, row.roles) == (("S3", "S4"), ("COO", "AGD"))
    assert row.territories == ("02", "941")
    assert row.fields["hours"] == Decimal("3.5")
    assert (row.fields["cost"], row.fields["cost_basis"]) == (1250, Offer.Basis.GROUP)
    assert (row.fields["starts_on"], row.fields["ends_on"]) == (
        date(2027, 3, 15),
        date(2027, 3, 16),
    )
    assert [row.fields[name] for name in ("is_full", "is_online", "is_fictional")] == [True] * 3


def test_what_is_optional_may_be_left_empty():
    [row], faults = read_rows([line()])

    assert faults == []
    assert row.fields["hours"] is row.fields["cost"] is row.fields["starts_on"] is None
    assert row.fields["language"] == "fr"


@pytest.mark.parametrize(
    ("column", "cell", "cure"),
    [
        ("cle", "", "vide"),
        ("titre", "", "vide"),
        ("titre", "a" * 161, "160"),
        ("sorte", "", "Écrivez"),
        ("sorte", "spectacle", "coaching"),
        ("competences", "", "au moins une"),
        ("competences", "D1", "C3:1>2"),
        ("competences", "D1:2>1", "dépasser"),
        ("competences", "D1:0>1; d1:1>2", "deux fois"),
        ("en_ligne", "peut-être", "oui, non"),
        ("langue", "français", "fr"),
        ("heures", "NaN", "3,5"),
        ("heures", "-2", "3,5"),
        ("heures", "1e9", "3,5"),
        ("cout", "12,50", "entier"),
        ("cout", "99999999999", "entier"),
        ("cout", "-5", "entier"),
        ("cout", "²", "entier"),
        ("cout_par", "famille", "groupe"),
        ("places", "beaucoup", "entier"),
        ("debut", "15/03/2027", "2027-03-15"),
        ("debut", "2027-02-30", "2027-03-15"),
        ("adresse_web", "javascript:alert(1)", "https://"),
        ("adresse_web", "https://", "https://"),
        ("adresse_web", "exemple.test", "https://"),
    ],
)
def test_a_slip_is_told_with_its_column_and_its_cure(column, cell, cure):
    rows, faults = read_rows([line(7, **{column: cell})])

    assert rows == []
    assert {(fault.line, fault.column) for fault in faults} == {(7, column)}
    assert cure in faults[0].cure


def test_an_end_before_its_start_is_told():
    _rows, [fault] = read_rows([line(debut="2027-03-15", fin="2027-03-14")])

    assert fault.column == "fin"


def test_a_key_used_twice_by_a_provider_points_at_the_first():
    again = [line(2), line(3, offreur="Un autre"), line(4)]

    rows, [fault] = read_rows(again)

    assert [row.line for row in rows] == [2, 3]
    assert (fault.line, fault.column) == (4, "cle")
    assert "ligne 2" in fault.cure


def test_every_slip_of_a_line_is_told_at_once():
    _rows, faults = read_rows([line(titre="", heures="dix", cout="cher")])

    assert {fault.column for fault in faults} == {"titre", "heures", "cout"}


def test_every_column_is_read():
    told_apart = {"cle", "competences", "etapes", "roles", "territoires"}

    assert set(FIELD_COLUMNS.values()) | told_apart == set(COLUMNS)


@given(st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.text(max_size=40)))
def test_whatever_is_typed_is_read_or_told_never_a_crash(cells):
    rows, faults = read_rows([line(**cells)])

    assert bool(rows) != bool(faults)
    assert all(fault.column in COLUMNS and fault.cure for fault in faults)
    assert set(REQUIRED) <= set(COLUMNS)
