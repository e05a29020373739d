"""What people say alone is told from five on, component by component, never as one number."""

from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.empowerment.spread import add_up

ITEMS = {"voix": ["v1", "v2", "v3"], "lieux": ["l1", "l2", "l3"]}
LEVEL = st.none() | st.integers(0, 4)
SHEET = st.fixed_dictionaries(
    {}, optional={code: LEVEL for codes in ITEMS.values() for code in codes}
)
SHEETS = st.lists(SHEET, max_size=14)


def full(level):
    return {code: level for codes in ITEMS.values() for code in codes}


@given(SHEETS)
def test_nothing_is_told_of_fewer_than_five(sheets):
    for told in add_up(sheets=sheets, items=ITEMS).values():
        assert told.people >= 5
        assert sum(told.spread.values()) == told.people


@given(SHEETS, st.randoms())
def test_the_order_of_sheets_changes_nothing(sheets, chance):
    shuffled = list(sheets)
    chance.shuffle(shuffled)

    assert add_up(sheets=shuffled, items=ITEMS) == add_up(sheets=sheets, items=ITEMS)


@given(SHEETS)
def test_a_mean_stays_on_the_scale(sheets):
    for told in add_up(sheets=sheets, items=ITEMS).values():
        assert 0 <= told.mean <= 4


def test_not_knowing_is_no_level():
    sheets = [full(4)] * 4 + [full(None)] * 3

    assert add_up(sheets=sheets, items=ITEMS) == {}


def test_a_component_counts_whoever_answered_two_items_of_three():
    two_of_three = {"v1": 2, "v2": 4, "l1": 4}

    told = add_up(sheets=[two_of_three] * 5, items=ITEMS)

    assert set(told) == {"voix"}
    assert (told["voix"].mean, told["voix"].spread) == (3.0, {3: 5})
