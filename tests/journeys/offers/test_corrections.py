"""An offer is corrected by plain values, checked one by one, and keeps what it is not asked of."""

import pytest

from impact.journeys.offers.corrections import OFFERS, check, content_of
from impact.journeys.offers.models import Offer
from tests.cast import NOON


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("title", " "),
        ("title", "x" * 161),
        ("url", "exemple"),
        ("url", "ftp://exemple.test/"),
        ("hours", "beaucoup"),
        ("hours", "-1"),
        ("hours", "NaN"),
        ("hours", "1,25"),
        ("cost", "12,50"),
        ("cost", "99999999"),
        ("cost_basis", "AUTRE"),
        ("starts_on", "demain"),
        ("ends_on", "2026-13-01"),
    ],
)
def test_what_is_wrong_is_told_by_its_field(write, name, typed):
    offer = write()

    assert list(check(offer.slug, content_of(offer.slug) | {name: typed})) == [name]


def test_an_end_before_its_start_is_told(write):
    days = {"starts_on": "2026-05-02", "ends_on": "2026-05-01"}

    assert "ends_on" in check("rejoindre", content_of(write().slug) | days)


def test_what_an_offer_says_can_be_written_again_unchanged(write):
    offer = write(hours="7.5")
    before = content_of(offer.slug)
    assert check(offer.slug, before) == {}

    OFFERS.apply(offer.slug, before, NOON)
    assert content_of(offer.slug) == before
    assert Offer.objects.get().revision == 2


def test_there_is_no_content_of_what_does_not_exist(db):
    assert content_of("absente") is None
