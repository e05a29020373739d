"""The desk of files: withdrawn with a reason everyone reads, and put back while it lasts."""

from datetime import timedelta
from http import HTTPStatus as Is

import pytest

from impact.presence.library.models import StoredFile
from impact.presence.library.operations import accept_file, withdraw_file
from impact.trust.journal.models import Entry
from impact.trust.publishing.models import Reviewer
from tests.cast import NOON
from tests.presence.library.shelves import proposal, resource, upload

DESK = "/gestion/bibliotheque/fichiers/"
WHY = "Qui l’a écrit a demandé son retrait."


@pytest.fixture
def file(maude) -> StoredFile:
    file = accept_file(upload=upload(), by=maude, at=NOON)
    resource("guide", file=file)
    return file


@pytest.fixture
def reviewer(odette, theo):
    Reviewer.objects.create(person=odette, kind="ressource", named_by=theo, since=NOON)
    return odette


def address(file: StoredFile) -> str:
    return f"/fichiers/{file.token}/{file.name}"


@pytest.mark.parametrize(
    ("who", "status"),
    [("theo", Is.OK), ("reviewer", Is.OK), ("maude", Is.FORBIDDEN), ("solange", Is.FORBIDDEN)],
)
def test_who_keeps_the_library_keeps_its_files(client, file, theo, who, status, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(DESK).status_code == status
    assert client.get(f"{DESK}{file.pk}/retrait/").status_code == status
    sent = client.post(f"{DESK}{file.pk}/retrait/", {"reason": WHY})
    assert (sent.status_code == Is.FOUND) == (status == Is.OK)
    file.refresh_from_db()
    assert (file.withdrawn_at is not None) == (status == Is.OK)


def test_nobody_puts_back_what_is_not_hers_to_keep(client, file, theo, maude):
    withdraw_file(file=file, reason=WHY, by=theo, at=NOON)
    client.force_login(maude)

    assert client.post(f"{DESK}{file.pk}/retour/").status_code == Is.FORBIDDEN


def test_withdrawing_asks_why_and_says_what_follows(client, file, theo):
    client.force_login(theo)
    page = client.get(f"{DESK}{file.pk}/retrait/").content.decode()
    assert "reste, sans son fichier" in page
    assert "pendant trente jours" in page

    refused = client.post(f"{DESK}{file.pk}/retrait/", {"reason": " "}).content.decode()
    assert "Dites pourquoi" in refused
    file.refresh_from_db()
    assert file.withdrawn_at is None


def test_everyone_is_told_it_is_gone_and_why_until_it_is_put_back(client, file, theo):
    client.force_login(theo)
    client.post(f"{DESK}{file.pk}/retrait/", {"reason": WHY})
    client.logout()
    gone = client.get(address(file))
    assert gone.status_code == Is.GONE
    assert WHY in gone.content.decode()
    assert "Télécharger le fichier" not in client.get("/ressources/guide/").content.decode()

    client.force_login(theo)
    assert "Remettre" in client.get(f"{DESK}?etat=retires").content.decode()
    client.post(f"{DESK}{file.pk}/retour/")
    client.logout()
    assert client.get(address(file)).status_code == Is.OK
    verbs = Entry.objects.filter(verb__startswith="library.file.").order_by("pk")
    told = [one.removeprefix("library.file.") for one in verbs.values_list("verb", flat=True)]
    assert told == ["deposited", "withdrawn", "restored"]


def test_machines_are_told_of_no_file_while_it_is_withdrawn(client, file, theo):
    page = client.get("/ressources/guide/").text
    assert '"isAccessibleForFree": true' in page
    assert '"encodingFormat": "application/pdf"' in page

    withdraw_file(file=file, reason=WHY, by=theo, at=NOON)
    page = client.get("/ressources/guide/").text
    assert "isAccessibleForFree" not in page
    assert "encodingFormat" not in page
    assert "Le fichier qui l’accompagnait a été retiré." in page


def test_the_same_content_goes_and_comes_back_at_each_of_its_addresses(client, file, theo, odette):
    other = accept_file(upload=upload(), by=odette, at=NOON)
    resource("autre", file=other)
    client.force_login(theo)
    assert "Le même contenu est aussi déposé" in client.get(f"{DESK}{file.pk}/retrait/").text

    client.post(f"{DESK}{file.pk}/retrait/", {"reason": WHY})
    assert client.get(address(other)).status_code == Is.GONE

    client.post(f"{DESK}{other.pk}/retour/")
    assert client.get(address(file)).status_code == client.get(address(other)).status_code == 200


def test_what_went_before_does_not_come_back_with_it(client, file, theo, odette):
    withdraw_file(file=file, reason=WHY, by=theo, at=NOON)
    other = accept_file(upload=upload(), by=odette, at=NOON)
    withdraw_file(file=other, reason=WHY, by=theo, at=NOON + timedelta(days=1))
    client.force_login(theo)

    client.post(f"{DESK}{other.pk}/retour/")
    file.refresh_from_db()
    assert file.withdrawn_at == NOON


def test_what_is_erased_does_not_come_back(client, file, theo):
    withdraw_file(file=file, reason=WHY, by=theo, at=NOON)
    StoredFile.objects.filter(pk=file.pk).update(blob="")
    client.force_login(theo)

    assert "Son contenu est effacé." in client.get(f"{DESK}?etat=retires").content.decode()
    answer = client.post(f"{DESK}{file.pk}/retour/", follow=True).content.decode()
    assert "déposez le document de nouveau" in answer


def test_a_file_is_withdrawn_once(client, file, theo):
    withdraw_file(file=file, reason=WHY, by=theo, at=NOON)
    client.force_login(theo)

    assert client.get(f"{DESK}{file.pk}/retrait/").status_code == Is.NOT_FOUND


def test_files_are_found_where_they_stand(client, file, theo, odette):
    waits = accept_file(upload=upload(b"Une autre note.\n", "note.txt"), by=odette, at=NOON)
    proposal(waits, by=odette)
    client.force_login(theo)

    found = {
        tab: [one.pk for one in client.get(f"{DESK}?etat={tab}").context["page"]]
        for tab in ("offerts", "en-attente", "retires")
    }
    assert found == {"offerts": [file.pk], "en-attente": [waits.pk], "retires": []}
    assert not client.get(f"{DESK}?texte=introuvable").context["page"].object_list


def test_the_desk_of_files_asks_little(client, file, theo, django_assert_max_num_queries):
    for number in range(20):
        same = accept_file(
            upload=upload(f"Note {number}.\n".encode(), "note.txt"), by=theo, at=NOON
        )
        resource(f"n-{number}", file=same)
    client.force_login(theo)

    with django_assert_max_num_queries(12):
        assert len(client.get(DESK).context["page"].object_list) == 21
