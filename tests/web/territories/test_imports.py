"""Importing the directory from the browser: the staff alone, shown first, confirmed next."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from impact.knowledge.territories.models import Territory
from tests.web.territories.conftest import DIRECTORY

DOOR = "/territoires/importation/"
CONFIRMATION = "/territoires/importation/confirmation/"


@pytest.fixture
def send(client, theo, reference):
    """Send a file as a member of the staff; returns the page."""
    client.force_login(theo)

    def post(text=DIRECTORY, *, year="2025"):
        file = SimpleUploadedFile("repertoire.csv", text.encode())
        return client.post(DOOR, {"file": file, "year": year}).content.decode()

    return post


def _parcel(page):
    return re.search(r'name="parcel" value="([^"]+)"', page).group(1)


def test_a_passer_by_is_sent_to_the_sign_in(client, db):
    assert client.get(DOOR).status_code == 302
    assert client.post(CONFIRMATION).status_code == 302


@pytest.mark.parametrize("way", ["get", "post"])
def test_whoever_is_not_of_the_staff_is_refused(way, client, maude):
    client.force_login(maude)

    assert getattr(client, way)(DOOR).status_code == 403
    assert client.post(CONFIRMATION).status_code == 403


def test_only_the_staff_is_shown_the_way(client, maude, theo, reference):
    client.force_login(maude)
    assert DOOR not in client.get("/territoires/").content.decode()

    client.force_login(theo)
    assert DOOR in client.get("/territoires/").content.decode()


def test_what_would_change_is_shown_and_nothing_is_written(send):
    page = send()

    assert "À créer (3)" in page
    assert "Saint-Anaclet-de-Lessard" in page
    assert not Territory.objects.localities().exists()


def test_confirming_imports_what_was_shown(send, client):
    response = client.post(CONFIRMATION, {"parcel": _parcel(send(year="2024"))}, follow=True)

    assert "Le répertoire des municipalités est importé." in response.content.decode()
    assert Territory.objects.get(slug="mun-10043").population_year == 2024


def test_a_second_time_there_is_nothing_to_do(send, client, municipalities):
    page = send()

    assert "Tout y est déjà" in page
    assert 'name="parcel"' not in page


def test_errors_name_their_line_and_nothing_can_be_confirmed(send):
    page = send(DIRECTORY.replace("10030", "1003"))

    assert "Rien ne peut être importé" in page
    assert re.search(r'<td class="numeric">3</td><td>code</td>', page)
    assert "À créer" not in page  # A line at fault is not read: the counts would mislead.
    assert 'name="parcel"' not in page


@pytest.mark.parametrize("text", ["", "nom,code\nIci,1"])
def test_another_file_is_refused_with_its_cause(text, send):
    page = send(text)

    assert "Ce fichier est vide." in page or "il manque les colonnes suivantes" in page


def test_a_year_is_asked_for(send):
    assert "Année des populations" in send(year="")


@pytest.mark.parametrize(
    "spoil", [lambda seal: seal[:-2], lambda seal: "", lambda seal: "x" + seal]
)
def test_a_parcel_that_was_altered_is_refused(spoil, send, client):
    response = client.post(CONFIRMATION, {"parcel": spoil(_parcel(send()))}, follow=True)

    assert "Cet aperçu n’est plus valable." in response.content.decode()
    assert not Territory.objects.localities().exists()


def test_a_parcel_sealed_for_someone_else_is_refused(send, client, person):
    parcel = _parcel(send())
    client.force_login(person("Fabienne Autre", is_staff=True))

    assert client.post(CONFIRMATION, {"parcel": parcel}).headers["Location"] == DOOR
    assert not Territory.objects.localities().exists()


def test_what_changed_since_the_preview_is_seen(send, client):
    parcel = _parcel(send())
    Territory.objects.filter(slug="mrc-10").update(valid_to="2025-05-05")

    page = client.post(CONFIRMATION, {"parcel": parcel}, follow=True).content.decode()

    assert "les territoires ont changé depuis l’aperçu" in page
