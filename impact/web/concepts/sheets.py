"""The page of a word: what stands around it, drawn and listed, and where it is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from impact.knowledge.concepts.atlas import Kept, find_kept
from impact.knowledge.concepts.queries import Glossary, Same, Word
from impact.web.concepts.neighborhood import Picture, draw
from impact.web.concepts.uses import Uses, find_uses


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
    uses: Uses
    matches: Sequence[Elsewhere]


def read_sheet(word: Word, glossary: Glossary, *, on: date) -> Sheet:
    """Return what the page of a word shows around it that day."""
    around = [glossary.of(codes) for codes in (word.broader, word.narrower, word.related)]
    broader, narrower, related = around
    picture = draw(
        word.title,
        broader=[(one.label, _address(one)) for one in broader],
        narrower=[(one.label, _address(one)) for one in narrower],
        related=[(one.label, _address(one)) for one in related],
    )
    return Sheet(
        broader,
        narrower,
        related,
        picture=picture if any(around) else None,
        uses=find_uses(word, on=on),
        matches=_matches(word),
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
