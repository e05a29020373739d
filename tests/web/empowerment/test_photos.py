"""A picture has no address of its own: who looks is checked each time, and no trick goes around."""

from http import HTTPStatus

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Photo, PhotoConsent
from impact.presence.communities.operations import archive_initiative
from tests.cast import NOON, TODAY
from tests.journeys.empowerment.camera import huge_png, photo_from_a_phone, photo_of
from tests.web.empowerment.test_logbook import HERE

PUBLIC = PhotoConsent.Use.PUBLIC


@pytest.fixture
def member(client, solange, team):
    client.force_login(solange)
    return client


def _sent(content: bytes, *, alt: str = "Un radis", name: str = "radis.jpg", **more) -> dict:
    return {"photo": SimpleUploadedFile(name, content), "alt": alt, **more}


def test_a_member_sees_a_picture_that_can_do_nothing_else(member, photo):
    response = member.get(f"{HERE}photos/{photo.pk}/")

    assert response.status_code == HTTPStatus.OK
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline; filename=")
    assert response["Cache-Control"] == "private, no-cache"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content)[:3] == b"\xff\xd8\xff"


def test_a_list_carries_the_small_version(member, photo):
    large = b"".join(member.get(f"{HERE}photos/{photo.pk}/").streaming_content)
    small = b"".join(member.get(f"{HERE}photos/{photo.pk}/petite/").streaming_content)

    assert len(small) < len(large)
    assert f"photos/{photo.pk}/petite/" in member.get(HERE).text


def test_a_browser_that_has_it_is_told_so_as_long_as_it_may_look(client, photo, solange, team):
    client.force_login(solange)
    tag = client.get(f"{HERE}photos/{photo.pk}/")["ETag"]

    again = client.get(f"{HERE}photos/{photo.pk}/", headers={"If-None-Match": tag})
    client.logout()
    later = client.get(f"{HERE}photos/{photo.pk}/", headers={"If-None-Match": tag})

    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert again["Cache-Control"] == "private, no-cache"
    assert later.status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("agreed", [False, True])
@pytest.mark.parametrize("who", ["odette", "rosalie", "theo"])
def test_a_stranger_with_the_address_sees_nothing(client, photo, maude, team, who, agreed, request):
    # What people agreed to publish goes out by a release, never by this door.
    if agreed:
        operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)
    client.force_login(request.getfixturevalue(who))

    for page in ("", "petite/", "fiche/", "effacement/"):
        address = f"{HERE}photos/{photo.pk}/{page}"
        assert client.get(address).status_code == HTTPStatus.NOT_FOUND
    for page in ("accords/", "accords/retrait/", "effacement/"):
        address = f"{HERE}photos/{photo.pk}/{page}"
        assert client.post(address, {"use": PUBLIC}).status_code == HTTPStatus.NOT_FOUND


def test_a_passer_by_is_sent_to_the_door(client, photo):
    assert client.get(f"{HERE}photos/{photo.pk}/").status_code == HTTPStatus.FOUND


def test_a_member_elsewhere_does_not_reach_it_through_her_own(
    client, other_initiative, photo, odette
):
    client.force_login(odette)

    address = f"/demarches/la-corvee-du-rang/journal-de-bord/photos/{photo.pk}/"
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("base", ["/media/", "/static/", "/", f"{HERE}photos/"])
@pytest.mark.parametrize("climb", ["", "../", "..%2f", "%2e%2e/"])
def test_no_path_leads_to_the_file(member, photo, base, climb):
    response = member.get(f"{base}{climb}{photo.image.name}")

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_removed_entry_hides_its_pictures_and_a_removed_photo_is_gone(member, photo, corvee):
    member.post(f"{HERE}{corvee.pk}/retrait/")
    assert member.get(f"{HERE}photos/{photo.pk}/").status_code == HTTPStatus.NOT_FOUND
    member.post(f"{HERE}{corvee.pk}/retour/")
    assert member.get(f"{HERE}photos/{photo.pk}/").status_code == HTTPStatus.OK

    assert "sans retour possible" in member.get(f"{HERE}photos/{photo.pk}/effacement/").text
    member.post(f"{HERE}photos/{photo.pk}/effacement/")

    assert not Photo.objects.exists()
    assert member.get(f"{HERE}photos/{photo.pk}/").status_code == HTTPStatus.NOT_FOUND


