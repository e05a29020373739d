"""A table a spreadsheet opens runs nothing, whoever wrote its texts."""

import pytest

from impact.web.paper.tables import csv_response

SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@pytest.mark.parametrize("sign", SIGNS)
def test_no_text_starts_a_formula_not_even_a_heading(sign):
    text = f"{sign}HYPERLINK(1)"

    table = csv_response("essai", header=[text], rows=[[text]]).content.decode("utf-8-sig")

    assert table.count(f"'{sign}HYPERLINK") == 2


def test_numbers_stay_numbers():
    table = csv_response("essai", header=["Écart"], rows=[[-3]]).content.decode("utf-8-sig")

    assert table.splitlines()[1] == "-3"
