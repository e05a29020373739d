"""Resources as files that other software reads and writes: RIS, BibTeX, CSV; texts in, values out.

Each module says what its format cannot hold (`LOST`); what is wrong in a file is told by its line.
"""

from django.utils.translation import gettext as _

from impact.presence.library.formats import bibtex, ris, tables
from impact.presence.library.formats.readings import (
    Entry,
    Fault,
    Reading,
    Record,
    Unreadable,
    decode,
)

__all__ = [
    "FORMATS",
    "Entry",
    "Fault",
    "Reading",
    "Record",
    "Unreadable",
    "decode",
    "read",
    "recognize",
]

#: Each format by the ending of its files, and how it is read and written.
FORMATS = {"ris": ris, "bib": bibtex, "csv": tables}


def recognize(text: str) -> str:
    """Return which format a text is in, by what it holds and not by what its file is called.

    :raises Unreadable: if it holds nothing.
    """
    if not text.strip():
        raise Unreadable(_("Ce fichier est vide. Exportez vos notices de nouveau."))
    if ris.is_one(text):
        return "ris"
    return "bib" if bibtex.is_one(text) else "csv"


def read(text: str, *, form: str) -> Reading:
    """Return the resources of a text, and what is wrong with it line by line.

    :raises Unreadable: if it cannot be read at all.
    """
    return FORMATS[form].read(text)
