"""From a draft to what everyone reads: nothing silent, nothing alone, everything undoable."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from impact.trust.journal.models import Entry
from impact.trust.publishing import kinds, operations, policies
from impact.trust.publishing.kinds import UnknownKind, kind_of, only_place
from impact.trust.publishing.models import Publication, Review, Revision
from impact.trust.publishing.operations import Draft
from tests.cast import NOON

LATER = NOON + timedelta(hours=1)


def test_what_is_published_is_what_everyone_reads(odette, theo, proposed, shelf):
    revision = proposed(odette, title="Agir")
    assert shelf == {}

    operations.publish(revision=revision, by=theo, at=NOON)
    assert shelf == {"agir": {"title": "Agir"}}
    assert revision.publication.revisions.told().get().number == 1


def test_a_draft_that_lacks_something_is_told_how_to_mend_it(odette, write):
    revision = write(odette, body="Sans titre")

    with pytest.raises(operations.Incomplete) as refusal:
        operations.propose(revision=revision, by=odette, at=NOON)
    assert refusal.value.faults == {"title": "Donnez un titre."}
    revision.refresh_from_db()
    assert revision.is_draft


def test_what_was_proposed_changes_no_more(odette, proposed):
    revision = proposed(odette, title="Agir")

    with pytest.raises(operations.NotADraft):
        operations.change_draft(revision=revision, draft=Draft({"title": "Autre"}), at=LATER)


def test_a_first_approval_makes_it_reviewed(odette, theo, proposed):
    revision = proposed(odette, title="Agir")

    operations.review(revision=revision, stance="APPROVE", words="", by=theo, at=LATER)
    revision.refresh_from_db()
    assert revision.state == Revision.State.REVIEWED


def test_nobody_reviews_or_decides_of_her_own(odette, proposed):
    revision = proposed(odette, title="Agir")

    with pytest.raises(operations.OwnProposal):
        operations.review(revision=revision, stance="APPROVE", words="", by=odette, at=LATER)
    with pytest.raises(operations.OwnProposal):
        operations.publish(revision=revision, by=odette, at=LATER)


def test_a_decision_is_taken_once(odette, theo, proposed):
    revision = proposed(odette, title="Agir")
    operations.decline(revision=revision, reason="Déjà dit ailleurs.", by=theo, at=LATER)

    with pytest.raises(operations.NotWaiting):
        operations.publish(revision=revision, by=theo, at=LATER)
    with pytest.raises(operations.NotWaiting):
        operations.take_back(revision=revision, by=odette, at=LATER)


def test_two_changes_that_do_not_meet_are_both_published(
    odette, solange, theo, published, proposed, shelf
):
    published(odette, title="Agir", body="Choisir.")
    first = proposed(odette, title="Agir ensemble", body="Choisir.")
    second = proposed(solange, title="Agir", body="Choisir et décider.")

    operations.publish(revision=first, by=theo, at=LATER)
    operations.publish(revision=second, by=theo, at=LATER)
    assert shelf["agir"] == {"title": "Agir ensemble", "body": "Choisir et décider."}


def test_two_changes_of_one_field_must_be_settled(
    odette, solange, theo, published, proposed, shelf
):
    published(odette, title="Agir")
    first = proposed(odette, title="Agir ensemble")
    second = proposed(solange, title="Agir chez soi")
    operations.publish(revision=first, by=theo, at=LATER)

    with pytest.raises(operations.Moved) as refusal:
        operations.publish(revision=second, by=theo, at=LATER)
    assert refusal.value.fields == ("title",)
    operations.publish(
        revision=second, by=theo, at=LATER, settled={"title": "Agir ensemble, chez soi"}
    )
    assert shelf["agir"]["title"] == "Agir ensemble, chez soi"


def test_what_was_published_can_be_undone(odette, theo, published, shelf):
    first = published(odette, title="Agir")
    published(odette, title="Agir mal")

    operations.restore_revision(revision=first, reason="Mieux dit avant.", by=theo, at=LATER)
    assert shelf["agir"] == {"title": "Agir"}
    assert [one.number for one in first.publication.revisions.told()] == [3, 2, 1]


def test_what_is_retired_can_come_back(odette, theo, published, shelf):
    revision = published(odette, title="Agir")

    operations.retire(publication=revision.publication, reason="Périmé.", by=theo, at=LATER)
    assert shelf == {}
    assert not Publication.objects.published().exists()
    operations.restore_revision(revision=revision, reason="Encore utile.", by=theo, at=LATER)
    assert shelf == {"agir": {"title": "Agir"}}
    assert Publication.objects.published().exists()


def test_a_newcomer_does_not_flood(odette, proposed):
    for number in range(5):
        proposed(odette, key=f"mot-{number}", title="Agir")

    with pytest.raises(operations.TooMany):
        proposed(odette, key="mot-6", title="Agir")


def test_someone_already_published_is_a_newcomer_no_more(odette, published, proposed):
    published(odette, title="Agir")

    waiting = [proposed(odette, key=f"mot-{number}", title="Agir") for number in range(7)]
    assert all(one.is_waiting for one in waiting)


def test_a_draft_thrown_away_leaves_nothing(odette, write):
    operations.discard_draft(revision=write(odette, title="Agir"), by=odette, at=LATER)

    assert not Publication.objects.exists()


def test_a_kind_nobody_registered_is_refused(odette, db):
    with pytest.raises(UnknownKind):
        operations.start_draft(kind="rien", key="x", draft=Draft({}), by=odette, at=NOON)


@pytest.mark.parametrize(
    ("who", "drafted", "waiting", "published"),
    [
        (None, False, False, True),
        ("solange", False, False, True),
        ("odette", True, True, True),
        ("theo", False, True, True),
    ],
)
def test_who_reads_a_revision_when(request, odette, write, theo, who, drafted, waiting, published):
    user = request.getfixturevalue(who) if who else AnonymousUser()
    revision = write(odette, title="Agir")
    assert policies.may_read(user, revision) is drafted

    revision = operations.propose(revision=revision, by=odette, at=NOON)
    assert policies.may_read(user, revision) is waiting
    revision = operations.publish(revision=revision, by=theo, at=NOON)
    assert policies.may_read(user, revision) is published


def test_a_reviewer_is_trusted_for_a_kind_and_a_place(odette, solange, theo, proposed):
    revision = proposed(odette, title="Agir")
    Publication.objects.update(place="02")
    revision.publication.refresh_from_db()
    trusted = operations.name_reviewer(person=solange, kind="mot", place="02", by=theo, at=NOON)
    assert policies.may_decide(solange, revision)

    Publication.objects.update(place="03")
    revision.publication.refresh_from_db()
    assert not policies.may_decide(solange, revision)
    assert policies.may_decide(solange, revision, places=["02"])
    operations.unname_reviewer(reviewer=trusted, by=theo, at=LATER)
    assert not policies.may_decide(solange, revision, places=["02"])


def test_a_refusal_or_a_doubt_needs_its_reasons(odette, theo, proposed):
    revision = proposed(odette, title="Agir")
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.review(
            revision=revision, stance=Review.Stance.OBJECT, words="", by=theo, at=NOON
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.decline(revision=revision, reason="", by=theo, at=NOON)


def test_what_a_committee_answers_is_kept_with_its_disagreement(odette, theo, proposed):
    revision = proposed(odette, title="Agir")
    advice = operations.ask_advice(
        revision=revision, committee="Comité aviseur", question="Juste?", by=theo, at=NOON
    )

    operations.record_advice(
        advice=advice, answer="Oui.", dissent="Une voix.", on=NOON.date(), by=theo, at=LATER
    )
    kept = revision.advices.get()
    assert (kept.answer, kept.dissent, kept.recorded_by) == ("Oui.", "Une voix.", theo)


def test_a_remark_taken_away_leaves_its_trace(odette, published):
    publication = published(odette, title="Agir").publication
    said = operations.remark(
        publication=publication, revision=None, words="Et ici?", by=odette, at=NOON
    )

    operations.remove_remark(remark=said, by=odette, at=LATER)
    operations.remove_remark(remark=said, by=odette, at=LATER)
    assert not publication.remarks.kept().exists()
    assert publication.remarks.get().removed_by == odette
    assert Entry.objects.filter(verb="publishing.remark.removed").count() == 1


def test_a_proposal_says_what_changes_and_changes_something(odette, write, published):
    published(odette, title="Agir")
    with pytest.raises(operations.Unchanged):
        operations.propose(revision=write(odette, title="Agir"), by=odette, at=LATER)

    silent = write(odette, title="Agir ici")
    operations.change_draft(revision=silent, draft=Draft({"title": "Agir ici"}), at=LATER)
    with pytest.raises(operations.Unexplained):
        operations.propose(revision=silent, by=odette, at=LATER)


def test_undoing_goes_back_to_what_stood_before(odette, theo, published, shelf):
    published(odette, title="Agir")
    second = published(odette, title="Agir mal")

    operations.restore_revision(
        revision=second, reason="Mieux avant.", by=theo, at=LATER, is_before=True
    )
    assert shelf["agir"] == {"title": "Agir"}
    with pytest.raises(operations.Unchanged):
        operations.restore_revision(
            revision=second, reason="Encore", by=theo, at=LATER, is_before=True
        )


def test_a_new_thing_is_entrusted_to_where_it_says_it_stands(odette, write, monkeypatch):
    told = replace(kind_of("mot"), place_told=lambda content: only_place(content["places"]))
    monkeypatch.setitem(kinds._KINDS, "mot", told)

    here = operations.propose(
        revision=write(odette, title="Ici", places=["estrie"]), by=odette, at=NOON
    )
    wide = write(odette, key="partout", title="Partout", places=["estrie", "laval"])
    operations.propose(revision=wide, by=odette, at=NOON)

    assert here.publication.place == "estrie"
    assert wide.publication.place == ""
