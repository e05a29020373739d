"""A workshop from its preparation to what it leaves behind."""

from datetime import timedelta

import pytest

from impact.journeys.empowerment.models import Appraisal, Frame
from impact.journeys.needs.models import Rating, Source
from impact.journeys.needs.operations.assessments import ConsentMissing
from impact.journeys.plans.models import Goal
from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Agreement, Question, Seat, Vote, Workshop
from impact.journeys.workshops.operations import Accord, Said
from impact.journeys.workshops.operations.planning import write_goals
from impact.journeys.workshops.personal import forget
from impact.journeys.workshops.queries import asked_of, room_of
from impact.journeys.workshops.queries import spread_of as spread_among
from impact.journeys.workshops.queries.holes import holes_left_by
from impact.presence.communities.models import Archived
from impact.presence.communities.operations import archive_initiative
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from tests.cast import NOON, TODAY


def spread_of(question):
    return spread_among(question, asked=asked_of(question))


def first(workshop) -> Question:
    return workshop.questions.get(position=1)


def vote(seat, level, position=1) -> None:
    operations.cast_vote(seat=seat, position=position, said=Said(level))


def close_first(workshop, by) -> Question:
    return operations.close_question(question=first(workshop), by=by, at=NOON)


def test_a_workshop_asks_what_was_chosen_in_the_order_chosen(workshop):
    asked = [question.competency.code for question in workshop.questions.all()]

    assert asked == ["C3", "D4"]
    assert list(workshop.teams.all()) == [workshop.host]


def test_a_workshop_without_a_question_is_refused(initiative, maude, outline):
    empty = operations.Outline(title="Rien", minutes=20, facilitator=maude, subject=outline.subject)

    with pytest.raises(operations.NothingToAsk):
        operations.prepare_workshop(host=initiative, outline=empty, by=maude, at=NOON)
    assert not Workshop.objects.exists()


def test_questions_change_places_until_it_opens(workshop, maude):
    operations.move_question(question=first(workshop), places=1)

    assert [one.competency.code for one in workshop.questions.all()] == ["D4", "C3"]
    operations.open_workshop(workshop=workshop, by=maude, at=NOON)
    with pytest.raises(operations.AlreadyOpened):
        operations.move_question(question=first(workshop), places=1)


def test_nobody_takes_a_seat_before_it_opens(workshop):
    with pytest.raises(operations.NotUnderway):
        operations.take_seat(workshop=workshop, at=NOON)


def test_a_phone_that_answers_twice_counts_once_with_its_last_word(opened, seats):
    (seat,) = seats(1)

    vote(seat, 1)
    vote(seat, 3)

    assert list(Vote.objects.values_list("level", flat=True)) == [3]


def test_an_answer_off_the_scale_is_refused(opened, seats):
    (seat,) = seats(1)

    with pytest.raises(operations.NotOnTheScale):
        vote(seat, 9)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("position", [2, 7])
def test_a_question_that_is_not_open_takes_no_answer(opened, seats, position):
    (seat,) = seats(1)

    with pytest.raises(operations.NotOpen):
        vote(seat, 2, position=position)


def test_a_closed_question_takes_no_answer_and_never_opens_again(opened, seats, maude):
    (seat,) = seats(1)
    close_first(opened, maude)

    with pytest.raises(operations.NotOpen):
        vote(seat, 2)
    with pytest.raises(operations.AlreadyAsked):
        operations.open_question(question=first(opened), by=maude, at=NOON)


def test_nothing_is_told_of_a_question_still_open(opened, seats):
    for seat in seats(6):
        vote(seat, 2)

    assert spread_of(first(opened)) is None


@pytest.mark.parametrize(("phones", "is_told"), [(4, False), (5, True)])
def test_a_spread_waits_for_five_phones(opened, seats, maude, phones, is_told):
    for seat in seats(phones):
        vote(seat, 2)

    question = close_first(opened, maude)

    assert (spread_of(question) is not None) == is_told


def test_opening_the_next_question_closes_the_one_before(opened, seats, maude):
    for level, seat in enumerate(seats(5)):
        vote(seat, level if level else None)
    operations.open_question(question=opened.questions.get(position=2), by=maude, at=NOON)

    question = first(opened)
    assert question.counts["unknown"] == 1
    assert question.counts["levels"] == {"1": 1, "2": 1, "3": 1, "4": 1}
    assert room_of(opened).current.position == 2


