"""What SKOS asks of a vocabulary, checked on plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.knowledge.concepts.integrity import (
    Breach,
    Notion,
    ancestors,
    find_breaches,
    with_matches,
)

CODES = st.sampled_from("abcdef")
LABELS = st.tuples(st.sampled_from(["fr", "en"]), st.sampled_from(["un", "deux", "trois"]))
SEVERAL = st.lists(CODES, max_size=3)
KINDS = st.frozensets(st.sampled_from(["Concept", "Collection", "ConceptScheme"]), min_size=1)
NOTIONS = st.lists(
    st.builds(
        Notion,
        code=CODES,
        preferred=st.lists(LABELS, max_size=2),
        alternative=st.lists(LABELS, max_size=2),
        hidden=st.lists(LABELS, max_size=2),
        broader=SEVERAL,
        related=SEVERAL,
        exact=SEVERAL,
        broad_matches=SEVERAL,
        related_matches=SEVERAL,
        kinds=KINDS,
    ),
    max_size=6,
    unique_by=lambda notion: notion.code,
)


@pytest.mark.parametrize(
    ("notion", "breach"),
    [
        (
            Notion("a", preferred=[("fr", "lien")], hidden=[("fr", "lien")]),
            Breach("S13", "a", "lien"),
        ),
        (
            Notion("a", alternative=[("fr", "lien")], hidden=[("fr", "lien")]),
            Breach("S13", "a", "lien"),
        ),
        (Notion("a", preferred=[("fr", "lien"), ("fr", "nœud")]), Breach("S14", "a", "fr")),
        (Notion("a", broader=["b"], related=["c"]), Breach("S27", "a", "c")),
        (
            Notion("a", kinds=frozenset({"Concept", "Collection"})),
            Breach("S37", "a", "Collection, Concept"),
        ),
        (Notion("a", exact=["x"], related_matches=["x"]), Breach("S46", "a", "x")),
        (Notion("c", broader=["a"]), Breach("circle", "c", "c")),
    ],
    ids=lambda value: value.condition if isinstance(value, Breach) else "",
)
def test_each_condition_is_seen_where_it_breaks(notion, breach):
    around = [Notion("a", broader=["b"]), Notion("b", broader=["c"]), Notion("c")]

    assert breach in find_breaches([*around, notion])


@pytest.mark.parametrize(
    "notion",
    [
        Notion("a", preferred=[("fr", "coaching"), ("en", "coaching")]),
        Notion("a", exact=["x"], broad_matches=["y"]),
        Notion("a", broader=["b", "c"]),
    ],
)
def test_what_only_looks_like_a_breach_is_none(notion):
    assert find_breaches([notion, Notion("b"), Notion("c")]) == []


def test_the_same_word_through_another_is_the_same_still():
    notions = [Notion("a", exact=["x"], broad_matches=["b"]), Notion("b", exact=["x"])]

    assert Breach("S46", "a", "b") in find_breaches(notions)


@given(NOTIONS)
def test_without_any_tie_or_second_name_nothing_can_break(notions):
    bare = [Notion(notion.code, preferred=notion.preferred[:1]) for notion in notions]

    assert find_breaches(bare) == []


@given(NOTIONS)
def test_the_order_of_a_file_changes_nothing(notions):
    assert set(find_breaches(notions)) == set(find_breaches(reversed(notions)))


@given(NOTIONS)
def test_what_is_above_what_is_above_is_above(notions):
    above = ancestors({notion.code: notion for notion in notions})

    for code, higher in above.items():
        for one in higher & above.keys():
            assert above[one] <= above[code]


@given(NOTIONS)
def test_a_neighbor_breaks_s27_exactly_when_it_is_above_or_below(notions):
    above = ancestors(with_matches({notion.code: notion for notion in notions}))
    found = {(one.code, one.about) for one in find_breaches(notions) if one.condition == "S27"}

    for notion in notions:
        for other in {*notion.related, *notion.related_matches}:
            is_kin = other in above[notion.code] or notion.code in above.get(other, ())
            assert ((notion.code, other) in found) == is_kin


@given(NOTIONS)
def test_taking_away_what_is_shared_mends_s13(notions):
    mended = [
        Notion(notion.code, preferred=notion.preferred, alternative=_less(notion))
        for notion in notions
    ]

    assert not [one for one in find_breaches(mended) if one.condition == "S13"]


def _less(notion):
    return [name for name in notion.alternative if name not in notion.preferred]
