"""Whichever door a description comes by, one rule says which resources it may be."""

import pytest

from impact.presence.library import operations
from impact.presence.library.formats import Record, ris
from impact.presence.library.harvesting.queries import doubles_of
from impact.presence.library.models import DataProvider, Harvested
from impact.presence.library.queries import find_alike
from impact.presence.library.queries.likenesses import pairs_alike
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("bare")

ELSEWHERE = {"url": "https://ailleurs.test/x"}
#: What a description says otherwise than the guide that stands, and whether it may be the same.
CASES = [
    ({"url": "http://www.exemple.test/animer.pdf/?utm_source=x", "title": "Tout autre"}, True),
    ({**ELSEWHERE, "title": "ANIMER les rencontres ou chacun parle"}, True),
    ({**ELSEWHERE, "title": "Animer une rencontre en cercle où chacun parle"}, True),
    ({**ELSEWHERE, "title": "Tout autre", "identifier": "https://doi.org/10.1234/ABC"}, True),
    ({**ELSEWHERE, "creators": ["Roy, Luc"]}, False),
    ({**ELSEWHERE, "title": "Animer une rencontre"}, False),
    ({**ELSEWHERE, "title": "Animer une rencontre où chacun parle, tome 2"}, False),
]


@pytest.fixture
def stands(shelve):
    return shelve(identifier="10.1234/abc")


@pytest.mark.parametrize(("said", "is_alike"), CASES)
def test_a_deposit_is_judged_by_the_rule(stands, guide, said, is_alike):
    assert find_alike([guide | said]) == ([[stands]] if is_alike else [[]])


@pytest.mark.parametrize(("said", "is_alike"), CASES)
def test_the_desk_goes_by_the_same_rule(stands, shelve, said, is_alike):
    other = shelve("autre", **said)

    told = [(one.first, one.second) for one in pairs_alike()]
    assert told == ([(stands.pk, other.pk)] if is_alike else [])


@pytest.mark.parametrize(("said", "is_alike"), CASES)
def test_a_harvest_goes_by_the_same_rule(stands, guide, theo, said, is_alike):
    provider = DataProvider.objects.create(
        name="La réserve", base_url="https://reserve.test/oai", added_by=theo, added_at=NOON
    )
    record = Harvested.objects.create(
        provider=provider, identifier="a", content=guide | said, read_at=NOON
    )

    assert doubles_of([record]) == {record.pk: [stands] if is_alike else []}


@pytest.mark.parametrize(("said", "is_alike"), CASES)
def test_a_file_brought_in_goes_by_the_same_rule(stands, guide, theo, said, is_alike):
    text = "".join(ris.write([Record("", guide | said, "", [])]))
    held = operations.hold_file(name="a.ris", data=text.encode(), by=theo, at=NOON)

    [line] = operations.foresee_import(held).lines
    assert [twin.slug for twin in line.twins] == ([stands.slug] if is_alike else [])
