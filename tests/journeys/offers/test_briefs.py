"""A brief is decided, never individual; it is answered while it waits, and ends for good."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from impact.journeys.offers import operations
from impact.journeys.offers.models import Brief, BriefAnswer
from impact.journeys.offers.operations import Decision, Reply, Wording
from impact.journeys.offers.personal import forget, personal_data_of
from impact.presence.communities.models import Archived
from impact.presence.communities.operations import archive_initiative
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY

REPLY = Reply("Cégep", "Quatre soirées.", "nous@cegep.test")
DECISION = Decision(TODAY, "Maude Lachance, Solange", "Yvon attendrait.")


@pytest.fixture
def wording(competency, val_des_rapides):
    def say(**changed):
        said = {
            "competency": competency("H2"),
            "from_level": 1,
            "to_level": 3,
            "signature": "Une démarche",
            "context": "Nous cherchons.",
            "people": Brief.People.TEAM,
            "territory": val_des_rapides.parent,
            "language": "fr",
        }
        return Wording(**(said | changed))

    return say


@pytest.fixture
def draft(initiative, maude, wording):
    return operations.write_brief(initiative=initiative, wording=wording(), by=maude, at=NOON)


@pytest.fixture
def brief(draft, maude):
    return operations.publish_brief(brief=draft, decision=DECISION, revision=1, by=maude, at=NOON)


def _answer(brief, *, on=TODAY):
    return operations.answer_brief(brief=brief, reply=REPLY, on=on, at=NOON)


def test_a_draft_is_nobody_elses(draft):
    assert not Brief.objects.published().exists()
    with pytest.raises(operations.NotWaiting):
        _answer(draft)


def test_a_brief_is_published_by_a_decision_kept_with_it(brief, maude):
    assert Brief.objects.waiting_on(TODAY).get() == brief
    assert (brief.decided_on, brief.dissent) == (TODAY, "Yvon attendrait.")
    assert personal_data_of(maude)["cahiers_d_appel"][0]["publie_le"] == NOON


def test_what_was_published_no_longer_changes(brief, maude, wording):
    with pytest.raises(operations.AlreadyPublished):
        operations.revise_brief(
            brief=brief, wording=wording(context="Autre"), revision=1, by=maude, at=NOON
        )
    with pytest.raises(operations.AlreadyPublished):
        operations.discard_brief(brief=brief, by=maude, at=NOON)


def test_two_people_who_write_at_once_are_told(draft, maude, solange, wording):
    kept = operations.revise_brief(
        brief=draft, wording=wording(context="Un"), revision=1, by=maude, at=NOON
    )
    with pytest.raises(operations.RevisedMeanwhile):
        operations.revise_brief(
            brief=draft, wording=wording(context="Deux"), revision=1, by=solange, at=NOON
        )

    draft.refresh_from_db()
    assert (draft.context, draft.revision) == ("Un", kept.revision)


def test_what_was_not_read_is_not_published(draft, maude, wording):
    operations.revise_brief(
        brief=draft, wording=wording(context="Autre"), revision=1, by=maude, at=NOON
    )

    with pytest.raises(operations.RevisedMeanwhile):
        operations.publish_brief(brief=draft, decision=DECISION, revision=1, by=maude, at=NOON)
    assert not Brief.objects.published().exists()


def test_an_answer_reaches_the_team_and_the_journal_does_not_say_whose(brief):
    answer = _answer(brief)

    entry = Entry.objects.get(verb="offers.brief.answered")
    assert list(brief.answers.all()) == [answer]
    assert (entry.actor, entry.details) == (None, {})


@pytest.mark.parametrize("outcome", Brief.Outcome.values)
def test_an_ended_brief_takes_no_answer(brief, maude, outcome):
    operations.end_brief(brief=brief, outcome=outcome, by=maude, at=NOON)

    with pytest.raises(operations.NotWaiting):
        _answer(brief)
    is_gone = outcome == Brief.Outcome.WITHDRAWN
    assert Brief.objects.published().exists() != is_gone


def test_a_brief_ends_once_but_may_still_be_withdrawn(brief, maude):
    operations.end_brief(brief=brief, outcome="ANSWERED", by=maude, at=NOON)
    with pytest.raises(operations.AlreadyEnded):
        operations.end_brief(brief=brief, outcome="PASSED", by=maude, at=NOON)

    operations.end_brief(brief=brief, outcome="WITHDRAWN", by=maude, at=NOON)

    assert not Brief.objects.published().exists()


def test_past_its_day_a_brief_waits_no_more(initiative, maude, wording):
    said = wording(needed_by=date(2025, 6, 1))
    draft = operations.write_brief(initiative=initiative, wording=said, by=maude, at=NOON)
    brief = operations.publish_brief(brief=draft, decision=DECISION, revision=1, by=maude, at=NOON)

    assert _answer(brief, on=date(2025, 6, 1))
    with pytest.raises(operations.NotWaiting):
        _answer(brief, on=date(2025, 6, 2))
    assert not Brief.objects.waiting_on(date(2025, 6, 2)).exists()


def test_answers_are_forgotten_a_year_after_the_end(brief, maude):
    _answer(brief)
    operations.end_brief(brief=brief, outcome="PASSED", by=maude, at=NOON)

    assert operations.forget_answers(at=NOON + timedelta(days=364)) == 0
    assert operations.forget_answers(at=NOON + timedelta(days=366)) == 1


def test_a_team_erases_what_came_back(brief, maude):
    operations.discard_answer(answer=_answer(brief), by=maude, at=NOON)

    assert not BriefAnswer.objects.exists()


def test_two_briefs_about_the_same_thing_have_each_their_address(initiative, maude, wording):
    slugs = {
        operations.write_brief(initiative=initiative, wording=wording(), by=maude, at=NOON).slug
        for _ in range(3)
    }

    assert len(slugs) == 3


def test_a_brief_never_goes_down(initiative, maude, wording):
    said = wording(from_level=3, to_level=2)

    with pytest.raises(IntegrityError), transaction.atomic():
        operations.write_brief(initiative=initiative, wording=said, by=maude, at=NOON)


def test_an_archived_initiative_asks_for_nothing(initiative, brief, maude, wording):
    archive_initiative(initiative=initiative, by=maude, at=NOON)

    with pytest.raises(Archived):
        operations.write_brief(initiative=initiative, wording=wording(), by=maude, at=NOON)


def test_an_erased_person_is_no_longer_named_among_those_present(brief, maude):
    forget(maude)

    brief.refresh_from_db()
    assert brief.present == "une personne partie, Solange"


def test_an_erased_person_is_named_nowhere_in_a_brief(brief, maude):
    told = {"context": "Maude Lachance porte seule.", "contact": "Maude Lachance, 555-0100"}
    Brief.objects.filter(pk=brief.pk).update(
        **told, signature="L’équipe de Maude Lachance", dissent="Maude Lachance attendrait."
    )

    forget(maude)

    brief.refresh_from_db()
    said = [brief.signature, brief.context, brief.contact, brief.dissent]
    assert [text for text in said if "Maude" in text] == []


def test_what_an_archived_team_asked_for_is_nobody_elses_any_more(initiative, brief, maude):
    archive_initiative(initiative=initiative, by=maude, at=NOON)

    assert not Brief.objects.published().exists()
    assert not Brief.objects.waiting_on(TODAY).exists()
    with pytest.raises(operations.NotWaiting):
        _answer(brief)
