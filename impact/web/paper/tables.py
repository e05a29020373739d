"""Handing a table over as a file a spreadsheet opens as it should, accents and all."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

#: What would make a spreadsheet take a text for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


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
    writer.writerow(header)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return response


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
