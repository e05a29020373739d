"""A member writes a line and a day from a phone; nothing she types is lost; nobody else reads it."""

import re
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import LogEntry
from impact.presence.communities.operations import archive_initiative
from tests.cast import NOON, TODAY
from tests.journeys.empowerment.camera import heic, photo_of

HERE = "/demarches/le-jardin-des-voisins/journal-de-bord/"
TYPED = {"title": "Premier radis", "happened_on": "2025-05-01", "kind": "EVENT"}


@pytest.fixture
def member(client, solange, team):
    client.force_login(solange)
    return client


def _file(content: bytes, name: str = "IMG_0001.JPG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_empty_logbook_says_what_it_is_for(member):
    page = member.get(HERE).text

    assert "Rien n’est encore écrit ici" in page
    assert "Une ligne et une date suffisent" in page
    assert f"{HERE}nouveau/" in page


def test_it_is_told_apart_from_the_history_of_deeds(member):
    page = member.get(HERE).text

    assert "/demarches/le-jardin-des-voisins/journal/" in page
    assert "À ne pas confondre" in page
    history = member.get("/demarches/le-jardin-des-voisins/journal/").text
    assert f'<a href="{HERE}">journal de bord</a>' in history


def test_a_line_and_a_day_are_enough(member):
    response = member.post(f"{HERE}nouveau/", TYPED)

    entry = LogEntry.objects.get()
    assert response["Location"] == f"{HERE}{entry.pk}/"
    assert (entry.title, str(entry.happened_on)) == ("Premier radis", "2025-05-01")
    assert "Premier radis" in member.get(HERE).text


def test_the_line_is_written_from_the_first_page(member):
    page = member.get(HERE).text
    assert f'action="{HERE}nouveau/"' in page
    assert 'name="in_story" value="on"' in page

    member.post(f"{HERE}nouveau/", TYPED | {"in_story": "on"})

    assert LogEntry.objects.get().in_story


def test_everything_else_may_come_with_it(member, compass, stage):
    capital = compass.components.get(code="com-capital")
    stage("S3")
    typed = TYPED | {
        "kind": "CHANGE",
        "body": "Il est rond.",
        "actors": "Le comité",
        "stage": "S3",
        "components": [capital.pk],
        "in_story": "on",
        "photo": _file(photo_of()),
        "alt": "Un radis",
    }

    member.post(f"{HERE}nouveau/", typed)

    entry = LogEntry.objects.get()
    assert (entry.kind, entry.stage.code, entry.in_story) == ("CHANGE", "S3", True)
    assert entry.components.get() == capital
    assert entry.photos.get().alt == "Un radis"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"happened_on": "2999-01-01"}, "Ce jour n’est pas encore venu"),
        ({"happened_on": "0202-05-01"}, "L’année semble mal écrite"),
        ({"title": ""}, "obligatoire"),
        ({"photo": _file(heic()), "alt": "Un radis"}, "Le plus compatible"),
        ({"photo": _file(b"<svg/>", "radis.jpg"), "alt": "Un radis"}, "n’est pas une photo"),
        ({"photo": _file(photo_of())}, "Dites en une phrase ce qu’on voit"),
        ({"photo": _file(photo_of())}, "Choisissez-la de nouveau"),
        ({"photo": _file(heic())}, "Le plus compatible"),
    ],
)
def test_nothing_typed_is_lost_on_an_error(member, wrong, told):
    typed = TYPED | {"body": "Trois lignes écrites debout dans l’autobus."} | wrong

    page = member.post(f"{HERE}nouveau/", typed).text

    assert told in page
    assert "écrites debout dans l’autobus" in page
    assert "<title>Erreur" in page
    assert "open" in page[page.index("log-details") :][:40]
    assert not LogEntry.objects.exists()


def test_another_page_may_suggest_what_to_tell(member, compass):
    capital = compass.components.get(code="com-capital")

    page = member.get(
        f"{HERE}nouveau/?titre=Jumelage+fini&sorte=CHANGE&composante={capital.pk}"
    ).text

    assert 'value="Jumelage fini"' in page
    assert re.search(rf'name="components" value="{capital.pk}"[^>]* checked', page)
    assert re.search(r'name="kind" value="CHANGE"[^>]* checked', page)


def test_what_one_looks_for_is_found_whatever_the_accents(member, corvee, vote, compass):
    capital = compass.components.get(code="com-capital").pk
    asked = {
        "mots=CORVEE": "La grande corvée",
        "sorte=EVENT": "La grande corvée",
        f"composante={capital}": "La grande corvée",
        "etape=S3": "La grande corvée",
        "mots=terrain+ville": "La ville nous confie",
        "sorte=CHANGE": "La ville nous confie",
    }

    for query, found in asked.items():
        page = member.get(f"{HERE}?{query}").text
        assert found in page, query
        assert "1 entrée" in page, query


@pytest.mark.parametrize("query", ["sorte=X", "composante=9999", "composante=x", "etape=S99"])
def test_a_wrong_filter_is_no_filter(member, corvee, vote, query):
    assert "2 entrées" in member.get(f"{HERE}?{query}").text


def test_nothing_found_says_so(member, corvee):
    assert "Rien ne correspond" in member.get(f"{HERE}?mots=xylophone").text


