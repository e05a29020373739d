"""Assessing oneself, being rated, agreeing as a group: added, never rewritten, never mixed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from impact.journeys.needs.answers import Answer, keep_new
from impact.journeys.needs.models import NeverRewritten, Rating, Source
from impact.journeys.needs.operations.assessments import (
    ConsentMissing,
    NothingToAsk,
    NotOnTheAgenda,
    NotOnTheScale,
    finish_assessment,
    give_answers,
    keep_trial,
    start_assessment,
)
from impact.journeys.needs.operations.consensus import (
    Consensus,
    InTheFuture,
    record_consensus,
)
from impact.journeys.needs.operations.ratings import NotAllowed, rate_as_coach, rate_peer
from impact.journeys.needs.queries.histories import moves_between, ratings_of, stories_of
from impact.journeys.needs.queries.portraits import portrait_of
from impact.knowledge.competencies.models import Competency, Version
from impact.presence.communities.models import Archived, Assignment
from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent, withdraw_consent
from tests.cast import NOON, TODAY

LATER = NOON + timedelta(days=90)


@pytest.fixture
def a1(reference):
    return Competency.objects.get(code="A1")


@pytest.fixture
def agreed(solange):
    """Solange agreed that what she says of herself be kept."""
    return give_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)


@pytest.fixture
def sitting(solange, a1, agreed):
    return start_assessment(
        by=solange, initiative=None, version=a1.version, competencies=[a1.pk], at=NOON
    )


def say(sitting, level, at=NOON):
    competency = sitting.agenda[0]
    return give_answers(
        assessment=sitting, answers=[Answer(competency, level)], by=sitting.person, at=at
    )


def test_without_consent_nothing_starts(solange, a1):
    with pytest.raises(ConsentMissing):
        start_assessment(
            by=solange, initiative=None, version=a1.version, competencies=[a1.pk], at=NOON
        )


def test_without_anything_to_look_at_nothing_starts(solange, a1, agreed):
    with pytest.raises(NothingToAsk):
        start_assessment(by=solange, initiative=None, version=a1.version, competencies=[], at=NOON)


def test_starting_twice_gives_the_same_sitting(sitting, solange, a1):
    again = start_assessment(
        by=solange, initiative=None, version=a1.version, competencies=[a1.pk], at=LATER
    )

    assert again == sitting


def test_once_ended_starting_opens_another(sitting, solange, a1):
    finish_assessment(assessment=sitting, by=solange, at=NOON)

    again = start_assessment(
        by=solange, initiative=None, version=a1.version, competencies=[a1.pk], at=LATER
    )

    assert again != sitting


def test_an_answer_is_added_and_the_same_one_is_not(sitting):
    assert [say(sitting, 2), say(sitting, 2), say(sitting, 3)] == [1, 0, 1]
    assert list(Rating.objects.oldest_first().values_list("level", flat=True)) == [2, 3]


def test_the_same_answer_in_another_sitting_is_a_reassessment(sitting, solange, a1):
    say(sitting, 2)
    finish_assessment(assessment=sitting, by=solange, at=NOON)
    again = start_assessment(
        by=solange, initiative=None, version=a1.version, competencies=[a1.pk], at=LATER
    )

    assert say(again, 2, at=LATER) == 1


def test_what_is_not_on_the_agenda_is_refused(sitting, solange):
    other = Competency.objects.exclude(pk__in=sitting.agenda).first()

    with pytest.raises(NotOnTheAgenda):
        give_answers(assessment=sitting, answers=[Answer(other.pk, 2)], by=solange, at=NOON)


def test_a_level_off_the_scale_is_refused(sitting):
    with pytest.raises(NotOnTheScale):
        say(sitting, 7)


def test_a_consent_taken_back_stops_at_once(sitting, solange):
    withdraw_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)

    with pytest.raises(ConsentMissing):
        say(sitting, 2)


def test_a_rating_is_never_rewritten(sitting):
    say(sitting, 2)
    rating = Rating.objects.get()
    rating.level = 4

    with pytest.raises(NeverRewritten), transaction.atomic():
        rating.save()
    with pytest.raises(NeverRewritten):
        Rating.objects.update(level=4)
    assert Rating.objects.get().level == 2


def test_nobody_rates_herself_in_the_name_of_another(solange, maude, a1):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(
            source=Source.SELF, rater=maude, person=solange, competency=a1, level=2, rated_at=NOON
        )


def test_a_rating_is_of_a_person_or_of_a_group_not_both(solange, initiative, a1):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(
            source=Source.SELF,
            rater=solange,
            person=solange,
            initiative=initiative,
            competency=a1,
            level=2,
            rated_at=NOON,
        )


def test_ending_twice_is_written_once_in_the_journal(sitting, solange):
    for _ in range(2):
        finish_assessment(assessment=sitting, by=solange, at=NOON)

    assert Entry.objects.filter(verb="needs.self_assessment.finished").count() == 1


def test_a_trial_is_kept_as_an_ended_sitting_and_told_to_no_initiative(solange, a1, agreed):
    kept = keep_trial(by=solange, version=a1.version, answers=[Answer(a1.pk, 3)], at=NOON)

    assert kept.is_finished
    assert kept.initiative is None
    assert Entry.objects.filter(verb__startswith="needs.").exclude(context="").count() == 0


def test_of_two_answers_on_one_competency_the_last_is_kept():
    assert keep_new(answers=[Answer(1, 2), Answer(1, 3)], latest={}) == [Answer(1, 3)]


def test_a_peer_rates_only_whom_agreed_to_it(solange, maude, team, initiative, a1):
    with pytest.raises(NotAllowed):
        rate_peer(person=solange, initiative=initiative, answer=Answer(a1.pk, 3), by=maude, at=NOON)

    give_consent(person=solange, purpose=Purpose.COACH, scope=initiative.context, at=NOON)
    rating = rate_peer(
        person=solange, initiative=initiative, answer=Answer(a1.pk, 3), by=maude, at=NOON
    )
    assert rating.source == Source.PEER


@pytest.mark.parametrize("who", ["odette", "rosalie", "solange", "theo"])
def test_who_does_not_work_with_her_today_may_not_rate_her(
    solange, team, initiative, a1, request, who
):
    give_consent(person=solange, purpose=Purpose.COACH, scope=initiative.context, at=NOON)

    with pytest.raises(NotAllowed):
        rate_peer(
            person=solange,
            initiative=initiative,
            answer=Answer(a1.pk, 3),
            by=request.getfixturevalue(who),
            at=NOON,
        )


def test_in_an_archived_initiative_nobody_rates_anybody(solange, maude, team, initiative, a1):
    give_consent(person=solange, purpose=Purpose.COACH, scope=initiative.context, at=NOON)
    initiative.archive(by=maude, at=NOON)

    with pytest.raises(NotAllowed):
        rate_peer(person=solange, initiative=initiative, answer=Answer(a1.pk, 3), by=maude, at=NOON)


def test_only_who_accompanies_the_team_rates_as_a_coach(
    solange, noemie, team, initiative, membership, role, a1
):
    give_consent(person=solange, purpose=Purpose.COACH, scope=initiative.context, at=NOON)
    said = {"person": solange, "initiative": initiative, "answer": Answer(a1.pk, 3)}

    with pytest.raises(NotAllowed):
        rate_as_coach(**said, by=noemie, at=NOON)

    Assignment.objects.create(membership=membership(noemie), role=role("ACC"), started_on=TODAY)
    assert rate_as_coach(**said, by=noemie, at=NOON).source == Source.COACH


def test_a_consent_given_elsewhere_does_not_count_here(solange, maude, team, initiative, a1):
    give_consent(person=solange, purpose=Purpose.COACH, scope="demarche:autre", at=NOON)

    with pytest.raises(NotAllowed):
        rate_peer(person=solange, initiative=initiative, answer=Answer(a1.pk, 3), by=maude, at=NOON)


def test_what_others_say_never_enters_the_portrait_nor_the_moves(
    sitting, solange, maude, team, initiative, a1
):
    say(sitting, 1)
    give_consent(person=solange, purpose=Purpose.COACH, scope=initiative.context, at=NOON)
    rate_peer(person=solange, initiative=initiative, answer=Answer(a1.pk, 4), by=maude, at=LATER)

    portrait = portrait_of(person=solange, version=Version.objects.current())
    (line,) = [line for line in portrait.lines if line.code == "A1"]
    ratings = ratings_of(solange)
    (story,) = stories_of(ratings)

    assert line.level == 1
    assert [rated.level for rated in story.own] == [1]
    assert [(rated.source, rated.level) for rated in story.others] == [(Source.PEER, 4)]
    assert moves_between(ratings, since=TODAY, until=LATER.date()) == []


def test_what_moved_is_told_between_two_days(sitting, solange):
    say(sitting, 1)
    say(sitting, 3, at=LATER)

    (move,) = moves_between(ratings_of(solange), since=TODAY, until=LATER.date())

    assert (move.code, move.before, move.after, move.rises) == ("A1", 1, 3, True)


def agree(initiative, competency, by, on=TODAY, level=2):
    return record_consensus(
        initiative=initiative,
        competency=competency,
        consensus=Consensus(on=on, level=level, confidence=2, reasons="Vu", dissent="Un doute"),
        by=by,
        at=NOON,
    )


def test_a_consensus_is_dated_added_and_written_in_the_journal(initiative, maude, a1):
    agree(initiative, a1, maude, on=date(2025, 4, 1), level=1)
    agree(initiative, a1, maude, level=2)

    said = Rating.objects.by_group(initiative).oldest_first()
    assert [(one.level, one.dissent) for one in said] == [(1, "Un doute"), (2, "Un doute")]
    entries = Entry.objects.within(initiative.context).filter(verb="needs.consensus.recorded")
    assert [entry.details for entry in entries] == [{"competency": "A1"}] * 2


def test_a_consensus_is_not_written_before_it_is_reached(initiative, maude, a1):
    with pytest.raises(InTheFuture):
        agree(initiative, a1, maude, on=TODAY + timedelta(days=1))


def test_an_archived_initiative_agrees_on_nothing_more(initiative, maude, a1):
    initiative.archive(by=maude, at=NOON)

    with pytest.raises(Archived):
        agree(initiative, a1, maude)
