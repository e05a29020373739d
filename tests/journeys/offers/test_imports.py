"""Importing a table: foreseen exactly, done once, and again for nothing."""

from datetime import timedelta

import pytest

from impact.journeys.offers import operations
from impact.journeys.offers.models import Offer
from impact.journeys.offers.rows import tell_row
from impact.journeys.offers.tables import COLUMNS, Line, Table
from impact.trust.journal.models import Entry
from tests.cast import NOON
from tests.journeys.offers.tables import table
from tests.journeys.offers.test_rows import WHOLE

LATER = NOON + timedelta(days=30)
#: A whole line that names places of the cast only.
RICH = {**WHOLE, "territoires": "99; 999"}


@pytest.fixture
def bring(reference, theo, val_des_rapides):
    """Import lines, as the staff does."""
    return lambda *lines, at=NOON: operations.import_offers(table(*lines), by=theo, at=at)


def test_what_is_foreseen_is_what_is_done_and_foreseeing_writes_nothing(bring):
    foreseen = operations.foresee_offers(table(RICH, {"cle": "F-2"}))
    assert not Offer.objects.exists()

    assert bring(RICH, {"cle": "F-2"}) == foreseen
    assert (len(foreseen.created), foreseen.changed, foreseen.kept) == (2, (), 0)


def test_all_that_is_said_is_kept(bring):
    bring(RICH)

    offer = Offer.objects.get()
    assert {(aim.competency.code, aim.from_level, aim.to_level) for aim in offer.aims.all()} == {
        ("D1", 0, 2),
        ("C3", 1, 3),
    }
    assert {one.code for one in offer.stages.all()} == {"S3", "S4"}
    assert {one.code for one in offer.roles.all()} == {"COO", "AGD"}
    assert {one.code for one in offer.territories.all()} == {"99", "999"}
    assert (offer.cost, offer.cost_basis, offer.is_full) == (1250, "GROUP", True)
    assert (offer.created_at, offer.revised_at, offer.revision) == (NOON, NOON, 1)
    assert "animer a plusieurs le gue" in offer.folded


def test_a_second_time_changes_nothing_and_leaves_no_trace(bring):
    bring(RICH, {"cle": "F-2"})
    before = list(Offer.objects.values())

    again = bring(RICH, {"cle": "F-2"}, at=LATER)

    assert (again.kept, again.changes_something) == (2, False)
    assert list(Offer.objects.values()) == before
    assert Entry.objects.filter(verb="offers.offers.imported").count() == 1


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"titre": "Un autre titre"}, ("titre",)),
        ({"competences": "D1:1>2"}, ("competences",)),
        ({"etapes": "", "roles": "COO"}, ("etapes", "roles")),
        ({"territoires": ""}, ("territoires",)),
        ({"cout": "", "heures": "7"}, ("cout", "heures")),
    ],
)
def test_what_changed_is_named_and_the_address_stays(bring, cells, columns):
    bring(RICH)
    slug = Offer.objects.get().slug

    [change] = bring({**RICH, **cells}, at=LATER).changed

    offer = Offer.objects.get()
    assert set(change.columns) == set(columns)
    assert (offer.slug, offer.revised_at, offer.created_at) == (slug, LATER, NOON)
    assert offer.revision == 2
    assert bring({**RICH, **cells}, at=LATER).kept == 1


def test_a_retired_offer_told_again_comes_back(bring, theo):
    bring({})
    operations.retire_offer(offer=Offer.objects.get(), by=theo, at=NOON)

    [change] = bring({}, at=LATER).changed

    assert change.columns == ("retirée",)
    assert Offer.objects.get().retired_at is None


def test_two_providers_may_use_the_same_key_and_titles_the_same_words(bring):
    bring({}, {"offreur": "Un autre"})

    assert sorted(Offer.objects.values_list("slug", flat=True)) == [
        "animer-a-plusieurs",
        "animer-a-plusieurs-2",
    ]


def test_half_of_a_table_wrong_lets_the_other_half_in(bring):
    foreseen = bring(
        {}, {"cle": "F-2", "cout": "cher"}, {"cle": "F-3"}, {"cle": "F-4", "titre": ""}
    )

    assert [row.key for row in foreseen.created] == ["F-1", "F-3"]
    assert [(fault.line, fault.column) for fault in foreseen.faults] == [(3, "cout"), (5, "titre")]
    assert foreseen.lines_at_fault == 2


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("competences", "Z9:0>2"),
        ("competences", "D1:0>9"),
        ("etapes", "S12"),
        ("roles", "ROI"),
        ("territoires", "000"),
    ],
)
def test_a_code_nobody_knows_is_told(bring, column, cell):
    foreseen = bring({column: cell})

    assert [(fault.line, fault.column) for fault in foreseen.faults] == [(2, column)]
    assert not Offer.objects.exists()


def test_what_is_handed_out_can_be_read_back(bring):
    bring(RICH)
    told = tell_row(Offer.objects.get())

    again = operations.foresee_offers(Table([Line(2, told)]))

    assert set(told) == set(COLUMNS)
    assert (again.kept, again.faults, again.changes_something) == (1, (), False)


@pytest.mark.parametrize(("size", "most"), [(5, 26), (400, 60)])
def test_a_table_is_written_by_hundreds_not_line_by_line(
    bring, size, most, django_assert_max_num_queries
):
    lines = [{**RICH, "cle": f"F-{n}"} for n in range(size)]

    with django_assert_max_num_queries(most):
        bring(*lines)
    with django_assert_max_num_queries(most):
        bring(*[{**one, "titre": "Autrement"} for one in lines], at=LATER)
    assert Offer.objects.filter(title="Autrement", roles__code="COO").count() == size
