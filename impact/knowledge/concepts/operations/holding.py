"""What the site holds: concepts, meanings and correspondences that were published from its pages.

From then on their file no longer says what they are, until it says the same (decision 0023).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from impact.knowledge.concepts.content import SchemeFile
from impact.knowledge.concepts.contents import (
    concept_as_filed,
    meaning_as_filed,
    tell_concept,
    tell_meaning,
)
from impact.knowledge.concepts.models import (
    Concept,
    ConceptScheme,
    Correspondence,
    Definition,
    Label,
    Relation,
)
from impact.knowledge.concepts.queries import read_afresh
from impact.trust.publishing.differences import changed_fields


@dataclass
class Holdings:
    """What the site holds of a scheme; meanings and correspondences by concept and name."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    meanings: dict[tuple[int, str], Definition] = field(default_factory=dict)
    matches: dict[tuple[int, str], Correspondence] = field(default_factory=dict)

    def __len__(self) -> int:
        # The house’s own meaning goes with its concept.
        carried = [slug for _concept, slug in self.meanings if slug]
        return len(self.concepts) + len(carried) + len(self.matches)

    def covers(self, row: Model) -> bool:
        """Say whether this row, as a file would have it, is the site’s to say."""
        if isinstance(row, Definition):
            return (row.concept_id, row.slug) in self.meanings
        if isinstance(row, Correspondence):
            return (row.concept_id, row.address) in self.matches
        mine = {one.pk for one in self.concepts.values()}
        if isinstance(row, Relation):
            is_neighbor = row.kind == Relation.Kind.RELATED
            return row.source_id in mine or (is_neighbor and row.target_id in mine)
        assert isinstance(row, Label)
        return row.concept_id in mine

    def rows_of(self, model: type[Model]) -> Any:
        """Return the rows of a table that a file leaves as they stand."""
        mine = [one.pk for one in self.concepts.values()]
        if model is Definition:
            return [one.pk for one in self.meanings.values()]
        if model is Correspondence:
            return [one.pk for one in self.matches.values()]
        if model is Label:
            return Label.objects.filter(concept__in=mine).values("pk")
        theirs = Q(source__in=mine) | Q(kind=Relation.Kind.RELATED, target__in=mine)
        return Relation.objects.filter(theirs).values("pk")


def read_holdings(scheme: str) -> Holdings:
    """Return what the site holds of a scheme."""
    here = {"concept__scheme__code": scheme, "held_at__isnull": False}
    meanings = Definition.objects.filter(**here).select_related("concept")
    matches = Correspondence.objects.filter(**here).select_related("concept")
    concepts = Concept.objects.in_scheme(scheme).exclude(held_at=None)
    return Holdings(
        {one.code: one for one in concepts},
        {(one.concept_id, one.slug): one for one in meanings},
        {(one.concept_id, one.address): one for one in matches},
    )


def let_go_of_what_agrees(scheme: SchemeFile, held: Holdings) -> Holdings:
    """Give back to the file what it says as the site does; return what is still held."""
    words = read_afresh(ConceptScheme.objects.get(code=scheme.code)).words if held else {}
    for entry in scheme.concepts:
        if entry.code not in words:
            continue
        word = words[entry.code]
        if entry.code in held.concepts and _same(tell_concept(word), concept_as_filed(entry)):
            _let_go(Concept, [held.concepts.pop(entry.code)])
            _let_go(Definition, _taken(held.meanings, code=entry.code, names={""}))
        filed = {one.slug: meaning_as_filed(entry.code, one) for one in entry.meanings}
        agreed = {
            one.slug
            for one in word.meanings
            if one.slug and _same(tell_meaning(word, one), filed.get(one.slug, {}))
        }
        _let_go(Definition, _taken(held.meanings, code=entry.code, names=agreed))
        filed_matches = {(one.kind, one.address) for one in entry.correspondences}
        told = {one.address for one in word.same if (one.kind, one.address) in filed_matches}
        _let_go(Correspondence, _taken(held.matches, code=entry.code, names=told))
    return held


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return not changed_fields(one, other)


def _taken(rows: dict[tuple[int, str], Any], *, code: str, names: Collection[str]) -> list[Any]:
    mine = [key for key, row in rows.items() if row.concept.code == code and key[1] in names]
    return [rows.pop(key) for key in mine]


def _let_go(model: Any, rows: Sequence[Model]) -> None:
    model.objects.filter(pk__in=[row.pk for row in rows]).update(held_at=None)
