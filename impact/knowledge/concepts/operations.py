"""Installing concepts from their files; whole or not at all."""

from datetime import date
from pathlib import Path

from django.db import transaction

from impact.knowledge.concepts.content import ConceptEntry, SchemeFile, read_scheme
from impact.knowledge.concepts.models import Concept, ConceptScheme
from impact.lib.content import Outcome, files_in, read_file
from impact.lib.placing import put_in_place

__all__ = ["install_concepts"]


@transaction.atomic
def install_concepts(*, path: Path, on: date) -> Outcome:
    """Make the schemes say what their files say; what left a file is retired on that day.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    schemes = [read_scheme(read_file(file)) for file in files_in(path)]
    return sum((_install_scheme(scheme, on=on) for scheme in schemes), Outcome())


def _install_scheme(scheme: SchemeFile, *, on: date) -> Outcome:
    home = put_in_place(
        ConceptScheme.objects.filter(code=scheme.code),
        wanted=[ConceptScheme(code=scheme.code, title=scheme.title)],
        key=["code"],
        on=on,
    )
    standing = home.rows[scheme.code].concepts.all()
    rows = [
        _concept(entry, scheme=home.rows[scheme.code], position=position)
        for position, entry in enumerate(scheme.concepts, start=1)
    ]
    placed = put_in_place(standing, wanted=rows, key=["code"], on=on, keep=["broader"])
    moved = placed.untouched.intersection(_nest(scheme, placed.rows))
    nesting = Outcome(changed=len(moved), kept=-len(moved))
    return home.outcome + placed.outcome + nesting


def _concept(entry: ConceptEntry, *, scheme: ConceptScheme, position: int) -> Concept:
    return Concept(
        scheme=scheme,
        code=entry.code,
        label=entry.label,
        label_en=entry.label_en,
        definition=entry.definition,
        position=position,
    )


def _nest(scheme: SchemeFile, rows: dict[str, Concept]) -> list[str]:
    """Put each concept under its broader one, which had to be there first; tell which moved."""
    moved = []
    for entry in scheme.concepts:
        row, broader = rows[entry.code], rows.get(entry.broader)
        if row.broader_id != (broader.pk if broader else None):
            row.broader = broader
            moved.append(row)
    Concept.objects.bulk_update(moved, ["broader"])
    return [row.code for row in moved]
