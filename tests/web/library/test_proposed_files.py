"""A file within a proposal: chosen once, read by who reviews, given out once it is published."""

from http import HTTPStatus as Is

import pytest

from impact.presence.library.models import Resource, StoredFile
from impact.trust.publishing.models import Revision
from tests.lib.files import samples
from tests.presence.library.shelves import upload

NEW = "/proposer/ressource/"
TOLD = {"c-title": "Guide des tables", "c-type": "GUIDE", "c-language": "fr"}


@pytest.fixture
def draft(client, maude, reference) -> Revision:
    client.force_login(maude)
    client.post(NEW, TOLD | {"c-file": upload(samples.pdf(is_tagged=True)), "summary": "Le guide"})
    return Revision.objects.get(author=maude)


def test_a_draft_holds_the_token_of_its_file(draft):
    assert draft.content["file"] == StoredFile.objects.get().token


def test_a_draft_taken_up_again_keeps_its_file(client, draft):
    address = f"/proposer/ressource/{draft.publication.key}/"
    page = client.get(address).content.decode()
    token = draft.content["file"]

    assert f'name="c-file" value="{token}"' in page
    assert 'enctype="multipart/form-data"' in page
    client.post(address, TOLD | {"c-title": "", "c-file": token, "summary": "Le guide"})
    draft.refresh_from_db()
    assert draft.content["file"] == token


def test_a_refused_file_loses_nothing_that_was_typed(client, maude, reference):
    client.force_login(maude)

    page = client.post(NEW, TOLD | {"c-file": upload(b"<html>"), "summary": "Le guide"})
    assert "C’est une page web ou un dessin SVG" in page.content.decode()
    assert "Guide des tables" in page.content.decode()
    assert not StoredFile.objects.exists()


def test_who_reviews_reads_the_file_and_what_a_machine_sees_of_it(client, draft, theo):
    client.post(f"/proposer/ressource/{draft.publication.key}/apercu/", {"geste": "proposer"})
    draft.refresh_from_db()
    assert draft.state == "PROPOSED"
    client.force_login(theo)

    page = client.get(f"/gestion/publications/{draft.pk}/").content.decode()
    file = StoredFile.objects.get()
    assert f"/fichiers/{file.token}/{file.name}" in page
    assert "Balisé" in page
    assert "Titre non annoncé" in page
    assert "Seule une personne peut dire" in page
    assert file.name in page


def test_once_published_everyone_reads_it(client, draft, theo):
    client.post(f"/proposer/ressource/{draft.publication.key}/apercu/", {"geste": "proposer"})
    client.force_login(theo)
    client.post(f"/gestion/publications/{draft.pk}/", {"geste": "publier"})
    resource = Resource.objects.get(slug=draft.publication.key)
    client.logout()

    file = StoredFile.objects.get()
    assert resource.file == file
    assert client.get(f"/fichiers/{file.token}/{file.name}").status_code == Is.OK
