"""Tables of offers, as a provider would hand them over."""

import csv
import io

from impact.journeys.offers.tables import Line, Table, read_table

PLAIN = {
    "cle": "F-1",
    "sorte": "formation",
    "titre": "Animer à plusieurs",
    "offreur": "Le Gué",
    "competences": "D1:0>2",
}


def line(number=2, **cells):
    return Line(number, {**PLAIN, **cells})


def table(*lines):
    return Table([line(number, **cells) for number, cells in enumerate(lines, start=2)])


def as_csv(*rows, delimiter=",", columns=tuple(PLAIN)):
    """Write rows of cells as a CSV text, the plain ones filled in."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([{**PLAIN, **row}.get(name, "") for name in columns] for row in rows)
    return written.getvalue()


def read(*rows, **options):
    return read_table(as_csv(*rows, **options))
