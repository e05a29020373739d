"""Writing a concept or a meaning from what was published on the site, and taking one out.

Called by the mechanism that publishes, inside its transaction: the journal is written there. From
then on the site holds what was written, and its file leaves it as it stands (decision 0023).
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from impact.knowledge.concepts.contents import Values
from impact.knowledge.concepts.models import (
    GLOSSARY,
    Concept,
    ConceptScheme,
    Definition,
    Label,
    Language,
    Relation,
)
from impact.knowledge.concepts.operations.noting import note_change
from impact.lib.placing import put_in_place

_PLAIN = ("label", "plain", "definition", "label_en", "no_equivalent_in", "equivalence_note")


def write_concept(*, code: str, values: Values, at: datetime) -> Concept:
    """Make the glossary say this of a word, new or not; the meanings of others are left alone."""
    scheme = ConceptScheme.objects.get(code=GLOSSARY)
    last = scheme.concepts.aggregate(last=Max("position"))["last"] or 0
    said = {name: values.get(name) or "" for name in _PLAIN}
    said |= {
        "broader": scheme.concepts.filter(code=values.get("broader") or "").first(),
        "held_at": at,
        "retired_on": None,
    }
    concept, _is_new = Concept.objects.update_or_create(
        scheme=scheme,
        code=code,
        defaults=said,
        create_defaults={**said, "position": last + 1},
    )
    day = at.date()
    put_in_place(
        concept.labels.all(),
        wanted=_labels(concept, values),
        key=["language", "text"],
        on=day,
    )
    around = {*_neighbors(concept)}
    put_in_place(
        _ties(concept),
        wanted=_wanted_ties(concept, values),
        key=["kind", "source_id", "target_id"],
        on=day,
    )
    _say_ours(concept, values, at=at)
    note_change(scheme=scheme, codes={code, *around, *_neighbors(concept)}, at=at)
    return concept


def write_meaning(*, code: str, slug: str, values: Values, at: datetime) -> Definition:
    """Make a word carry this meaning, beside the others."""
    concept = Concept.objects.in_scheme(GLOSSARY).select_related("scheme").get(code=code)
    last = concept.definitions.aggregate(last=Max("position"))["last"] or 0
    said = {
        name: values.get(name) or ""
        for name in ("voice", "text", "source", "address", "consequence")
    }
    said |= {"held_at": at, "retired_on": None}
    meaning, _is_new = Definition.objects.update_or_create(
        concept=concept,
        slug=slug,
        defaults=said,
        create_defaults={**said, "position": last + 1},
    )
    note_change(scheme=concept.scheme, codes=[code], at=at)
    return meaning


def retire_concept(*, code: str, at: datetime) -> None:
    """Take a word out of what the public reads; those under it stay, at the top of the tree."""
    concept = Concept.objects.in_scheme(GLOSSARY).select_related("scheme").get(code=code)
    concept.held_at, concept.retired_on = at, at.date()
    concept.save(update_fields=["held_at", "retired_on"])
    note_change(scheme=concept.scheme, codes={code, *_neighbors(concept)}, at=at)


def retire_meaning(*, code: str, slug: str, at: datetime) -> None:
    """Take a meaning out of what the public reads."""
    concept = Concept.objects.in_scheme(GLOSSARY).select_related("scheme").get(code=code)
    concept.definitions.filter(slug=slug).update(held_at=at, retired_on=at.date())
    note_change(scheme=concept.scheme, codes=[code], at=at)


def _labels(concept: Concept, values: Values) -> Iterator[Label]:
    named = (
        (Label.Kind.ALT, Language.FRENCH, "synonyms"),
        (Label.Kind.ALT, Language.ENGLISH, "synonyms_en"),
        (Label.Kind.HIDDEN, Language.FRENCH, "hidden"),
    )
    for kind, language, name in named:
        for text in dict.fromkeys(values.get(name) or []):
            yield Label(concept=concept, kind=kind, language=language, text=text)


def _ties(concept: Concept) -> QuerySet[Relation]:
    """The ties a concept says: its other parents, and its neighbors on both ends."""
    parents = Q(kind=Relation.Kind.BROADER, source=concept)
    beside = Q(source=concept) | Q(target=concept)
    return Relation.objects.filter(parents | Q(kind=Relation.Kind.RELATED) & beside)


def _wanted_ties(concept: Concept, values: Values) -> Iterator[Relation]:
    named = Concept.objects.in_scheme(GLOSSARY)
    for parent in named.filter(code__in=values.get("also_broader") or []):
        yield Relation(kind=Relation.Kind.BROADER, source=concept, target=parent)
    for other in named.filter(code__in=values.get("related") or []):
        first, second = sorted([concept, other], key=lambda one: one.pk)
        yield Relation(kind=Relation.Kind.RELATED, source=first, target=second)


def _neighbors(concept: Concept) -> set[str]:
    ends = _ties(concept).values_list("source__code", "target__code")
    return {code for pair in ends for code in pair} - {concept.code}


def _say_ours(concept: Concept, values: Values, *, at: datetime) -> None:
    """The meaning the house writes goes with its concept; it comes first."""
    Definition.objects.update_or_create(
        concept=concept,
        slug="",
        defaults={
            "voice": "",
            "position": 1,
            "text": values.get("definition") or "",
            "source": values.get("source") or "",
            "address": values.get("address") or "",
            "consequence": values.get("consequence") or "",
            "held_at": at,
            "retired_on": None,
        },
    )
