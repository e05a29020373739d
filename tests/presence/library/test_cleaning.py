"""Many resources are mended, withdrawn and brought back at once, each with its history."""

from datetime import timedelta

import pytest

from impact.presence.library import operations
from impact.presence.library.descriptions import describe
from impact.presence.library.models import Resource
from impact.presence.library.policies import may_change_in_bulk, may_keep_library
from impact.presence.library.queries.desk import Narrowing, narrow, waiting
from impact.trust.publishing.models import Publication, Reviewer
from impact.trust.publishing.operations import OwnProposal
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("bare")

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def three(shelve):
    address = "https://exemple.test/{}"
    return [
        shelve("un", url=address.format(1), title="Accueillir", competencies=[], licence=""),
        shelve("deux", url=address.format(2), title="Décider ensemble", competencies=["C3:2"]),
        shelve("trois", url=address.format(3), title="Tenir dans la durée", summary=""),
    ]


def test_a_code_is_added_and_a_value_takes_the_place_of_another(three, theo):
    done = operations.complete_resources(
        slugs=["un", "deux"],
        addition={"competencies": ["C3"], "licence": "CC-BY-SA-4.0"},
        by=theo,
        at=LATER,
        summary="Complétées",
    )

    told = {one.slug: describe(one) for one in Resource.objects.described()}
    assert done == 2
    assert (told["un"]["competencies"], told["deux"]["competencies"]) == (["C3"], ["C3:2"])
    assert told["un"]["licence"] == told["deux"]["licence"] == "CC-BY-SA-4.0"
    assert told["trois"] == describe(three[2])


def test_only_the_staff_mends_many_at_once(three, maude):
    with pytest.raises(OwnProposal):
        operations.complete_resources(
            slugs=["un"], addition={"licence": "OTHER"}, by=maude, at=LATER, summary="Non"
        )


def test_what_is_withdrawn_may_be_brought_back_as_it_was(three, theo):
    before = describe(three[0])
    gone = operations.withdraw_resources(
        slugs=["un", "deux", "inconnue"], reason="Périmées.", by=theo, at=LATER
    )

    assert gone == 2
    assert set(Resource.objects.shown().values_list("slug", flat=True)) == {"trois"}
    assert Publication.objects.get(key="un").retired_because == "Périmées."

    back = operations.bring_back(slugs=["un"], by=theo, at=LATER, summary="Remise")

    assert back == 1
    assert describe(Resource.objects.described().shown().get(slug="un")) == before


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        (Narrowing(lack="competency"), {"un"}),
        (Narrowing(lack="licence"), {"un"}),
        (Narrowing(lack="summary"), {"trois"}),
        (Narrowing(words="decider"), {"deux"}),
        (Narrowing(state="withdrawn"), set()),
        (Narrowing(), {"un", "deux", "trois"}),
    ],
)
def test_the_list_is_narrowed_to_what_is_asked(three, asked, slugs):
    assert {one.slug for one in narrow(asked)} == slugs


def test_what_waits_is_counted(three):
    told = waiting()

    assert told.lacks == {"competency": 1, "licence": 1, "summary": 1}
    assert (told.proposals, told.harvested, told.alike, told.dead) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("who", "keeps", "changes"),
    [("theo", True, True), ("maude", False, False), ("reviewer", True, False)],
)
def test_the_staff_keeps_the_library_and_reviewers_of_all_quebec_help(
    who, keeps, changes, theo, maude, solange
):
    Reviewer.objects.create(person=solange, kind="ressource", place="", named_by=theo, since=NOON)
    person = {"theo": theo, "maude": maude, "reviewer": solange}[who]

    assert (may_keep_library(person), may_change_in_bulk(person)) == (keeps, changes)


def test_who_reviews_one_region_only_does_not_keep_the_library(theo, solange):
    Reviewer.objects.create(
        person=solange, kind="ressource", place="region-01", named_by=theo, since=NOON
    )

    assert not may_keep_library(solange)
