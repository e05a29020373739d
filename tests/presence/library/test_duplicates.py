"""Descriptions of one resource are told, with why; those of two are left alone."""

import random
import time

import pytest

from impact.presence.library.duplicates import Card, Reason, find_pairs, gather

GUIDE = Card(
    "a",
    "Guide d’animation des rencontres de quartier",
    ("Tremblay, Ève", "Table du Sud"),
    "https://www.table.test/guide/?utm_source=x",
    "https://doi.org/10.1234/ABC",
)


def card(**changes):
    told = {"key": "b", "title": "Tout autre chose", "creators": (), "url": "", "identifier": ""}
    return Card(**(told | changes))


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (card(identifier="doi:10.1234/abc"), (Reason.IDENTIFIER,)),
        (card(url="http://table.test/guide"), (Reason.ADDRESS,)),
        (card(title="GUIDE d'animation des rencontre des quartiers"), (Reason.TITLE,)),
        (
            card(
                title="Guide d’animation de rencontres du quartier",
                creators=("Ève Tremblay",),
            ),
            (Reason.TITLE,),
        ),
        (
            card(title="Guide d’animation des rencontres de quartieer", creators=("Table du Sud",)),
            (Reason.CLOSE,),
        ),
        (
            card(
                title="Petit guide d’animation des rencontres de quartier",
                creators=("Table du Sud",),
            ),
            (Reason.CLOSE,),
        ),
        (
            card(
                title=GUIDE.title,
                creators=GUIDE.creators,
                url=GUIDE.url,
                identifier=GUIDE.identifier,
            ),
            (Reason.IDENTIFIER, Reason.ADDRESS, Reason.TITLE),
        ),
    ],
)
def test_why_two_may_be_one_is_told(other, reasons):
    assert [pair.reasons for pair in find_pairs([GUIDE, other])] == [reasons]


@pytest.mark.parametrize(
    "other",
    [
        card(),
        card(title="Guide d’animation des rencontres de quartier", creators=("Roy, Luc",)),
        card(title="Guide d’animation des rencontres de quartier 2", creators=GUIDE.creators),
        card(title="Guide d’animation", creators=GUIDE.creators),
        card(title="Guide d’animation des rencontres de famille"),
        card(url="https://table.test/guide-2/"),
    ],
)
def test_what_differs_enough_is_left_alone(other):
    assert find_pairs([GUIDE, other]) == []


def test_two_pages_of_one_site_are_not_one_because_both_give_its_front_door():
    one = card(key="a", title="Outils de concertation", url="https://site.test/")
    other = card(key="b", title="Rapport annuel", url="https://www.site.test")

    assert find_pairs([one, other]) == []


def test_those_said_apart_stay_apart():
    other = card(url="http://table.test/guide")

    assert find_pairs([GUIDE, other], apart={frozenset(("a", "b"))}) == []


def test_those_that_stand_are_compared_with_what_comes_and_not_together():
    twins = [card(key=key, url="https://a.test/x", title="Un") for key in ("x", "y")]
    comes = [card(key=key, url="http://www.a.test/x/", title="Deux") for key in ("z", "t")]

    told = [(pair.first, pair.second) for pair in find_pairs(comes, beside=twins)]

    assert sorted(told) == [("x", "t"), ("x", "z"), ("y", "t"), ("y", "z"), ("z", "t")]


def test_what_comes_meets_the_same_ones_as_when_all_are_compared():
    cards = made(200, random.Random(5))
    held, comes = cards, [Card(("copie", one.key), one.title) for one in cards[:40]]
    together = {one.key for one in held}
    pairs = [one for one in find_pairs([*held, *comes]) if one.second not in together]

    assert len(pairs) == 40
    assert find_pairs(comes, beside=held) == pairs


def test_whatever_the_order_the_same_pairs_are_found():
    rng = random.Random(7)
    cards = made(300, rng)
    there = {frozenset((one.first, one.second)) for one in find_pairs(cards)}
    rng.shuffle(cards)

    assert {frozenset((one.first, one.second)) for one in find_pairs(cards)} == there


def test_pairs_that_touch_make_one_group():
    cards = [
        card(key=1, url="https://a.test/x", title="Un"),
        card(key=2, url="https://a.test/x", title="Deux", identifier="10.1234/z"),
        card(key=3, title="Trois", identifier="10.1234/z"),
        card(key=4, title="Quatre"),
    ]

    assert [sorted(group) for group in gather(find_pairs(cards))] == [[1, 2, 3]]


def test_ten_thousand_take_seconds_and_each_planted_duplicate_is_found():
    rng = random.Random(11)
    cards = made(9_700, rng)
    planted = [Card(("copie", one.key), one.title.upper(), one.creators[:1]) for one in cards[:300]]

    begun = time.perf_counter()
    found = {frozenset((one.first, one.second)) for one in find_pairs([*cards, *planted])}
    spent = time.perf_counter() - begun

    missed = [one for one in cards[:300] if frozenset((one.key, ("copie", one.key))) not in found]
    assert missed == []
    assert spent < 12, f"{spent:.1f} s"


def test_one_more_is_compared_with_ten_thousand_in_less_than_two_seconds():
    cards = made(10_000, random.Random(13))
    one = Card("nouvelle", cards[4_000].title.upper(), cards[4_000].creators)

    # Of the machine's own time: what else it does meanwhile says nothing of the rule.
    begun = time.process_time()
    found = find_pairs([one], beside=cards)
    spent = time.process_time() - begun

    assert cards[4_000].key in [pair.first for pair in found]
    assert spent < 2, f"{spent:.1f} s"


_TOLD = """guide outil rapport enquête participation quartier village jeunes aînés logement
alimentation transport climat concertation animation évaluation gouvernance budget citoyenne
mobilisation collective pratique récit portrait diagnostic communauté territoire rural urbain
partenaires bénévoles relève inclusion réussite santé mieux-être forêt rivière école famille
immigration accueil langue culture patrimoine économie sociale coopérative entraide"""
_WORDS = _TOLD.split()
_NAMES = ["Roy", "Tremblay", "Gagnon", "Bouchard", "Côté", "Fortin", "Lavoie", "Pelletier"]


def made(count, rng):
    """Return descriptions as a library has them: common words, few authors, many titles."""
    return [
        Card(
            key,
            " ".join(rng.sample(_WORDS, rng.randint(4, 8))).capitalize(),
            (f"{rng.choice(_NAMES)}, {rng.choice('ABCDEFGHIJ')}.",),
            f"https://site-{key % 400}.test/notice/{key}",
        )
        for key in range(count)
    ]
