"""Who may do what with a revision, at each moment of its life."""

import pytest
from django.contrib.auth.models import AnonymousUser

from impact.trust.publishing import operations, policies
from impact.trust.publishing.models import Publication, Revision
from impact.trust.publishing.operations import Draft
from tests.cast import NOON

STATES = ("draft", "proposed", "published", "declined", "spam")
#: Who, and in which states she reads it, says something of it, decides of it.
READS = {
    "nobody": ("published",),
    "odette": STATES,
    "maude": ("published",),
    "solange": ("proposed", "published", "declined", "spam"),
    "theo": ("proposed", "published", "declined", "spam"),
}


@pytest.fixture
def nobody():
    return AnonymousUser()


@pytest.fixture
def revision(write, odette, solange, theo):
    """Odette's revision, brought to a state; Solange reviews such things."""
    operations.name_reviewer(person=solange, kind="mot", place="", by=theo, at=NOON)

    def bring(state, *, by=odette):
        revision = write(by, title="Agir")
        if state == "draft":
            return revision
        revision = operations.propose(revision=revision, by=by, at=NOON)
        if state == "proposed":
            return revision
        end = {
            "published": lambda: operations.publish(revision=revision, by=theo, at=NOON),
            "declined": lambda: operations.decline(
                revision=revision, reason="Non", by=theo, at=NOON
            ),
            "spam": lambda: operations.set_aside(
                revision=revision, reason="Essai", by=theo, at=NOON
            ),
        }
        return end[state]()

    return bring


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", READS)
def test_who_reads_a_revision_in_which_state(request, revision, who, state):
    person = request.getfixturevalue(who)

    assert policies.may_read(person, revision(state)) is (state in READS[who])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["odette", "maude", "solange", "theo"])
def test_who_changes_a_draft(request, revision, who, state):
    person = request.getfixturevalue(who)

    may = policies.may_change(person, revision(state))
    assert may is (who == "odette" and state == "draft")


@pytest.mark.parametrize("state", STATES[1:])
@pytest.mark.parametrize(
    ("who", "may"), [("odette", True), ("maude", False), ("solange", True), ("theo", True)]
)
def test_who_remarks_upon_what_was_proposed(request, revision, who, may, state):
    assert policies.may_remark(request.getfixturevalue(who), revision(state)) is may


@pytest.mark.parametrize("who", ["odette", "solange", "theo"])
def test_nobody_remarks_upon_a_draft(request, revision, who):
    assert not policies.may_remark(request.getfixturevalue(who), revision("draft"))


@pytest.mark.parametrize(
    ("author", "who", "may"),
    [
        ("odette", "odette", False),
        ("odette", "maude", False),
        ("odette", "solange", True),
        ("odette", "theo", True),
        ("solange", "solange", False),
        ("theo", "theo", True),
    ],
)
def test_who_decides_of_whose(request, revision, author, who, may):
    proposal = revision("proposed", by=request.getfixturevalue(author))

    assert policies.may_decide(request.getfixturevalue(who), proposal) is may


@pytest.mark.parametrize("deed", ["publish", "decline", "set_aside", "review"])
def test_a_reviewer_decides_nothing_of_her_own(revision, solange, deed):
    proposal = revision("proposed", by=solange)
    said = {
        "publish": {},
        "decline": {"reason": "Non"},
        "set_aside": {"reason": "Non"},
        "review": {"stance": "APPROVE", "words": ""},
    }

    with pytest.raises(operations.OwnProposal):
        getattr(operations, deed)(revision=proposal, by=solange, at=NOON, **said[deed])
    proposal.refresh_from_db()
    assert proposal.state == Revision.State.PROPOSED


def test_a_reviewer_does_not_bring_back_her_own_words_alone(revision, write, solange, odette, theo):
    hers = revision("published", by=solange)
    other = write(odette, title="Agir ensemble")
    operations.publish(
        revision=operations.propose(revision=other, by=odette, at=NOON), by=theo, at=NOON
    )

    with pytest.raises(operations.OwnProposal):
        operations.restore_revision(revision=hers, reason="Mieux", by=solange, at=NOON)
    operations.restore_revision(revision=hers, reason="Mieux", by=theo, at=NOON)


def test_a_draft_of_someone_else_changes_nothing_for_others(write, shelf, odette, solange):
    write(odette, title="À moi")
    theirs = operations.start_draft(
        kind="mot", key="agir", draft=Draft({"title": "À elle"}), by=solange, at=NOON
    )

    assert theirs.base == {}
    assert Publication.objects.get().content() == {}
