"""Several resources become one with all they had, and become several again."""

from datetime import timedelta

import pytest

from impact.presence.library import operations
from impact.presence.library.descriptions import describe, write_resources
from impact.presence.library.models import (
    Collection,
    Merge,
    NotDuplicate,
    Resource,
    Shelving,
    UseStory,
)
from impact.presence.library.queries.likenesses import groups_alike
from impact.trust.publishing.models import Publication
from impact.trust.publishing.operations import IncompleteBatch, OwnProposal
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("bare")

LATER = NOON + timedelta(hours=1)
EVENING = NOON + timedelta(hours=6)


@pytest.fixture
def twins(shelve):
    return shelve("guide"), shelve("copie", year="2021", competencies=["C5"])


@pytest.fixture
def merge(twins, theo):
    def deed(by=theo, at=LATER, **said):
        kept, gone = (Resource.objects.described().get(pk=one.pk) for one in twins)
        content = {**describe(kept), **said}
        return operations.merge_resources(kept=kept, others=[gone], content=content, by=by, at=at)

    return deed


@pytest.fixture
def shelf():
    return Collection.objects.create(slug="c", title="C", created_at=NOON, revised_at=NOON)


def test_one_remains_and_the_address_of_the_other_leads_to_it(merge, twins):
    kept, gone = twins

    merge(year="2021", competencies=["C3:2", "C4", "C5"])

    kept, gone = (Resource.objects.described().get(pk=one.pk) for one in twins)
    assert (gone.merged_into, gone.retired_at) == (kept, LATER)
    assert (kept.year, describe(kept)["competencies"]) == (2021, ["C3:2", "C4", "C5"])
    assert Publication.objects.get(key="copie").retired_at == LATER


def test_what_led_to_the_one_that_goes_leads_where_it_went(merge, twins, shelve):
    older = shelve("ancienne", url="https://exemple.test/ancienne")
    Resource.objects.filter(pk=older.pk).update(retired_at=NOON, merged_into=twins[1])

    merge()

    older.refresh_from_db()
    assert older.merged_into == twins[0]


def test_uses_and_shelvings_follow_and_come_back(merge, twins, shelf, initiative, maude, theo):
    kept, gone = twins
    use = UseStory.objects.create(
        resource=gone, initiative=initiative, words="Lu.", told_by=maude, told_at=NOON
    )
    Shelving.objects.create(collection=shelf, resource=gone, position=3, word="utile")

    done = merge()

    use.refresh_from_db()
    assert (use.resource, list(kept.shelvings.values_list("position", "word"))) == (
        kept,
        [(3, "utile")],
    )
    operations.undo_merge(merge=done, by=theo, at=EVENING)
    use.refresh_from_db()
    assert use.resource == gone
    assert list(shelf.resources.all()) == [gone]


def test_a_collection_that_had_both_has_one_and_then_both_again(merge, twins, shelf, theo):
    for position, one in enumerate(twins):
        Shelving.objects.create(collection=shelf, resource=one, position=position)

    done = merge()

    assert list(shelf.resources.all()) == [twins[0]]
    operations.undo_merge(merge=done, by=theo, at=EVENING)
    assert set(shelf.resources.all()) == set(twins)


def test_undoing_brings_back_both_as_they_were(merge, twins, theo):
    before = [describe(one) for one in twins]

    is_whole = operations.undo_merge(merge=merge(title="Tout autre"), by=theo, at=EVENING)

    assert is_whole
    assert [describe(Resource.objects.described().get(pk=one.pk)) for one in twins] == before
    assert Resource.objects.shown().count() == 2
    assert not Publication.objects.get(key="copie").retired_at


def test_undoing_leaves_the_kept_one_as_it_was_changed_since(merge, twins, theo):
    done = merge()
    kept = Resource.objects.described().get(pk=twins[0].pk)
    write_resources({kept.slug: {**describe(kept), "title": "Mieux dit"}}, at=EVENING)

    is_whole = operations.undo_merge(merge=done, by=theo, at=EVENING)

    assert not is_whole
    assert Resource.objects.get(pk=kept.pk).title == "Mieux dit"
    assert Resource.objects.shown().count() == 2


def test_a_merge_is_undone_once(merge, theo):
    done = merge()
    operations.undo_merge(merge=done, by=theo, at=EVENING)

    with pytest.raises(operations.AlreadyUndone):
        operations.undo_merge(merge=done, by=theo, at=EVENING)


def test_what_changed_since_it_was_read_is_not_merged(twins, theo):
    kept, gone = twins
    write_resources({"copie": {**describe(gone), "title": "Une autre chose"}}, at=LATER)

    with pytest.raises(operations.MovedMeanwhile):
        operations.merge_resources(
            kept=kept, others=[gone], content=describe(kept), by=theo, at=EVENING
        )


def test_a_merge_that_cannot_be_published_changes_nothing(merge):
    with pytest.raises(IncompleteBatch):
        merge(title="")

    assert Resource.objects.shown().count() == 2
    assert not Merge.objects.exists()


def test_who_is_not_of_the_staff_merges_nothing(merge, maude):
    with pytest.raises(OwnProposal):
        merge(by=maude)

    assert Resource.objects.shown().count() == 2


def test_those_told_apart_are_shown_together_no_more(twins, theo):
    assert groups_alike() == [[twins[0].pk, twins[1].pk]]

    operations.tell_apart(resources=twins, by=theo, at=LATER)
    operations.tell_apart(resources=twins[::-1], by=theo, at=LATER)

    assert NotDuplicate.objects.count() == 1
    assert groups_alike() == []
