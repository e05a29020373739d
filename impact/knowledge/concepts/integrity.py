"""What must hold in a vocabulary for SKOS to be true of it, and that shapes alone do not see.

The conditions keep the numbers the SKOS reference gives them. Values in, breaches out: nothing here
touches the database or a file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

#: A name and its language.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Notion:
    """A concept (or what passes for one) as plain values; others are named by their code."""

    code: str
    preferred: Sequence[Name] = ()
    alternative: Sequence[Name] = ()
    hidden: Sequence[Name] = ()
    broader: Sequence[str] = ()
    related: Sequence[str] = ()
    exact: Sequence[str] = ()
    broad_matches: Sequence[str] = ()
    narrow_matches: Sequence[str] = ()
    related_matches: Sequence[str] = ()
    kinds: frozenset[str] = field(default_factory=lambda: frozenset({"Concept"}))


@dataclass(frozen=True, slots=True)
class Breach:
    """A condition that does not hold: its number, where, and what to look at."""

    condition: str
    code: str
    about: str


def find_breaches(notions: Iterable[Notion]) -> list[Breach]:
    """Return what breaks S13, S14, S27, S37 or S46, or goes around in a circle."""
    known = {notion.code: notion for notion in notions}
    above = ancestors(with_matches(known))
    same = _same(known)
    return [
        breach
        for notion in known.values()
        for breach in (
            *_names_used_twice(notion),
            *_several_preferred(notion),
            *_kin_and_neighbor(notion, above),
            *_several_kinds(notion),
            *_same_and_other(notion, same),
            *(Breach("circle", notion.code, notion.code) for _ in [0] if _climbs(notion, above)),
        )
    ]


def with_matches(known: Mapping[str, Notion]) -> dict[str, Notion]:
    """Being broader elsewhere is being broader (S41): told on both ends, as S43 wants."""
    wider = {code: [*one.broader, *one.broad_matches] for code, one in known.items()}
    for code, one in known.items():
        for other in one.narrow_matches:
            wider.setdefault(other, []).append(code)
    empty = Notion("")
    return {
        code: replace(known.get(code, empty), code=code, broader=above)
        for code, above in wider.items()
    }


def ancestors(notions: Mapping[str, Notion]) -> dict[str, frozenset[str]]:
    """Return, for each notion, all that is broader than it, however far; circles end too."""
    found: dict[str, frozenset[str]] = {}
    for code in notions:
        reached: set[str] = set()
        ahead = list(notions[code].broader)
        while ahead:
            one = ahead.pop()
            if one not in reached:
                reached.add(one)
                ahead.extend(notions[one].broader if one in notions else ())
        found[code] = frozenset(reached)
    return found


def _names_used_twice(notion: Notion) -> list[Breach]:
    """S13: preferred, alternative and hidden names are disjoint."""
    kinds = [set(notion.preferred), set(notion.alternative), set(notion.hidden)]
    pairs = ((0, 1), (0, 2), (1, 2))
    twice = sorted(set().union(*(kinds[one] & kinds[other] for one, other in pairs)))
    return [Breach("S13", notion.code, text) for _language, text in twice]


def _several_preferred(notion: Notion) -> list[Breach]:
    """S14: one preferred name at most in a language."""
    languages = [language for language, _text in dict.fromkeys(notion.preferred)]
    several = sorted({one for one in languages if languages.count(one) > 1})
    return [Breach("S14", notion.code, language) for language in several]


def _kin_and_neighbor(notion: Notion, above: Mapping[str, frozenset[str]]) -> list[Breach]:
    """S27: what is related is not broader, near or far, whichever way one looks."""
    kin = [
        other
        for other in dict.fromkeys([*notion.related, *notion.related_matches])
        if other in above[notion.code] or notion.code in above.get(other, frozenset())
    ]
    return [Breach("S27", notion.code, other) for other in kin]


def _several_kinds(notion: Notion) -> list[Breach]:
    """S37 (and S9): a concept is no scheme and no collection."""
    several = len(notion.kinds & {"Concept", "ConceptScheme", "Collection"}) > 1
    return [Breach("S37", notion.code, ", ".join(sorted(notion.kinds)))] if several else []


def _same(known: Mapping[str, Notion]) -> dict[str, frozenset[str]]:
    """Being exactly the same goes both ways and on from one to the next (S44, S45)."""
    groups: dict[str, set[str]] = {}
    for notion in known.values():
        for other in notion.exact:
            merged = groups.get(notion.code, {notion.code}) | groups.get(other, {other})
            groups.update(dict.fromkeys(merged, merged))
    return {code: frozenset(group - {code}) for code, group in groups.items()}


def _same_and_other(notion: Notion, same: Mapping[str, frozenset[str]]) -> list[Breach]:
    """S46: what is exactly the same elsewhere is not broader, finer nor related there."""
    others = {*notion.broad_matches, *notion.narrow_matches, *notion.related_matches}
    return [
        Breach("S46", notion.code, other)
        for other in sorted(others & same.get(notion.code, frozenset()))
    ]


def _climbs(notion: Notion, above: Mapping[str, frozenset[str]]) -> bool:
    return notion.code in above[notion.code]
