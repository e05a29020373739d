"""Records drawn by lot from the words of the content, as many as wanted, the same at each run.

Words come as often as the content says them, and now and then a rare one that it does not know, so
that the vocabulary grows with the crowd as it does in a library.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from impact.lib.search.records import Record

#: Words of a title and of a text; one word in so many is rare.
TITLE, BODY, RARE = (3, 9), (40, 110), 40
_HEARD = "ba co di fo ga jo la mi no pu ra si to va ber cla dri flo gue pon tel ver"
SYLLABLES = _HEARD.split()
KINDS = ("competence", "repere", "ressource", "recit", "offre", "territoire", "page")


def draw(records: Sequence[Record], *, count: int, seed: int = 7) -> Iterator[Record]:
    """Give so many records that look like these, in the order of their keys."""
    lot = Random(seed)
    words = [word for one in records for word in f"{one.title} {one.body}".split()]
    english = [one.english for one in records if one.english]
    values = _values(records)
    for number in range(count):
        kind = lot.choice(KINDS)
        facets = {name: (lot.choice(known),) for name, known in values.items()}
        yield Record(
            kind=kind,
            key=f"{number:08}",
            title=" ".join(_told(words, lot.randint(*TITLE), lot)),
            address=f"/{kind}/{number}/",
            body=" ".join(_told(words, lot.randint(*BODY), lot)),
            english=lot.choice(english),
            facets=facets | {"kind": (kind,)},
            day=20200101 + lot.randrange(60000),
        )


def _told(words: Sequence[str], count: int, lot: Random) -> Iterator[str]:
    """Give runs of the content's own words, a rare one among them."""
    left = count
    while left > 0:
        size = min(lot.randint(2, 6), left)
        start = lot.randrange(len(words) - size)
        yield from words[start : start + size]
        left -= size
        if lot.randrange(RARE) < size:
            yield "".join(lot.choices(SYLLABLES, k=lot.randint(3, 4)))


def _values(records: Iterable[Record]) -> Mapping[str, Sequence[str]]:
    known: dict[str, set[str]] = {}
    for one in records:
        for name, values in one.facets.items():
            known.setdefault(name, set()).update(values)
    return {name: sorted(values) for name, values in known.items() if values}