def test_paper_gives_the_same_data_as_phones(opened, maude):
    question = operations.enter_counts(
        question=opened.questions.get(position=2),
        levels={1: 2, 3: 4},
        unknown=1,
        by=maude,
        at=NOON,
    )

    assert spread_of(question).people == 7
    assert question.source == Question.Source.PAPER


def test_paper_does_not_overwrite_what_phones_said(opened, seats, maude):
    for seat in seats(5):
        vote(seat, 2)
    question = close_first(opened, maude)

    with pytest.raises(operations.AlreadyAsked):
        operations.enter_counts(question=question, levels={1: 9}, unknown=0, by=maude, at=NOON)


def note(workshop, by, level=1, position=1, seen=None, **words):
    return operations.note_agreement(
        question=workshop.questions.get(position=position),
        team=workshop.host,
        accord=Accord(level, **words),
        seen=seen,
        by=by,
        at=NOON,
    )


def test_an_agreement_waits_for_the_question_to_close(opened, maude):
    with pytest.raises(operations.NoAgreementHere):
        note(opened, maude)


def test_an_agreement_rewritten_unseen_is_refused(opened, maude):
    close_first(opened, maude)
    note(opened, maude, reasons="Première plume.")

    with pytest.raises(operations.NotedMeanwhile) as refusal:
        note(opened, maude, reasons="Seconde plume.")

    assert refusal.value.current.reasons == "Première plume."
    note(opened, maude, seen=NOON, reasons="Les deux.")
    assert Agreement.objects.get().reasons == "Les deux."


def test_whoever_leaves_takes_her_answer_along_but_not_what_was_counted(opened, seats, maude):
    (leaving, *_others) = everyone = seats(5)
    for seat in everyone:
        vote(seat, 2)
    close_first(opened, maude)
    operations.open_question(question=opened.questions.get(position=2), by=maude, at=NOON)
    vote(leaving, 4, position=2)

    operations.give_up_seat(seat=leaving)

    assert spread_of(first(opened)).people == 5
    assert not Vote.objects.filter(question__position=2).exists()


def test_an_answer_changed_before_closing_leaves_no_trace(opened, seats, maude):
    everyone = seats(5)
    for seat in everyone:
        vote(seat, 2)
    vote(everyone[0], 4)

    counts = close_first(opened, maude).counts

    assert counts["levels"] == {"2": 4, "4": 1}
    assert Vote.objects.count() == 5


@pytest.mark.parametrize("source", ["phones", "paper"])
def test_under_five_no_level_is_kept_either(opened, seats, maude, source):
    if source == "phones":
        for seat in seats(4):
            vote(seat, 2)
        question = close_first(opened, maude)
    else:
        question = operations.enter_counts(
            question=opened.questions.get(position=2), levels={2: 4}, unknown=0, by=maude, at=NOON
        )

    question.refresh_from_db()
    assert question.counts == {"levels": {}, "unknown": 0, "confidence": {}}


def test_a_team_that_is_not_in_the_room_agrees_on_nothing(opened, maude, other_initiative):
    question = close_first(opened, maude)

    with pytest.raises(operations.NoAgreementHere):
        operations.note_agreement(
            question=question, team=other_initiative, accord=Accord(2), by=maude, at=NOON
        )


def test_what_the_group_agreed_on_goes_once_into_its_coverage(opened, maude):
    close_first(opened, maude)
    note(opened, maude, reasons="Deux fois cet hiver.", dissent="Une voix dit trois.")

    handed = operations.hand_over(workshop=opened, team=opened.host, by=maude, at=NOON)
    again = operations.hand_over(workshop=opened, team=opened.host, by=maude, at=NOON)

    (rating,) = Rating.objects.filter(source=Source.GROUP)
    assert (rating.level, rating.dissent) == (1, "Une voix dit trois.")
    assert len(handed.ratings) == 1
    assert not again.ratings
    with pytest.raises(operations.AlreadyHanded):
        note(opened, maude, level=4)


