"""A file in a deposit: handed over by whoever signed in, never chosen twice, read on the page."""

import pytest

from impact.presence.library.models import Resource, StoredFile
from impact.presence.library.operations import accept_file, withdraw_file
from impact.trust.publishing.models import Revision
from tests.cast import NOON
from tests.lib.files import samples
from tests.presence.library.shelves import resource, upload

DOOR = "/ressources/proposer/"
TOLD = {"title": "La fiche des chaises en rond", "type": "FACTSHEET", "language": "fr"}


@pytest.fixture
def page(client, maude, reference):
    client.force_login(maude)
    return client


def test_a_resource_may_be_its_file_alone(page):
    page.post(DOOR, TOLD | {"file": upload()})

    said = Revision.objects.get().content
    assert said["file"] == StoredFile.objects.get().token
    assert said["format"] == ""


def test_a_file_is_kept_when_the_title_lacks(page):
    shown = page.post(DOOR, TOLD | {"title": "", "file": upload()}).content.decode()
    token = StoredFile.objects.get().token

    assert f'name="file" value="{token}"' in shown
    page.post(DOOR, TOLD | {"file": token})
    assert Revision.objects.get().content["file"] == token


def test_a_refused_file_says_why_and_loses_nothing(page):
    shown = page.post(DOOR, TOLD | {"file": upload(samples.package(("a", "b")))}).content.decode()

    assert "C’est une archive" in shown
    assert TOLD["title"] in shown
    assert not Revision.objects.exists()


def test_a_file_is_not_asked_of_who_has_yet_to_sign_in(client, reference):
    assert 'type="file"' not in client.get(DOOR).content.decode()

    client.post(DOOR, TOLD | {"file": upload()})
    assert not StoredFile.objects.exists()


def test_the_page_of_a_resource_leads_to_its_file(client, reference, maude, theo):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    one = resource("fiche-des-chaises", file=file)
    address = f"/fichiers/{file.token}/{file.name}"

    shown = client.get("/ressources/fiche-des-chaises/").content.decode()
    assert address in shown
    assert "PDF, 1 page, 1\u00a0ko" in shown
    withdraw_file(file=file, reason="Droits.", by=theo, at=NOON)
    assert address not in client.get("/ressources/fiche-des-chaises/").content.decode()
    assert Resource.objects.get(pk=one.pk).file == file
