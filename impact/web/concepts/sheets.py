"""The page of a word: what stands around it, drawn and listed, and where it is used."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.models.frameworks import OURS
from impact.knowledge.concepts.atlas import Kept, find_kept
from impact.knowledge.concepts.mentions import find_mentions, stems_in
from impact.knowledge.concepts.queries import Glossary, Same, Word
from impact.presence.library.models import Resource
from impact.presence.library.queries import about
from impact.web.concepts.neighborhood import Picture, draw

#: Competencies shown before « more ».
FIRST = 6


@dataclass(frozen=True, slots=True)
class Use:
    code: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A notion elsewhere: read here when its vocabulary was imported, there otherwise."""

    kind: str
    told: str
    label: str
    link: str
    keeper: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    broader: Sequence[Word]
    narrower: Sequence[Word]
    related: Sequence[Word]
    picture: Picture | None
    uses: Sequence[Use]
    matches: Sequence[Elsewhere]
    #: What helps with the competencies that name the word.
    resources: Sequence[Resource]

    @property
    def first_uses(self) -> Sequence[Use]:
        return self.uses[:FIRST]

    @property
    def other_uses(self) -> Sequence[Use]:
        return self.uses[FIRST:]


def read_sheet(word: Word, glossary: Glossary) -> Sheet:
    """Return what the page of a word shows around it."""
    around = [glossary.of(codes) for codes in (word.broader, word.narrower, word.related)]
    broader, narrower, related = around
    picture = draw(
        word.title,
        broader=[(one.label, _address(one)) for one in broader],
        narrower=[(one.label, _address(one)) for one in narrower],
        related=[(one.label, _address(one)) for one in related],
    )
    uses = _uses(word)
    return Sheet(
        broader,
        narrower,
        related,
        picture=picture if any(around) else None,
        uses=uses,
        matches=_matches(word),
        resources=about([use.code for use in uses]),
    )


def _matches(word: Word) -> list[Elsewhere]:
    here = find_kept([one.address for one in word.same])
    return [_elsewhere(one, here.get(one.address)) for one in word.same]


def _elsewhere(same: Same, kept: Kept | None) -> Elsewhere:
    if kept is None:
        return Elsewhere(same.kind, same.told, same.label, same.address, same.host, True)
    link = reverse("concepts:outside", args=[kept.scheme, kept.code])
    return Elsewhere(same.kind, same.told, kept.label, link, kept.title, False)


def _address(word: Word) -> str:
    return reverse("concepts:concept", args=[word.code])


def _uses(word: Word) -> list[Use]:
    """The competencies in force that name the word in their title, description or signs."""
    versions = Version.objects.of(OURS).filter(status=Version.Status.PUBLISHED)
    current = Competency.objects.in_force().filter(version__in=versions)
    competencies = {one.code: one for one in current.prefetch_related("indicators")}
    texts = {code: stems_in(_told(one)) for code, one in competencies.items()}
    # Only names people read: what is merely typed in a search would find too much.
    found = find_mentions(texts=texts, names=[word.label, *word.synonyms])
    return [
        Use(code, competencies[code].title, reverse("framework:competency", args=[code]))
        for code in found
    ]


def _told(one: Competency) -> str:
    # A stop between the texts keeps a name from being read across two of them.
    return " zzz ".join([one.title, one.description, *(each.text for each in one.indicators.all())])