def test_a_file_lost_by_the_machine_is_a_page_not_found(member, photo):
    default_storage.delete(photo.image.name)

    assert member.get(f"{HERE}photos/{photo.pk}/").status_code == HTTPStatus.NOT_FOUND


def test_where_it_was_taken_does_not_come_in(member, corvee):
    member.post(f"{HERE}{corvee.pk}/photos/", _sent(photo_from_a_phone(orientation=6)))

    photo = Photo.objects.get()
    with photo.image.open("rb") as kept, Image.open(kept) as seen:
        assert not seen.getexif()
        assert seen.size == (600, 800) == (photo.width, photo.height)


def test_the_name_of_a_file_decides_nothing(member, corvee):
    odd = _sent(photo_of() + b"<script>alert(1)</script>", name="../../evil.html")

    member.post(f"{HERE}{corvee.pk}/photos/", odd)

    photo = Photo.objects.get()
    assert photo.image.name.startswith("journal-de-bord/")
    assert photo.image.name.endswith(".jpg")
    assert b"<script>" not in b"".join(member.get(f"{HERE}photos/{photo.pk}/").streaming_content)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (_sent(photo_of(), alt=""), "obligatoire"),
        (_sent(huge_png(30_000, 30_000)), "trop grande une fois ouverte"),
        (_sent(b"\xff" * (10 * 1024 * 1024 + 1)), "pèse plus de 10"),
        (_sent(b"%PDF-1.7 fini"), "n’est pas une photo"),
        ({"alt": "Sans fichier"}, "obligatoire"),
    ],
    ids=["no words", "bomb", "heavy", "pdf", "no file"],
)
def test_a_refused_photo_says_why_and_keeps_the_words(member, corvee, sent, told):
    page = member.post(f"{HERE}{corvee.pk}/photos/", sent).text

    assert told in page
    assert sent["alt"] in page
    assert not Photo.objects.exists()


def test_who_said_yes_is_noted_with_the_photo_and_taken_back_at_once(member, corvee):
    member.post(f"{HERE}{corvee.pk}/photos/", _sent(photo_of(), agreed=["PUBLIC"]))
    photo = Photo.objects.get()
    sheet = f"{HERE}photos/{photo.pk}/fiche/"
    assert "noté par Solange Petit" in member.get(sheet).text
    assert Photo.objects.agreed_for(PUBLIC).exists()

    member.post(f"{HERE}photos/{photo.pk}/accords/retrait/", {"use": "PUBLIC"})

    assert not Photo.objects.agreed_for(PUBLIC).exists()
    assert "retiré le" in member.get(sheet).text


def test_a_yes_of_tomorrow_is_refused_in_its_own_place(member, photo):
    page = member.post(
        f"{HERE}photos/{photo.pk}/accords/", {"use": "REPORT", "given_on": "2999-01-01"}
    ).text

    assert "Ce jour n’est pas encore venu" in page
    assert not PhotoConsent.objects.exists()


@pytest.mark.parametrize("use", ["", "EVERYWHERE"])
def test_a_use_that_does_not_exist_is_noted_nowhere(member, photo, use):
    there = f"{HERE}photos/{photo.pk}/"

    member.post(f"{there}accords/", {"use": use, "given_on": "2025-05-01"})
    member.post(f"{there}accords/retrait/", {"use": use})

    assert not PhotoConsent.objects.exists()


def test_words_that_say_nothing_do_not_replace_the_ones_there(member, photo):
    page = member.post(f"{HERE}photos/{photo.pk}/fiche/", {"alt": "  "}).text
    assert "Dites en une phrase" in page

    member.post(f"{HERE}photos/{photo.pk}/fiche/", {"alt": "Vingt personnes bêchent"})

    photo.refresh_from_db()
    assert photo.alt == "Vingt personnes bêchent"


def test_one_may_say_no_even_once_everything_is_archived(client, initiative, photo, maude):
    operations.note_consent(photo=photo, use=PUBLIC, given_on=TODAY, by=maude, at=NOON)
    archive_initiative(initiative=initiative, by=maude, at=NOON)
    client.force_login(maude)
    there = f"{HERE}photos/{photo.pk}/"

    assert client.post(f"{there}fiche/", {"alt": "X"}).status_code == HTTPStatus.FORBIDDEN
    client.post(f"{there}accords/retrait/", {"use": "PUBLIC"})

    assert not Photo.objects.agreed_for(PUBLIC).exists()
