"""Handing a table over as a file a spreadsheet opens as it should, accents and all."""

import csv
from collections.abc import Iterable, Sequence
from itertools import chain

from django.http import HttpResponse

#: What would make a spreadsheet take a text for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_response(
    name: str, *, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """Return the table as `name`.csv, in UTF-8 with its mark; texts can start no formula."""
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
    writer = csv.writer(response)
    writer.writerows([_harmless(value) for value in row] for row in chain([header], rows))
    return response


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
