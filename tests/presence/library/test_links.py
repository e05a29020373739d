"""A round of looks at the links of the library: bounded, polite, gone on with, and kept."""

from datetime import timedelta

import pytest

from impact.presence.library.liveness import Look, Sight
from impact.presence.library.models import LinkCheck, Resource
from impact.presence.library.operations import (
    NobodyAnswers,
    check_links,
    look_again,
    note_look,
    take_new_addresses,
    withdraw_resources,
)
from impact.presence.library.queries.links import resources_by_link, tally_of_links
from impact.trust.publishing.models import Publication
from impact.trust.publishing.operations import OwnProposal
from tests.cast import NOON
from tests.presence.library.shelves import resource

DAY = timedelta(days=1)
FOUND, ABSENT = Look(Sight.FOUND, "200"), Look(Sight.ABSENT, "404")
NEW = "https://exemple.test/nouveau"


@pytest.fixture(autouse=True)
def _other_shelves_are_empty(reference):
    """What the library begins with is not what these tests count."""
    Resource.objects.update(retired_at=NOON)


class Walker:
    """Someone who goes and looks: says what is told in advance, keeps where she went."""

    def __init__(self, **told: Look) -> None:
        self.told, self.went = told, list[str]()

    def __call__(self, url: str) -> Look:
        self.went.append(url)
        return self.told.get(url.rpartition("/")[2], FOUND)


def link(name: str, *, host: str = "exemple.test", **fields):
    return resource(name, url=f"https://{host}/{name}", **fields)


def walk(walker: Walker, *, at=NOON, **ways):
    return check_links(look=walker, at=at, pause=0, **ways)


def test_every_link_is_looked_at_once_then_left_a_month(db):
    for name in "abc":
        link(name)

    assert walk(Walker()).seen == {"ALIVE": 3}
    assert walk(Walker(), at=NOON + 29 * DAY).seen == {}
    assert walk(Walker(), at=NOON + 30 * DAY).seen == {"ALIVE": 3}


def test_what_has_no_link_or_is_not_shown_is_not_looked_at(db):
    resource("sans-lien")
    link("retiree", retired_at=NOON)

    assert walk(Walker()).seen == {}


def test_a_round_is_bounded_and_the_next_goes_on(db):
    for name in "abcde":
        link(name)
    first, second = Walker(), Walker()

    assert walk(first, most=2).left == 3
    assert walk(second, most=9).left == 0
    assert sorted(first.went + second.went) == [f"https://exemple.test/{one}" for one in "abcde"]


def test_a_round_that_is_cut_keeps_what_it_saw(db):
    for name in "abc":
        link(name)

    def stumble(url: str) -> Look:
        if url.endswith("/c"):
            raise KeyboardInterrupt
        return FOUND

    with pytest.raises(KeyboardInterrupt):
        check_links(look=stumble, at=NOON, pause=0)
    assert LinkCheck.objects.count() == 2


def test_machines_are_visited_in_turn(db):
    for name in ("a1", "a2", "a3"):
        link(name, host="a.test")
    for name in ("b1", "b2"):
        link(name, host="www.b.test")
    walker = Walker()

    walk(walker)
    assert [url[-2:] for url in walker.went] == ["a1", "b1", "a2", "b2", "a3"]


def test_a_machine_that_asks_to_wait_is_left_for_another_round(db):
    link("a")
    link("b")
    walker = Walker(a=Look(Sight.DOUBTFUL, "429", wait=timedelta(hours=1)))

    done = walk(walker)
    assert (len(walker.went), done.left) == (1, 1)


def test_a_network_that_is_cut_notes_nothing(db):
    link("a")
    link("b", host="ailleurs.test")
    nowhere = Look(Sight.ABSENT, "nom")

    with pytest.raises(NobodyAnswers):
        walk(Walker(a=nowhere, b=Look(Sight.DOUBTFUL, "delai")))
    assert not LinkCheck.objects.exists()
    assert tally_of_links().unseen == 2


def test_a_name_that_is_no_more_counts_when_others_answer(db):
    link("a")
    link("b", host="ailleurs.test")

    for day in range(3):
        walk(Walker(a=Look(Sight.ABSENT, "nom")), at=NOON + 30 * day * DAY)
    assert LinkCheck.objects.get(resource__slug="a").state == "DEAD"


def test_a_link_dies_on_its_third_day(db):
    one = link("a")

    states = [note_look(resource=one, look=ABSENT, at=NOON + n * DAY).state for n in range(3)]
    assert states == ["UNSURE", "UNSURE", "DEAD"]


def test_an_address_that_changed_is_not_verified_and_starts_anew(db):
    one = link("a")
    for day in range(3):
        note_look(resource=one, look=ABSENT, at=NOON + day * DAY)
    one.url = NEW
    one.save()

    assert tally_of_links().unseen == 1
    assert list(resources_by_link("")) == [one]
    assert note_look(resource=one, look=ABSENT, at=NOON + 3 * DAY).failures == 1


def test_links_are_counted_by_what_is_known(db):
    told = {"a": FOUND, "b": Look(Sight.MOVED, "200", NEW), "c": Look(Sight.DOUBTFUL, "403")}
    for name in "abcd":
        link(name)
    for name, seen in told.items():
        note_look(resource=link(f"{name}{name}"), look=seen, at=NOON)

    tally = tally_of_links()
    assert (tally.alive, tally.moved, tally.unsure, tally.dead, tally.unseen) == (1, 1, 1, 0, 4)


def test_asked_again_a_link_is_due_now(db, theo):
    check = note_look(resource=link("a"), look=FOUND, at=NOON)

    assert look_again(checks=[check], by=theo, at=NOON + DAY) == 1
    assert walk(Walker(), at=NOON + DAY).seen == {"ALIVE": 1}


def test_a_new_address_is_published_and_not_verified_yet(reference, theo):
    one = link("guide")
    check = note_look(resource=one, look=Look(Sight.MOVED, "200", NEW), at=NOON)
    check.resource = one

    batch = take_new_addresses(checks=[check], by=theo, at=NOON + DAY, summary="Déménagée")
    one.refresh_from_db()
    assert (one.url, len(batch.revisions)) == (NEW, 1)
    assert batch.revisions[0].base["url"].endswith("/guide")
    assert tally_of_links().unseen == 1


def test_only_the_staff_takes_new_addresses(reference, maude):
    check = note_look(resource=link("guide"), look=Look(Sight.MOVED, "200", NEW), at=NOON)

    with pytest.raises(OwnProposal):
        take_new_addresses(checks=[check], by=maude, at=NOON, summary="Déménagée")


def test_a_link_that_did_not_move_keeps_its_address(reference, theo):
    check = note_look(resource=link("guide"), look=FOUND, at=NOON)

    batch = take_new_addresses(checks=[check], by=theo, at=NOON, summary="Rien")
    assert batch.revisions == []


def test_a_withdrawn_resource_says_why_in_its_history(reference, theo):
    one = link("guide")

    assert withdraw_resources(slugs=[one.slug], reason="Lien mort", by=theo, at=NOON) == 1
    one.refresh_from_db()
    assert one.retired_at == NOON
    assert Publication.objects.get(key="guide").retired_because == "Lien mort"