def test_the_second_of_two_hands_reads_the_first_and_keeps_her_words(member, corvee, maude):
    told = operations.Told(happened_on=TODAY, title="La corvée de Maude")
    operations.revise_entry(entry=corvee, told=told, revision=1, by=maude, at=NOON)

    typed = TYPED | {"title": "La corvée de Solange", "revision": "1"}
    response = member.post(f"{HERE}{corvee.pk}/modification/", typed)

    assert response.status_code == HTTPStatus.CONFLICT
    assert "La corvée de Maude" in response.text
    assert 'value="La corvée de Solange"' in response.text
    assert 'name="revision" value="2"' in response.text
    member.post(f"{HERE}{corvee.pk}/modification/", typed | {"revision": "2"})
    corvee.refresh_from_db()
    assert corvee.title == "La corvée de Solange"


def test_changing_an_entry_that_was_removed_meanwhile_keeps_the_words(member, corvee, maude):
    page = member.get(f"{HERE}{corvee.pk}/modification/")
    assert page.status_code == HTTPStatus.OK
    operations.remove_entry(entry=corvee, by=maude, at=NOON)

    assert member.get(f"{HERE}{corvee.pk}/").status_code == HTTPStatus.NOT_FOUND


def test_removing_is_one_press_and_undoing_another(member, corvee):
    response = member.post(f"{HERE}{corvee.pk}/retrait/", follow=True)
    assert "L’entrée est retirée" in response.text
    assert "Annuler le retrait" in response.text
    assert not LogEntry.objects.kept().exists()
    assert "La grande corvée" in member.get(f"{HERE}retraits/").text

    member.post(f"{HERE}{corvee.pk}/retour/")

    assert LogEntry.objects.kept().get() == corvee


def test_only_who_wrote_it_or_coordinates_erases_for_good(client, corvee, solange, maude, team):
    operations.remove_entry(entry=corvee, by=maude, at=NOON)
    client.force_login(solange)
    assert client.post(f"{HERE}{corvee.pk}/effacement/").status_code == HTTPStatus.FORBIDDEN

    client.force_login(maude)
    assert client.get(f"{HERE}{corvee.pk}/effacement/").status_code == HTTPStatus.OK
    client.post(f"{HERE}{corvee.pk}/effacement/")

    assert not LogEntry.objects.exists()


def test_an_entry_still_there_is_not_erased(client, corvee, maude):
    client.force_login(maude)

    assert client.post(f"{HERE}{corvee.pk}/effacement/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("who", ["odette", "rosalie", "theo"])
def test_whoever_does_not_belong_reaches_nothing(client, corvee, photo, team, who, request):
    client.force_login(request.getfixturevalue(who))
    pages = ["", "nouveau/", "impression/", "journal-de-bord.csv", "journal-de-bord.zip"]
    pages += ["retraits/", f"{corvee.pk}/", f"{corvee.pk}/modification/", f"{corvee.pk}/photos/"]
    pages += [f"photos/{photo.pk}/fiche/", f"photos/{photo.pk}/effacement/"]

    for page in pages:
        assert client.get(f"{HERE}{page}").status_code == HTTPStatus.NOT_FOUND, page
    for page in ("recit/", "recit/preparation/", "recit/apercu/"):
        address = f"/demarches/le-jardin-des-voisins/{page}"
        assert client.get(address).status_code == HTTPStatus.NOT_FOUND, page
    for page in ("retrait/", "retour/", "effacement/"):
        address = f"{HERE}{corvee.pk}/{page}"
        assert client.post(address).status_code == HTTPStatus.NOT_FOUND, page


def test_an_entry_of_another_initiative_is_not_reached_through_this_one(
    client, other_initiative, corvee, odette
):
    client.force_login(odette)
    there = "/demarches/la-corvee-du-rang/journal-de-bord/"

    for page in (f"{corvee.pk}/", f"{corvee.pk}/modification/"):
        assert client.get(f"{there}{page}").status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"{there}{corvee.pk}/retrait/").status_code == HTTPStatus.NOT_FOUND


def test_an_archived_initiative_is_read_and_not_written(client, initiative, corvee, maude):
    archive_initiative(initiative=initiative, by=maude, at=NOON)
    client.force_login(maude)

    page = client.get(HERE).text
    assert "La grande corvée" in page
    assert "Écrire en vingt secondes" not in page
    assert client.get(f"{HERE}nouveau/").status_code == HTTPStatus.FORBIDDEN
    assert client.post(f"{HERE}{corvee.pk}/retrait/").status_code == HTTPStatus.FORBIDDEN


def test_a_full_list_asks_few_things_of_the_database(
    member, initiative, maude, compass, photo, django_assert_max_num_queries
):
    tag = compass.components.first()
    for place in range(25):
        told = operations.Told(happened_on=TODAY, title=f"Jour {place}", components=[tag])
        operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)

    for page in ("", "?page=2", "?mots=jour", "impression/", f"{photo.entry_id}/"):
        with django_assert_max_num_queries(12):
            member.get(f"{HERE}{page}")


def test_an_appraisal_leads_to_what_the_logbook_tells_of_each_component(client, draft, maude):
    client.force_login(maude)
    component = draft.frame.components.first()

    page = client.get(f"/demarches/le-jardin-des-voisins/pouvoir-dagir/bilans/{draft.pk}/").text

    assert f"{HERE}?composante={component.pk}" in page
