"""What looks at a link add up to: three days of nothing kill it, and nothing less."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.presence.library.liveness import (
    LONGEST_WAIT,
    Look,
    Sight,
    Standing,
    State,
    judge,
    lasting_move,
    sight_of,
)

MONDAY = date(2025, 5, 5)
ABSENT, FOUND = Look(Sight.ABSENT, "404"), Look(Sight.FOUND, "200")
BUSY = Look(Sight.DOUBTFUL, "503")
MOVED = Look(Sight.MOVED, "200", moved_to="https://exemple.test/b")


def after(*looks: tuple[int, Look]) -> Standing:
    """Where a link stands after looks on days counted from a Monday."""
    standing = None
    for day, look in looks:
        standing = judge(look, before=standing, on=MONDAY + timedelta(days=day))
    assert standing is not None
    return standing


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        ([(0, FOUND)], State.ALIVE),
        ([(0, MOVED)], State.MOVED),
        ([(0, BUSY)], State.UNSURE),
        ([(0, ABSENT)], State.UNSURE),
        ([(0, ABSENT), (1, ABSENT)], State.UNSURE),
        ([(0, ABSENT), (1, ABSENT), (2, ABSENT)], State.DEAD),
        ([(0, ABSENT), (0, ABSENT), (0, ABSENT)], State.UNSURE),
        ([(0, ABSENT), (1, ABSENT), (1, ABSENT), (2, FOUND)], State.ALIVE),
        ([(0, ABSENT), (1, FOUND), (2, ABSENT), (3, ABSENT)], State.UNSURE),
        ([(0, ABSENT), (1, ABSENT), (2, BUSY), (3, ABSENT)], State.DEAD),
        ([(0, BUSY), (1, BUSY), (2, BUSY), (3, BUSY)], State.UNSURE),
        ([(0, ABSENT), (1, ABSENT), (2, ABSENT), (9, FOUND)], State.ALIVE),
    ],
)
def test_what_looks_add_up_to(looks, state):
    assert after(*looks).state == state


LOOKS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from([ABSENT, FOUND, BUSY, MOVED])))


@given(LOOKS.filter(bool))
def test_a_dead_link_was_looked_for_in_vain_on_three_days_since_it_was_last_found(looks):
    looks = sorted(looks, key=lambda one: one[0])
    standing = after(*looks)
    found = [rank for rank, (_day, look) in enumerate(looks) if look.sight in {"FOUND", "MOVED"}]
    since = looks[found[-1] + 1 :] if found else looks
    days = {day for day, look in since if look is ABSENT}

    assert standing.failures <= len(days)
    assert (standing.state == State.DEAD) <= (len(days) >= 3 and looks[-1][1] is ABSENT)


@given(LOOKS.filter(bool))
def test_every_link_is_looked_at_again_within_a_month_and_never_at_once(looks):
    standing = after(*sorted(looks, key=lambda one: one[0]))

    assert timedelta(days=1) <= standing.rest <= timedelta(days=30)


@given(st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_a_machine_that_asks_to_wait_is_left_alone_up_to_a_month(wait):
    rest = after((0, Look(Sight.DOUBTFUL, "429", wait=wait))).rest

    assert rest >= min(wait, LONGEST_WAIT)
    assert rest <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("status", "sight"),
    [
        (200, Sight.FOUND),
        (206, Sight.FOUND),
        (304, Sight.FOUND),
        (401, Sight.DOUBTFUL),
        (403, Sight.DOUBTFUL),
        (404, Sight.ABSENT),
        (410, Sight.ABSENT),
        (429, Sight.DOUBTFUL),
        (500, Sight.DOUBTFUL),
        (503, Sight.DOUBTFUL),
    ],
)
def test_what_a_status_says(status, sight):
    assert sight_of(status) == sight


A, B, C = "https://exemple.test/a", "https://exemple.test/b", "https://ailleurs.test/c"


@pytest.mark.parametrize(
    ("moves", "sight", "address"),
    [
        ([], Sight.FOUND, ""),
        ([(302, B)], Sight.FOUND, ""),
        ([(301, B)], Sight.MOVED, B),
        ([(308, B), (301, C)], Sight.MOVED, C),
        ([(301, B), (302, C)], Sight.MOVED, B),
        ([(302, B), (301, C)], Sight.FOUND, ""),
        ([(301, A)], Sight.FOUND, ""),
        ([(301, "https://exemple.test/")], Sight.DOUBTFUL, ""),
        ([(301, "https://exemple.test/fr/")], Sight.DOUBTFUL, ""),
        ([(301, "https://exemple.test/" + "x" * 600)], Sight.FOUND, ""),
    ],
)
def test_only_a_move_for_good_gives_a_new_address(moves, sight, address):
    look = lasting_move(FOUND, asked=A, moves=moves)

    assert (look.sight, look.moved_to) == (sight, address)


def test_a_front_door_that_changes_name_has_moved():
    look = lasting_move(FOUND, asked="http://exemple.test/", moves=[(301, "https://exemple.test/")])

    assert look.sight == Sight.MOVED


def test_a_page_that_is_gone_after_a_move_is_gone():
    assert lasting_move(ABSENT, asked=A, moves=[(301, B)]).sight == Sight.ABSENT
