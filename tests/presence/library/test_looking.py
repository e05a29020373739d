"""Going to see: every way a machine may behave, met on a real one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from impact.presence.library.liveness import Sight
from impact.presence.library.looking import LIMITS, look_at
from tests.cast import NOON
from tests.presence.library.street import open_house

QUICK = replace(LIMITS, seconds=2.0, pause=0.4)


@pytest.fixture
def street(settings):
    settings.OUTSIDE_TRUSTED_HOSTS = ("127.0.0.1",)
    with open_house() as server:
        yield server


def look(street, way, scheme="http"):
    address = f"{scheme}://127.0.0.1:{street.server_address[1]}/{way}"
    return look_at(address, at=NOON, limits=QUICK)


@pytest.mark.parametrize(
    ("way", "sight", "told"),
    [
        ("found", Sight.FOUND, "200"),
        ("absent", Sight.ABSENT, "404"),
        ("gone", Sight.ABSENT, "410"),
        ("refused", Sight.DOUBTFUL, "403"),
        ("broken", Sight.DOUBTFUL, "500"),
        ("no-head", Sight.FOUND, "200"),
        ("elsewhere", Sight.FOUND, "200"),
        ("home", Sight.DOUBTFUL, "accueil"),
        ("loop", Sight.DOUBTFUL, "boucle"),
        ("hang", Sight.DOUBTFUL, "delai"),
        ("huge", Sight.FOUND, "200"),
        ("inside", Sight.DOUBTFUL, "interdite"),
        ("local", Sight.DOUBTFUL, "interdite"),
    ],
)
def test_what_is_seen_of_each(street, way, sight, told):
    seen = look(street, way)

    assert (seen.sight, seen.told) == (sight, told)


def test_a_move_for_good_gives_the_new_address(street):
    seen = look(street, "moved")

    assert seen.sight == Sight.MOVED
    assert seen.moved_to.endswith("/found")


def test_a_certificate_that_does_not_hold_is_no_death(street):
    seen = look(street, "found", scheme="https")

    assert (seen.sight, seen.told) == (Sight.DOUBTFUL, "connexion")


def test_a_closed_door_is_no_death(street):
    street.shutdown()
    street.socket.close()

    assert look(street, "found").sight == Sight.DOUBTFUL


def test_a_private_machine_is_not_visited(settings):
    settings.OUTSIDE_TRUSTED_HOSTS = ()
    with open_house() as server:
        seen = look(server, "found")

        assert (seen.sight, seen.told) == (Sight.DOUBTFUL, "interdite")
        assert server.asked == []


def test_a_name_that_is_no_more_is_an_absence(settings):
    seen = look_at("https://nulle-part.invalid/guide", at=NOON, limits=QUICK)

    assert (seen.sight, seen.told) == (Sight.ABSENT, "nom")


@pytest.mark.parametrize("address", ["ftp://exemple.test/a", "http://[::1/", "javascript:alert(1)"])
def test_what_is_no_address_of_the_web_is_no_death(address):
    assert look_at(address, at=NOON, limits=QUICK).sight == Sight.DOUBTFUL


def test_a_machine_that_asks_to_wait_is_heard_and_asked_nothing_more(street):
    assert look(street, "busy").wait == timedelta(days=10)
    assert [verb for verb, _path, _agent in street.asked] == ["HEAD"]
    assert look(street, "closed").wait == timedelta(days=10)


def test_who_asks_is_said(street):
    look(street, "found")

    ((_verb, _path, agent),) = street.asked
    assert agent.startswith("IMPACT/")


def test_what_was_absent_may_come_back(street):
    assert look(street, "late").sight == Sight.ABSENT
    assert look(street, "late").sight == Sight.FOUND