def test_holes_become_objectives_in_one_step(opened, maude):
    close_first(opened, maude)
    note(opened, maude, level=0)
    holes = holes_left_by(opened, team=opened.host)

    written = [
        write_goals(workshop=opened, team=opened.host, holes=holes, by=maude, at=NOON)
        for _time in range(2)
    ]

    assert written == [1, 0]
    assert Goal.objects.get().competency.code == "C3"


def test_an_archived_team_is_given_no_objective(opened, maude):
    close_first(opened, maude)
    note(opened, maude, level=0)
    holes = holes_left_by(opened, team=opened.host)
    archive_initiative(initiative=opened.host, by=maude, at=NOON)

    with pytest.raises(Archived):
        write_goals(workshop=opened, team=opened.host, holes=holes, by=maude, at=NOON)
    assert not Goal.objects.exists()


def test_an_erased_person_is_named_in_no_agreement(opened, maude):
    close_first(opened, maude)
    agreement = note(opened, maude, reasons="Maude Lachance le sait.", dissent="Maude Lachance")

    forget(maude)

    agreement.refresh_from_db()
    assert agreement.reasons == "une personne partie le sait."
    assert agreement.dissent == "une personne partie"


def test_phones_are_forgotten_even_if_nobody_closes_the_workshop(opened, seats):
    for seat in seats(5):
        vote(seat, 2)

    assert operations.forget_seats(at=NOON + timedelta(days=29)) == 0
    assert operations.forget_seats(at=NOON + timedelta(days=31)) == 5
    assert not Vote.objects.exists()


def test_a_question_a_revision_took_away_moves_nothing(workshop, outline, maude):
    gone = first(workshop)
    operations.revise_workshop(workshop=workshop, outline=outline, by=maude, at=NOON)
    before = list(workshop.questions.values_list("pk", flat=True))

    operations.move_question(question=gone, places=1)

    assert list(workshop.questions.values_list("pk", flat=True)) == before


def test_the_items_of_a_frame_become_an_appraisal_by_component(initiative, maude):
    frame = Frame.objects.get(code="ninacs")
    outline = operations.Outline(
        title="Boussole",
        minutes=90,
        facilitator=maude,
        subject=Workshop.Subject.EMPOWERMENT,
        frame=frame,
    )
    workshop = operations.prepare_workshop(host=initiative, outline=outline, by=maude, at=NOON)
    operations.open_workshop(workshop=workshop, by=maude, at=NOON)
    for position in (1, 2, 3):
        question = workshop.questions.get(position=position)
        operations.open_question(question=question, by=maude, at=NOON)
    operations.close_workshop(workshop=workshop, by=maude, at=NOON)
    with pytest.raises(operations.NoAgreementHere):
        note(workshop, maude, level=2, position=1)
    note(workshop, maude, level=2, position=3, dissent="Pas pour les jeunes.")

    operations.hand_over(workshop=workshop, team=initiative, by=maude, at=NOON)

    assert workshop.questions.count() == 36
    judgement = Appraisal.objects.get().judgements.get()
    assert judgement.component.code == "ind-participation"
    assert (judgement.level, judgement.dissent) == (2, "Pas pour les jeunes.")
    assert Appraisal.objects.get().held_on == TODAY


def test_phones_are_forgotten_a_week_after_the_workshop(opened, seats, maude):
    for seat in seats(5):
        vote(seat, 2)
    operations.close_workshop(workshop=opened, by=maude, at=NOON)

    assert operations.forget_seats(at=NOON + timedelta(days=6)) == 0
    assert operations.forget_seats(at=NOON + timedelta(days=8)) == 5
    assert not Seat.objects.exists()
    assert not Vote.objects.exists()
    assert spread_of(first(opened)).people == 5


def test_someone_keeps_her_own_answers_once_and_nothing_says_whose_seat_it_was(
    opened, seats, maude, solange
):
    (seat,) = seats(1)
    vote(seat, 2)
    with pytest.raises(ConsentMissing):
        operations.keep_answers(seat=seat, by=solange, at=NOON)
    give_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)

    sitting = operations.keep_answers(seat=seat, by=solange, at=NOON)

    assert [rating.level for rating in sitting.ratings.all()] == [2]
    with pytest.raises(operations.AlreadyKept):
        operations.keep_answers(seat=seat, by=solange, at=NOON)
    people = [one for one in Seat._meta.get_fields() if one.related_model is type(solange)]
    assert people == []
