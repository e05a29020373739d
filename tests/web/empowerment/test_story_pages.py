"""The team tells its logbook as it wants, and sees exactly what others would see."""

from http import HTTPStatus

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import LogEntry, PhotoConsent, Story
from tests.cast import NOON, TODAY

HERE = "/demarches/le-jardin-des-voisins/recit/"


@pytest.fixture
def member(client, solange, team):
    client.force_login(solange)
    return client


def _typed(*entries, revision: int = 0, **more) -> dict[str, object]:
    """What the page sends: a chapter, often empty, for each entry on it; a box for those chosen."""
    on_the_page = {f"chapter-{pk}": "" for pk in LogEntry.objects.values_list("pk", flat=True)}
    chosen = on_the_page | {f"in-{entry.pk}": "on" for entry in entries}
    told = {"title": "Notre jardin", "intro": "Un mot.", "grouping": "CHAPTERS"}
    return told | {"revision": revision} | chosen | more


def test_a_story_without_entries_says_where_it_comes_from(member):
    assert "Le récit attend ses premières entrées" in member.get(HERE).text


def test_the_team_chooses_names_chapters_and_reads(member, corvee, vote):
    opening = {f"chapter-{corvee.pk}": "Défricher"}

    response = member.post(f"{HERE}preparation/", _typed(corvee, **opening))

    assert response["Location"] == HERE
    page = member.get(HERE).text
    assert "Notre jardin" in page
    assert "Défricher" in page
    assert "La grande corvée" in page
    assert "La ville nous confie" not in page


def test_an_entry_written_while_the_story_is_prepared_is_not_put_aside(member, corvee, vote):
    typed = _typed(corvee)
    del typed[f"chapter-{vote.pk}"]

    member.post(f"{HERE}preparation/", typed)

    assert LogEntry.objects.get(pk=vote.pk).in_story


def test_two_people_preparing_at_once_lose_nothing(member, corvee, maude):
    outline = operations.Outline("Celui de Maude", "", "YEARS", {})
    operations.prepare_story(
        initiative=corvee.initiative, outline=outline, revision=0, by=maude, at=NOON
    )

    response = member.post(f"{HERE}preparation/", _typed(corvee))

    assert response.status_code == HTTPStatus.CONFLICT
    assert "Celui de Maude" in response.text
    assert 'value="Notre jardin"' in response.text
    assert Story.objects.get().title == "Celui de Maude"
    assert member.post(f"{HERE}preparation/", _typed(corvee, revision=1))["Location"] == HERE


def test_a_long_title_is_refused_and_kept(member, corvee):
    page = member.post(f"{HERE}preparation/", _typed(corvee, title="A" * 161)).text

    assert "A" * 161 in page
    assert not Story.objects.exists()


def test_a_preview_shows_only_photos_people_agreed_to_for_that_use(member, photo, maude):
    shown = f"photos/{photo.pk}/petite/"
    assert shown in member.get(HERE).text
    assert shown not in member.get(f"{HERE}apercu/").text
    assert "1 photo n’y est pas" in member.get(f"{HERE}apercu/").text

    operations.note_consent(
        photo=photo, use=PhotoConsent.Use.REPORT, given_on=TODAY, by=maude, at=NOON
    )

    assert shown in member.get(f"{HERE}apercu/?pour=organisme").text
    assert shown not in member.get(f"{HERE}apercu/?pour=public").text


def test_what_is_typed_is_shown_as_words_never_as_markup(member, initiative, maude):
    told = operations.Told(happened_on=TODAY, title="<script>x</script>", body="<b>gras</b>")
    operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)

    page = member.get(HERE).text

    assert "<script>x" not in page
    assert "&lt;b&gt;gras" in page


def test_headings_go_down_one_rank_at_a_time(member, corvee):
    by_year = member.get(HERE).text
    member.post(f"{HERE}preparation/", _typed(corvee))
    without_chapter = member.get(HERE).text

    assert '<h3 class="knot__title">' in by_year
    assert '<h2 class="knot__title">' in without_chapter


def test_a_long_story_asks_few_things_of_the_database(
    member, initiative, maude, photo, compass, django_assert_max_num_queries
):
    for place in range(30):
        told = operations.Told(
            happened_on=TODAY, title=f"Jour {place}", components=compass.components.all()[:2]
        )
        operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)

    for page in ("", "preparation/", "apercu/"):
        with django_assert_max_num_queries(12):
            member.get(f"{HERE}{page}")


def test_only_the_coordination_is_offered_to_publish(client, corvee, maude, solange, team):
    door = "/demarches/le-jardin-des-voisins/partages/nouveau/recit/"
    client.force_login(solange)
    assert door not in client.get(HERE).text

    client.force_login(maude)
    assert door in client.get(HERE).text
    assert client.get(door).status_code == HTTPStatus.OK
