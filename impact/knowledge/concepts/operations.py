"""Installing concepts from their files; whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.db import transaction
from django.db.models import F, Model

from impact.knowledge.concepts.content import ConceptEntry, SchemeFile, read_scheme
from impact.knowledge.concepts.models import (
    GLOSSARY,
    Concept,
    ConceptScheme,
    Correspondence,
    Definition,
    Label,
    Language,
    Relation,
)
from impact.lib.content import Outcome, files_in, read_file
from impact.lib.placing import Placed, put_in_place
from impact.lib.search import engine

__all__ = ["install_concepts", "note_change"]

#: What the search calls a word of the glossary.
FOUND_AS = "repere"

Rows = dict[str, Concept]


@transaction.atomic
def install_concepts(*, path: Path, on: date) -> Outcome:
    """Make the schemes say what their files say; what left a file is retired on that day.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    schemes = [read_scheme(read_file(file)) for file in files_in(path)]
    return sum((_install_scheme(scheme, on=on) for scheme in schemes), Outcome())


def note_change(*, scheme: ConceptScheme, codes: Iterable[str], at: datetime) -> None:
    """Say which concepts changed, so that the search and what was worked out of them follow."""
    ConceptScheme.objects.filter(pk=scheme.pk).update(edition=F("edition") + 1)
    if scheme.code == GLOSSARY:
        engine.note(kind=FOUND_AS, keys=sorted(codes), at=at)


def _install_scheme(scheme: SchemeFile, *, on: date) -> Outcome:
    home = put_in_place(
        ConceptScheme.objects.filter(code=scheme.code),
        wanted=[ConceptScheme(code=scheme.code, title=scheme.title)],
        key=["code"],
        on=on,
        keep=["edition"],
    )
    standing = home.rows[scheme.code].concepts.all()
    rows = [
        _concept(entry, scheme=home.rows[scheme.code], position=position)
        for position, entry in enumerate(scheme.concepts, start=1)
    ]
    placed = put_in_place(standing, wanted=rows, key=["code"], on=on, keep=["broader"])
    moved = {*_nest(scheme, placed.rows), *_surround(scheme, placed, on=on)}
    nesting = placed.untouched.intersection(moved)
    outcome = home.outcome + placed.outcome + Outcome(changed=len(nesting), kept=-len(nesting))
    if outcome.touched or moved:
        gone = standing.exclude(code__in=placed.rows).filter(retired_on=on)
        codes = {
            *placed.rows.keys() - placed.untouched,
            *moved,
            *gone.values_list("code", flat=True),
        }
        noon = datetime.combine(on, time(12), tzinfo=UTC)
        note_change(scheme=home.rows[scheme.code], codes=codes, at=noon)
    return outcome


def _concept(entry: ConceptEntry, *, scheme: ConceptScheme, position: int) -> Concept:
    return Concept(
        scheme=scheme,
        code=entry.code,
        label=entry.label,
        label_en=entry.label_en,
        no_equivalent_in=entry.no_equivalent_in,
        equivalence_note=entry.equivalence_note,
        plain=entry.plain,
        definition=entry.definition,
        position=position,
    )


def _nest(scheme: SchemeFile, rows: Rows) -> list[str]:
    """Put each concept under its broader one, which had to be there first; tell which moved."""
    moved = []
    for entry in scheme.concepts:
        row, broader = rows[entry.code], rows.get(entry.broader)
        if row.broader_id != (broader.pk if broader else None):
            row.broader = broader
            moved.append(row)
    Concept.objects.bulk_update(moved, ["broader"])
    return [row.code for row in moved]


def _surround(scheme: SchemeFile, placed: Placed[Concept], *, on: date) -> set[str]:
    """Put names, ties, meanings and correspondences in place; tell which concepts they touched."""
    rows = placed.rows
    code_of = {row.pk: code for code, row in rows.items()}
    around: list[tuple[type[Model], str, Callable[[SchemeFile, Rows], Iterator], list[str]]] = [
        (Label, "concept", _labels, ["concept_id", "language", "text"]),
        (Relation, "source", _relations, ["kind", "source_id", "target_id"]),
        (Definition, "concept", _definitions, ["concept_id", "position"]),
        (Correspondence, "concept", _correspondences, ["concept_id", "address"]),
    ]
    touched = set()
    for model, owner, wanted, key in around:
        standing = model._default_manager.filter(**{f"{owner}__scheme__code": scheme.code})
        before = {_values(row): getattr(row, f"{owner}_id") for row in standing}
        put_in_place(standing.all(), wanted=wanted(scheme, rows), key=key, on=on)
        after = {_values(row): getattr(row, f"{owner}_id") for row in standing.all()}
        differing = before.keys() ^ after.keys()
        touched |= {(before | after)[values] for values in differing}
    return {code_of[pk] for pk in touched if pk in code_of}


def _values(row: object) -> tuple[object, ...]:
    columns = row._meta.concrete_fields  # type: ignore[attr-defined]
    return tuple(getattr(row, column.attname) for column in columns if not column.primary_key)


def _labels(scheme: SchemeFile, rows: Rows) -> Iterator[Label]:
    for entry in scheme.concepts:
        named = (
            (Label.Kind.ALT, Language.FRENCH, entry.synonyms),
            (Label.Kind.ALT, Language.ENGLISH, entry.synonyms_en),
            (Label.Kind.HIDDEN, Language.FRENCH, entry.hidden),
        )
        for kind, language, texts in named:
            for text in texts:
                yield Label(concept=rows[entry.code], kind=kind, language=language, text=text)


def _relations(scheme: SchemeFile, rows: Rows) -> Iterator[Relation]:
    for entry in scheme.concepts:
        here = rows[entry.code]
        for code in entry.also_broader:
            yield Relation(kind=Relation.Kind.BROADER, source=here, target=rows[code])
        for code in entry.related:
            if here.pk < rows[code].pk:
                yield Relation(kind=Relation.Kind.RELATED, source=here, target=rows[code])


def _definitions(scheme: SchemeFile, rows: Rows) -> Iterator[Definition]:
    for entry in scheme.concepts:
        for position, meaning in enumerate(entry.meanings, start=1):
            yield Definition(
                concept=rows[entry.code],
                position=position,
                voice=meaning.voice,
                text=meaning.text,
                source=meaning.source,
                address=meaning.address,
                consequence=meaning.consequence,
            )


def _correspondences(scheme: SchemeFile, rows: Rows) -> Iterator[Correspondence]:
    for entry in scheme.concepts:
        for one in entry.correspondences:
            yield Correspondence(
                concept=rows[entry.code], kind=one.kind, address=one.address, label=one.label
            )
