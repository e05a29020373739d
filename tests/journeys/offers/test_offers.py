"""One offer at a time: written, revised, retired, and found by what one looks for."""

from datetime import timedelta

import pytest

from impact.journeys.offers import operations
from impact.journeys.offers.models import Offer
from impact.journeys.offers.queries import Search, count_by_thread, find_offers
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY
from tests.journeys.offers.writing import FIELDS

LATER = NOON + timedelta(days=3)


def test_an_offer_is_written_with_all_it_says(write, competency, stage):
    offer = write(title="Écouter d’abord", stages=[stage("S2")])

    assert offer.slug == "ecouter-dabord"
    assert [one.code for one in offer.stages.all()] == ["S2"]
    assert offer.aims.get().competency == competency("C3")
    assert Entry.objects.get(verb="offers.offer.written").subject_id == str(offer.pk)


def test_it_is_revised_at_the_same_address(write, told, theo):
    offer = write()

    held = operations.revise_offer(
        offer=offer, told=told(title="Autrement", code="D1"), revision=1, by=theo, at=LATER
    )

    assert (held.title, held.slug, held.revision) == ("Autrement", offer.slug, 2)
    assert [aim.competency.code for aim in held.aims.all()] == ["D1"]
    assert "autrement" in held.folded


def test_two_people_who_write_at_once_lose_nothing(write, told, theo):
    offer = write()
    operations.revise_offer(
        offer=offer, told=told(title="Le premier"), revision=1, by=theo, at=LATER
    )

    with pytest.raises(operations.ChangedMeanwhile) as change:
        operations.revise_offer(
            offer=offer, told=told(title="Le second"), revision=1, by=theo, at=LATER
        )

    assert change.value.current.title == "Le premier"
    assert Offer.objects.get().title == "Le premier"


def test_retiring_and_bringing_back_are_each_done_once(write, theo):
    offer = write()
    for _twice in range(2):
        operations.retire_offer(offer=offer, by=theo, at=LATER)
    assert not Offer.objects.offered_on(TODAY).exists()

    for _twice in range(2):
        operations.restore_offer(offer=offer, by=theo, at=LATER)

    assert Offer.objects.offered_on(TODAY).exists()
    verbs = Entry.objects.filter(verb__startswith="offers.offer.re").values_list("verb", flat=True)
    assert sorted(verbs) == ["offers.offer.restored", "offers.offer.retired"]


def test_what_is_over_is_no_longer_offered(write):
    write(starts_on=TODAY - timedelta(days=5), ends_on=TODAY - timedelta(days=1))

    assert not find_offers(Search(), on=TODAY).exists()
    assert find_offers(Search(), on=TODAY - timedelta(days=1)).exists()


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"words": "ECOUTER les  gens"}, True),
        ({"words": "gué"}, True),
        ({"words": "peu entendues"}, True),
        ({"words": "écouter voisins"}, False),
        ({"kind": "TRAINING"}, True),
        ({"kind": "COACHING"}, False),
        ({"competency": "C3"}, True),
        ({"competency": "D1"}, False),
        ({"stage": "S2"}, True),
        ({"stage": "S7"}, False),
        ({"role": "COO"}, True),
        ({"language": "fr"}, True),
        ({"language": "en"}, False),
        ({"is_online": True}, False),
        ({"most": 100}, True),
        ({"most": 99}, False),
    ],
)
def test_an_offer_is_found_by_what_it_says(write, stage, asked, is_found):
    write(title="Écouter les gens", stages=[stage("S2")])

    assert find_offers(Search(**asked), on=TODAY).exists() is is_found


def test_a_cost_nobody_told_is_not_held_against_an_offer(write):
    write(cost=None)

    assert find_offers(Search(most=0), on=TODAY).exists()


def test_a_place_is_reached_by_its_own_by_its_region_online_and_from_anywhere(
    write, val_des_rapides
):
    region = val_des_rapides.parent
    own = write(territories=[val_des_rapides])
    around = write(territories=[region])
    online = write(is_online=True)
    anywhere = write()

    town = set(find_offers(Search(territory=val_des_rapides), on=TODAY))
    wide = set(find_offers(Search(territory=region), on=TODAY))

    assert town == wide == {own, around, online, anywhere}


def test_offers_are_counted_by_what_they_work_on(write, competency):
    write()
    write(ends_on=TODAY - timedelta(days=1))
    thread = competency("C3").thread

    assert count_by_thread([thread, competency("D1").thread], on=TODAY) == {thread: 1}
    assert FIELDS["cost"] == 100
