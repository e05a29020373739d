"""The staff publishes without a wait; nothing is silent for all that."""

from datetime import timedelta
from time import process_time

import pytest

from impact.trust.journal.models import Entry
from impact.trust.publishing import kinds, operations
from impact.trust.publishing.kinds import Many
from impact.trust.publishing.models import Decision, Publication, Revision
from tests.cast import NOON

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def batch(shelf, theo):
    """Have Théo publish many words at once: `batch({"agir": {"title": "Agir"}})`."""

    def batch(contents, *, by=theo, at=NOON):
        return operations.publish_batch(
            kind="mot", contents=contents, by=by, at=at, summary="Import d’un tableau"
        )

    return batch


def test_each_thing_of_a_batch_gets_its_revision_and_its_decision(batch, shelf, theo):
    batch({"agir": {"title": "Agir"}, "lien": {"title": "Lien"}})

    assert shelf == {"agir": {"title": "Agir"}, "lien": {"title": "Lien"}}
    assert Publication.objects.published().count() == 2
    revision = Revision.objects.get(publication__key="lien")
    assert (revision.number, revision.author, revision.decision.by) == (1, theo, theo)
    entry = Entry.objects.get()
    assert entry.details == {"kind": "mot", "count": 2}


def test_a_field_left_out_stays_and_what_says_the_same_is_left(batch, shelf):
    batch({"agir": {"title": "Agir", "body": "Faire."}, "lien": {"title": "Lien"}})
    done = batch({"agir": {"title": "Agir ensemble"}, "lien": {"title": "Lien"}}, at=LATER)

    assert shelf["agir"] == {"title": "Agir ensemble", "body": "Faire."}
    assert [one.number for one in done.revisions] == [2]
    assert done.unchanged == ["lien"]
    assert done.revisions[0].based_on.number == 1
    assert done.revisions[0].base == {"title": "Agir", "body": "Faire."}


def test_one_fault_keeps_the_whole_batch_back(batch, shelf):
    with pytest.raises(operations.IncompleteBatch) as refusal:
        batch({"agir": {"title": "Agir"}, "lien": {"title": ""}})

    assert refusal.value.faults == {"lien": {"title": "Donnez un titre."}}
    assert shelf == {}
    assert not Publication.objects.exists()


def test_a_batch_brings_back_what_was_retired(batch, shelf, theo):
    batch({"agir": {"title": "Agir"}})
    operations.retire(publication=Publication.objects.get(), reason="Doublon", by=theo, at=NOON)
    batch({"agir": {"title": "Agir"}}, at=LATER)

    assert shelf == {"agir": {"title": "Agir"}}
    assert Publication.objects.get().is_published


def test_a_batch_is_the_staff_s_alone(batch, odette):
    with pytest.raises(operations.OwnProposal):
        batch({"agir": {"title": "Agir"}}, by=odette)


def test_one_thing_published_directly_says_what_it_changed(shelf, theo):
    def say(title, at):
        return operations.publish_directly(
            kind="mot", key="agir", content={"title": title}, by=theo, at=at, summary="Coquille"
        )

    assert say("Agir", NOON).number == 1
    with pytest.raises(operations.Unchanged):
        say("Agir", LATER)


def test_ones_draft_is_published_in_one_step_by_the_staff_alone(odette, theo, write, shelf):
    operations.publish_draft(revision=write(theo, title="Agir"), by=theo, at=LATER)
    assert shelf == {"agir": {"title": "Agir"}}
    assert Decision.objects.get().by == theo

    draft = write(odette, title="Agir autrement")
    with pytest.raises(operations.OwnProposal):
        operations.publish_draft(revision=draft, by=odette, at=LATER)
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_thousand_things_stay_quick(batch, shelf, monkeypatch, django_assert_max_num_queries):
    many = Many(
        contents_of=lambda keys: {key: shelf[key] for key in keys if key in shelf},
        apply=lambda contents, at: shelf.update(contents),
    )
    quick = {name: getattr(kinds.kind_of("mot"), name) for name in kinds.Kind.__slots__}
    monkeypatch.setitem(kinds._KINDS, "mot", kinds.Kind(**quick | {"many": many}))
    contents = {f"mot-{n}": {"title": f"Mot {n}", "body": "Un texte. " * 20} for n in range(1000)}
    start = process_time()
    with django_assert_max_num_queries(60):
        batch(contents)

    assert Publication.objects.published().count() == 1000
    assert process_time() - start < 5
