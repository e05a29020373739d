"""A logbook is told as plain values; words are frozen with them, photos are not."""

import json
from datetime import date

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import PhotoConsent
from impact.journeys.empowerment.operations import Outline, Placed, Told
from impact.journeys.empowerment.queries.stories import (
    find_shown_photo,
    logbook_extract_of,
    photo_ids_in,
    story_of,
    with_live_photos,
)
from tests.cast import NOON, TODAY

PUBLIC, REPORT = PhotoConsent.Use.PUBLIC, PhotoConsent.Use.REPORT


@pytest.fixture
def agreed(photo, maude):
    operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)
    return photo


def _titles(told: dict) -> list[tuple[str, list[str]]]:
    return [
        (one["title"], [entry["title"] for entry in one["entries"]]) for one in told["chapters"]
    ]


def test_a_story_is_plain_values_the_oldest_first(initiative, vote, corvee, photo):
    told = story_of(initiative)

    assert json.loads(json.dumps(told)) == told
    assert (told["kind"], told["since"], told["until"]) == ("STORY", "2025-04-12", "2025-05-02")
    assert _titles(told) == [("2025", ["La grande corvée", "La ville nous confie le terrain"])]
    first = told["chapters"][0]["entries"][0]
    assert first["kind_label"] == "Ce qui s’est passé"
    assert first["components"] == ["Capital communautaire"]
    assert first["photos"] == [
        {"id": photo.pk, "sha256": photo.sha256, "alt": photo.alt, "width": 800, "height": 600}
    ]


def test_what_the_team_left_out_or_removed_is_not_told(initiative, vote, corvee, maude):
    told = Told(happened_on=TODAY, title="Entre nous", in_story=False)
    operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)
    operations.remove_entry(entry=vote, by=maude, at=NOON)

    assert _titles(story_of(initiative)) == [("2025", ["La grande corvée"])]


def test_only_photos_agreed_for_the_use_go_out(initiative, agreed):
    assert photo_ids_in(story_of(initiative)) == {agreed.pk}
    assert photo_ids_in(story_of(initiative, use=PUBLIC)) == {agreed.pk}
    assert photo_ids_in(story_of(initiative, use=REPORT)) == set()
    assert photo_ids_in(logbook_extract_of(initiative)) == set()
    assert photo_ids_in(logbook_extract_of(initiative, use=PUBLIC)) == {agreed.pk}


def test_a_withdrawal_reaches_what_was_published_before_it(initiative, agreed, maude):
    frozen = story_of(initiative, use=PUBLIC)
    assert find_shown_photo(frozen, agreed.pk, use=PUBLIC) == agreed

    operations.withdraw_consent(photo=agreed, use=PUBLIC, by=maude, at=NOON)

    assert photo_ids_in(with_live_photos(frozen, use=PUBLIC)) == set()
    assert find_shown_photo(frozen, agreed.pk, use=PUBLIC) is None
    # What was frozen is not rewritten: it is read through what is agreed today.
    assert photo_ids_in(frozen) == {agreed.pk}


def test_a_photo_the_values_do_not_speak_of_is_not_found_through_them(initiative, agreed):
    assert find_shown_photo({"chapters": []}, agreed.pk, use=PUBLIC) is None
    assert find_shown_photo({}, agreed.pk, use=PUBLIC) is None


def test_chapters_begin_where_the_team_says(initiative, corvee, vote, maude):
    placed = {corvee.pk: Placed(True, chapter="Défricher"), vote.pk: Placed(True, chapter="Tenir")}
    outline = Outline("Notre jardin", "Une histoire de voisins.", "CHAPTERS", placed)

    operations.prepare_story(initiative=initiative, outline=outline, revision=0, by=maude, at=NOON)

    told = story_of(initiative)
    assert (told["title"], told["intro"]) == ("Notre jardin", "Une histoire de voisins.")
    assert [title for title, _entries in _titles(told)] == ["Défricher", "Tenir"]


def test_a_team_that_comes_back_to_a_stage_tells_it_twice(initiative, stage, maude):
    for day, code in ((1, "S2"), (2, "S3"), (3, "S2")):
        told = Told(happened_on=date(2025, 3, day), title=code, stage=stage(code))
        operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)
    operations.prepare_story(
        initiative=initiative, outline=Outline("", "", "STAGES", {}), revision=0, by=maude, at=NOON
    )

    assert [entries for _title, entries in _titles(story_of(initiative))] == [
        ["S2"],
        ["S3"],
        ["S2"],
    ]


def test_two_entries_of_a_day_come_in_the_order_the_team_gives(initiative, maude):
    morning, evening = (
        operations.write_entry(
            initiative=initiative, told=Told(happened_on=TODAY, title=title), by=maude, at=NOON
        )
        for title in ("Le soir", "Le matin")
    )
    placed = {morning.pk: Placed(True, place=2), evening.pk: Placed(True, place=1)}
    operations.prepare_story(
        initiative=initiative,
        outline=Outline("", "", "YEARS", placed),
        revision=0,
        by=maude,
        at=NOON,
    )

    assert _titles(story_of(initiative)) == [("2025", ["Le matin", "Le soir"])]


def test_two_people_preparing_at_once_do_not_overwrite(initiative, maude, solange):
    outline = Outline("Le nôtre", "", "YEARS", {})
    operations.prepare_story(initiative=initiative, outline=outline, revision=0, by=maude, at=NOON)

    with pytest.raises(operations.PreparedMeanwhile) as met:
        operations.prepare_story(
            initiative=initiative, outline=outline, revision=0, by=solange, at=NOON
        )
    assert met.value.current.revised_by == maude


def test_another_initiative_moves_nothing_here(other_initiative, corvee, odette):
    placed = {corvee.pk: Placed(False)}
    operations.prepare_story(
        initiative=other_initiative,
        outline=Outline("", "", "YEARS", placed),
        revision=0,
        by=odette,
        at=NOON,
    )

    corvee.refresh_from_db()
    assert corvee.in_story


def test_an_extract_keeps_to_its_days_and_its_components(initiative, corvee, vote, compass):
    capital = compass.components.get(code="com-capital")

    about = logbook_extract_of(initiative, components=[capital])
    lately = logbook_extract_of(initiative, since=date(2025, 5, 1), until=TODAY)

    assert _titles(about) == [("Avril 2025", ["La grande corvée"])]
    assert about["components"] == ["Capital communautaire"]
    assert _titles(lately) == [("Mai 2025", ["La ville nous confie le terrain"])]


def test_an_empty_logbook_tells_an_empty_story(initiative):
    told = story_of(initiative)

    assert (told["chapters"], told["told"], told["since"]) == ([], 0, "")
