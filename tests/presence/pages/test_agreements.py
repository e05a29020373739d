"""A story names an initiative only while it agrees; people and pictures leave as they were told."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from impact.lib.pictures import redraw
from impact.presence.communities.operations import archive_initiative
from impact.presence.pages import operations
from impact.presence.pages.models import Page, Picture
from impact.presence.pages.personal import forget, personal_data_of
from impact.presence.pages.policies import (
    may_add_picture,
    may_agree,
    may_change_picture,
    may_keep_pages,
    may_withdraw_agreement,
)
from impact.presence.pages.publications import content_of
from impact.trust.publishing import operations as publishing
from impact.trust.publishing.models import Revision
from impact.trust.publishing.operations import Draft
from tests.cast import NOON, TODAY
from tests.journeys.empowerment.camera import photo_from_a_phone

SLUG = "le-jardin-des-voisins"


@pytest.fixture
def publish(story_content, theo):
    """Have a story published: `publish(maude, title="…")`."""

    def publish(by, key="portes", **says):
        draft = Draft(story_content(**says), "Un nouveau récit.")
        revision = publishing.start_draft(kind="recit", key=key, draft=draft, by=by, at=NOON)
        proposed = publishing.propose(revision=revision, by=by, at=NOON)
        return publishing.publish(revision=proposed, by=theo, at=NOON)

    return publish


@pytest.fixture
def picture(maude):
    return operations.add_picture(
        redrawn=redraw(photo_from_a_phone()),
        alt="Un jardin",
        kind="recit",
        key="portes",
        by=maude,
        at=NOON,
    )


def test_without_its_decision_an_initiative_is_not_named(publish, maude, initiative):
    with pytest.raises(publishing.Incomplete):
        publish(maude, initiative=SLUG)


def test_its_name_comes_and_goes_with_its_decision_history_included(publish, maude, initiative):
    operations.agree(initiative=initiative, key="portes", decided_on=TODAY, by=maude, at=NOON)
    publish(maude, initiative=SLUG)
    assert content_of(Page.Kind.STORY, "portes")["initiative"] == SLUG

    assert operations.withdraw_agreement(initiative=initiative, key="portes", by=maude, at=NOON)
    assert content_of(Page.Kind.STORY, "portes")["initiative"] == ""
    told = Revision.objects.values_list("content", "base")
    assert SLUG not in str(list(told))
    assert not operations.withdraw_agreement(initiative=initiative, key="portes", by=maude, at=NOON)


def test_a_decision_is_noted_once_and_not_ahead(maude, initiative):
    told = {"initiative": initiative, "key": "portes", "by": maude, "at": NOON}
    first = operations.agree(decided_on=TODAY, **told)

    assert operations.agree(decided_on=TODAY, **told) == first
    with pytest.raises(operations.NotThatDay):
        operations.agree(decided_on=TODAY + timedelta(days=1), **told)


@pytest.mark.parametrize(
    ("who", "agrees", "keeps"),
    [
        ("maude", True, False),
        ("solange", False, False),
        ("odette", False, False),
        ("theo", False, True),
    ],
)
def test_who_may_speak_for_an_initiative_and_who_keeps_pages(
    request, team, initiative, who, agrees, keeps
):
    someone = request.getfixturevalue(who)

    assert may_agree(someone, initiative) is agrees
    assert may_withdraw_agreement(someone, initiative) is agrees
    assert may_keep_pages(someone) is keeps
    archive_initiative(initiative=initiative, by=request.getfixturevalue("maude"), at=NOON)
    initiative.refresh_from_db()
    assert not may_agree(someone, initiative)
    assert may_withdraw_agreement(someone, initiative) is agrees


def test_a_picture_remembers_nothing_of_the_phone(picture):
    content = picture.image.read()

    assert b"TelephoneDeMaude" not in content
    assert b"Exif" not in content


def test_a_picture_is_seen_by_who_prepares_it_until_a_page_shows_it(
    publish, picture, maude, odette, theo
):
    def sees(who, day=TODAY):
        return Picture.objects.visible_to(who, on=day).exists()

    assert (sees(maude), sees(theo), sees(odette)) == (True, True, False)
    publish(maude, pictures=[str(picture.pk)], published_on=(TODAY + timedelta(days=2)).isoformat())
    assert not sees(odette)
    assert sees(odette, TODAY + timedelta(days=2))


def test_a_picture_that_is_shown_stays_until_its_page_lets_it_go(publish, picture, maude):
    publish(maude, pictures=[str(picture.pk)])
    with pytest.raises(operations.StillShown):
        operations.remove_picture(picture=picture, by=maude, at=NOON)
    assert not may_change_picture(maude, picture)

    publish(maude, title="Sans image")
    operations.remove_picture(picture=picture, by=maude, at=NOON)
    assert not Picture.objects.exists()


def test_only_who_tells_a_story_and_the_staff_add_pictures_to_it(
    story_content, maude, odette, theo
):
    publishing.start_draft(
        kind="recit", key="portes", draft=Draft(story_content()), by=maude, at=NOON
    )

    assert may_add_picture(maude, kind="recit", key="portes")
    assert not may_add_picture(odette, kind="recit", key="portes")
    assert not may_add_picture(maude, kind="page", key="aide")
    assert may_add_picture(theo, kind="page", key="aide")


@pytest.mark.parametrize("alt", ["", "   "])
def test_a_picture_is_described(maude, picture, alt):
    for deed in (
        lambda: operations.describe_picture(picture=picture, alt=alt, by=maude, at=NOON),
        lambda: operations.add_picture(
            redrawn=redraw(photo_from_a_phone()), alt=alt, kind="recit", key="x", by=maude, at=NOON
        ),
    ):
        with pytest.raises(operations.NoDescription):
            deed()


def test_someone_who_leaves_takes_her_name_and_what_nothing_shows(
    publish, picture, maude, django_capture_on_commit_callbacks
):
    publish(maude, byline="Maude Lachance", context="Maude Lachance cognait.")
    assert personal_data_of(maude)["images_de_pages"][0]["ce_qu_on_y_voit"] == "Un jardin"
    name = picture.image.name
    with django_capture_on_commit_callbacks(execute=True):
        forget(maude)

    assert "Lachance" not in str(content_of(Page.Kind.STORY, "portes"))
    assert "Lachance" not in str(list(Revision.objects.values_list("content", flat=True)))
    assert not Picture.objects.exists()
    assert not default_storage.exists(name)
