"""Installing concepts from their files; whole or not at all."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from impact.knowledge.concepts.content import TOLD, ConceptEntry, SchemeFile, read_scheme
from impact.knowledge.concepts.integrity import find_breaches
from impact.knowledge.concepts.models import (
    Concept,
    ConceptScheme,
    Correspondence,
    Definition,
    Label,
    Language,
    Relation,
)
from impact.knowledge.concepts.operations.holding import (
    Holdings,
    let_go_of_what_agrees,
    read_holdings,
)
from impact.knowledge.concepts.operations.noting import note_change
from impact.knowledge.concepts.queries import read_afresh
from impact.lib.content import BadContent, Outcome, files_in, read_file
from impact.lib.placing import put_in_place

Rows = dict[str, Concept]
Wanted = Callable[[SchemeFile, Rows], Iterator[Any]]


@transaction.atomic
def install_concepts(*, path: Path, on: date) -> Outcome:
    """Make the schemes say what their files say; what left a file is retired on that day.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    schemes = [read_scheme(read_file(file)) for file in files_in(path)]
    families = [(ConceptScheme(code=one.code, title=one.title), one) for one in schemes]
    return sum((put_family(home, scheme, on=on) for home, scheme in families), Outcome())


def put_family(told: ConceptScheme, scheme: SchemeFile, *, on: date) -> Outcome:
    """Make one family say what its file says; `told` is what the family says of itself."""
    home = put_in_place(
        ConceptScheme.objects.filter(code=scheme.code),
        wanted=[told],
        key=["code"],
        on=on,
        keep=["edition"],
    )
    family = home.rows[scheme.code]
    held = let_go_of_what_agrees(scheme, read_holdings(scheme.code))
    standing = family.concepts.filter(held_at=None)
    rows = [
        _concept(entry, scheme=family, position=position)
        for position, entry in enumerate(scheme.concepts, start=1)
        if entry.code not in held.concepts
    ]
    placed = put_in_place(standing, wanted=rows, key=["code"], on=on, keep=["broader"])
    everyone = placed.rows | held.concepts
    around = _surround(scheme, everyone, held=held, on=on)
    moved = {*_nest(scheme, everyone, held=held), *around}
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
        note_change(scheme=family, codes=codes, at=noon)
    if held:
        _check_together(family)
    return outcome + Outcome(held=len(held))


def _check_together(scheme: ConceptScheme) -> None:
    """What the file says and what the site holds must be sound as one vocabulary."""
    for breach in find_breaches(read_afresh(scheme).notions()):
        cause = TOLD[breach.condition].format(breach.about)
        raise BadContent(f"avec ce que le site tient, {cause}", file="site", code=breach.code)


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
        address=entry.address,
        # A vocabulary of elsewhere is read in the order of the alphabet.
        position=0 if entry.address else position,
    )


def _nest(scheme: SchemeFile, rows: Rows, *, held: Holdings) -> list[str]:
    """Put each concept under its broader one, which had to be there first; tell which moved."""
    moved = []
    for entry in scheme.concepts:
        if entry.code in held.concepts:
            continue
        row, broader = rows[entry.code], rows.get(entry.broader)
        if row.broader_id != (broader.pk if broader else None):
            row.broader = broader
            moved.append(row)
    Concept.objects.bulk_update(moved, ["broader"], batch_size=200)
    return [row.code for row in moved]


def _surround(scheme: SchemeFile, rows: Rows, *, held: Holdings, on: date) -> set[str]:
    """Put names, ties, meanings and correspondences in place; tell which concepts they touched.

    What the site holds is left as it stands.
    """
    code_of = {row.pk: code for code, row in rows.items()}
    around: list[tuple[type[Model], str, Wanted, list[str]]] = [
        (Label, "concept", _labels, ["concept_id", "language", "text"]),
        (Relation, "source", _relations, ["kind", "source_id", "target_id"]),
        (Definition, "concept", _definitions, ["concept_id", "slug"]),
        (Correspondence, "concept", _correspondences, ["concept_id", "address"]),
    ]
    touched = set()
    for model, owner, wanted, key in around:
        every = model._default_manager.filter(**{f"{owner}__scheme__code": scheme.code})
        standing = every.exclude(pk__in=held.rows_of(model))
        before = {_values(row): getattr(row, f"{owner}_id") for row in standing}
        new = [row for row in wanted(scheme, rows) if not held.covers(row)]
        put_in_place(standing.all(), wanted=new, key=key, on=on)
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
                slug=meaning.slug,
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
