"""A community appraises its pouvoir d'agir: together with dissent, or alone without a name."""

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Ballot, Component, Frame, Judgement, Sheet
from impact.journeys.empowerment.operations import Judged
from impact.journeys.empowerment.personal import forget
from impact.journeys.empowerment.queries.appraisals import stories_of
from impact.presence.communities import operations as communities
from impact.presence.communities.models import Archived
from impact.trust.accounts.models import User
from tests.cast import NOON

OWN = operations.FrameDraft(
    title="Nos mots",
    components=["Se parler", "Décider", "Tenir"],
    scale=["Non", "Un peu", "Oui"],
)


def component(frame, code="ind-participation") -> Component:
    return frame.components.get(code=code)


def test_the_frames_of_the_field_are_there(reference, db):
    compass, domains = Frame.objects.get(code="ninacs"), Frame.objects.get(code="laverack")

    assert compass.components.count() == 12
    assert sum(one.items.count() for one in compass.components.all()) == 36
    assert domains.components.count() == 9
    assert all(len(one.descriptors) == 5 for one in domains.components.all())


def test_a_judgement_is_rewritten_until_the_appraisal_closes(draft, compass, maude):
    for level in (1, 3):
        operations.judge(
            appraisal=draft, component=component(compass), judged=Judged(level, dissent="Deux.")
        )
    operations.close_together(appraisal=draft, by=maude, at=NOON)

    assert [one.level for one in draft.judgements.all()] == [3]
    with pytest.raises(operations.AlreadyClosed):
        operations.judge(appraisal=draft, component=component(compass), judged=Judged(0))


def test_an_appraisal_that_says_nothing_is_not_closed(draft, maude):
    with pytest.raises(operations.NothingSaid):
        operations.close_together(appraisal=draft, by=maude, at=NOON)


@pytest.mark.parametrize("level", [5, -1])
def test_a_level_off_the_scale_is_refused(draft, compass, level):
    with pytest.raises(operations.NotInTheFrame):
        operations.judge(appraisal=draft, component=component(compass), judged=Judged(level))


def test_a_component_of_another_frame_is_refused(draft):
    stranger = Component.objects.filter(frame__code="laverack").first()

    with pytest.raises(operations.NotInTheFrame):
        operations.judge(appraisal=draft, component=stranger, judged=Judged(1))


def test_a_draft_set_aside_leaves_nothing(draft, compass, maude):
    operations.judge(appraisal=draft, component=component(compass), judged=Judged(1))

    operations.discard_draft(appraisal=draft, by=maude, at=NOON)

    assert not Judgement.objects.exists()


def test_someone_answers_once(opened_round, sheet, solange):
    operations.answer_alone(appraisal=opened_round, answers=sheet(2), by=solange)

    with pytest.raises(operations.AlreadyAnswered):
        operations.answer_alone(appraisal=opened_round, answers=sheet(4), by=solange)
    assert Sheet.objects.count() == 1


def test_a_sheet_with_nothing_on_it_is_not_taken(opened_round, sheet, solange):
    with pytest.raises(operations.NothingAnswered):
        operations.answer_alone(appraisal=opened_round, answers=sheet(None), by=solange)
    assert not Ballot.objects.exists()


def answer_all(appraisal, sheet, people):
    for level, someone in enumerate(people):
        operations.answer_alone(appraisal=appraisal, answers=sheet(level % 5), by=someone)


def test_nothing_ties_a_sheet_to_whoever_filled_it(opened_round, sheet, team):
    answer_all(opened_round, sheet, team)

    links = [one for one in Sheet._meta.get_fields() if one.related_model is User]
    by_row = [one.answers["ind-estime-1"] for one in Sheet.objects.order_by("pk")]
    stored = [one.answers["ind-estime-1"] for one in Sheet.objects.order_by("uuid")]
    assert links == []
    assert {field.name for field in Sheet._meta.concrete_fields} == {"uuid", "appraisal", "answers"}
    assert {field.name for field in Ballot._meta.concrete_fields} == {"id", "appraisal", "person"}
    assert by_row == stored


def test_closing_keeps_what_may_be_told_and_erases_the_rest(opened_round, sheet, team, maude):
    answer_all(opened_round, sheet, team)

    closed = operations.close_round(appraisal=opened_round, by=maude, at=NOON)

    closed.refresh_from_db()
    told = closed.results["ind-estime"]
    assert (closed.answered, told["people"]) == (6, 6)
    assert told["spread"] == {"0": 2, "1": 1, "2": 1, "3": 1, "4": 1}
    assert not Sheet.objects.exists()
    assert not Ballot.objects.exists()


def test_four_answers_tell_nothing_for_ever(opened_round, sheet, team, maude):
    answer_all(opened_round, sheet, team[:4])

    closed = operations.close_round(appraisal=opened_round, by=maude, at=NOON)

    assert closed.results == {}
    assert closed.answered == 4


def test_a_frame_without_items_is_only_for_groups(initiative, maude):
    with pytest.raises(operations.NotInTheFrame):
        operations.open_round(
            initiative=initiative,
            frame=Frame.objects.get(code="laverack"),
            by=maude,
            at=NOON,
        )


def test_a_home_made_frame_is_offered_at_home_only(initiative, other_initiative, maude):
    frame = operations.make_frame(initiative=initiative, draft=OWN, by=maude, at=NOON)

    assert frame in Frame.objects.offered_to(initiative)
    assert frame not in Frame.objects.offered_to(other_initiative)
    operations.retire_frame(frame=frame, by=maude, at=NOON)
    assert frame not in Frame.objects.offered_to(initiative)


def test_drafts_and_open_rounds_are_not_told(initiative, draft, opened_round):
    assert stories_of(initiative) == []


def test_an_archived_initiative_appraises_nothing(initiative, compass, maude):
    communities.archive_initiative(initiative=initiative, by=maude, at=NOON)

    with pytest.raises(Archived):
        operations.open_round(initiative=initiative, frame=compass, by=maude, at=NOON)
    assert not Appraisal.objects.exists()


def test_an_erased_person_is_named_in_no_judgement_even_reopened(
    draft, compass, maude, solange, team
):
    said = Judged(1, dissent="Solange Petit dit trois.", next_step="Solange Petit appelle.")
    operations.judge(appraisal=draft, component=component(compass), judged=said)
    operations.close_together(appraisal=draft, by=maude, at=NOON)
    reopening = operations.reopen_appraisal(
        appraisal=draft, reason="Pour Solange Petit", by=maude, at=NOON
    )

    forget(solange)

    reopening.refresh_from_db()
    judgement = draft.judgements.get()
    assert judgement.dissent == "une personne partie dit trois."
    assert judgement.next_step == "une personne partie appelle."
    assert reopening.reason == "Pour une personne partie"
    assert reopening.before["ind-participation"]["dissent"] == "une personne partie dit trois."
