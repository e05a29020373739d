"""A file of the library at its address: who gets it, as what, and what a browser may do with it."""

from datetime import timedelta
from http import HTTPStatus as Is

import pytest

from impact.presence.library.models import StoredFile
from impact.presence.library.operations import accept_file, withdraw_file
from impact.trust.publishing.models import Reviewer
from tests.cast import NOON
from tests.lib.files import samples
from tests.presence.library.shelves import proposal, resource, upload


@pytest.fixture
def file(maude) -> StoredFile:
    return accept_file(upload=upload(), by=maude, at=NOON)


def address(file: StoredFile) -> str:
    return f"/fichiers/{file.token}/Guide-d-accueil.pdf"


@pytest.fixture
def reviewer(odette, theo):
    Reviewer.objects.create(person=odette, kind="ressource", named_by=theo, since=NOON)
    return odette


def _bring(state: str, file, *, maude, theo) -> None:
    if state == "proposed":
        proposal(file, by=maude)
    elif state == "draft":
        proposal(file, by=maude, state="DRAFT")
    elif state == "shown":
        resource("guide", file=file)
    elif state == "retired":
        resource("guide", file=file, retired_at=NOON)
    elif state == "replaced":
        proposal(file, by=maude, state="PUBLISHED")
    elif state == "withdrawn":
        resource("guide", file=file)
        withdraw_file(file=file, reason="Droits.", by=theo, at=NOON)


#: For each state, what a passer-by, a stranger, its depositor, a reviewer and the staff are told.
REACH = {
    "alone": (404, 404, 200, 404, 200),
    "draft": (404, 404, 200, 404, 200),
    "proposed": (404, 404, 200, 200, 200),
    "shown": (200, 200, 200, 200, 200),
    "retired": (410, 410, 200, 410, 200),
    "replaced": (410, 410, 200, 410, 200),
    "withdrawn": (410, 410, 410, 410, 410),
}
WHO = ("nobody", "solange", "maude", "reviewer", "theo")


@pytest.mark.parametrize("state", REACH)
@pytest.mark.parametrize("who", WHO)
def test_who_reads_a_file_and_when(client, file, maude, theo, who, state, request):
    _bring(state, file, maude=maude, theo=theo)
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))

    assert client.get(address(file)).status_code == REACH[state][WHO.index(who)]


def test_an_address_nobody_gave_is_no_page(client, db):
    assert client.get("/fichiers/inconnu/guide.pdf").status_code == Is.NOT_FOUND


def test_a_public_file_needs_no_cookie_and_few_questions(
    client, file, django_assert_max_num_queries
):
    resource("guide", file=file)

    with django_assert_max_num_queries(2):
        response = client.get(address(file))
    assert b"".join(response.streaming_content) == samples.pdf()
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert response.headers["Content-Length"] == str(file.size)


def test_a_file_that_is_not_public_is_kept_by_no_cache(client, file, maude):
    client.force_login(maude)

    response = client.get(address(file))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (samples.pdf(), "inline"),
        (samples.picture("PNG"), "inline"),
        (samples.mp3(), "inline"),
        (samples.office("docx"), "attachment"),
        (samples.book(), "attachment"),
        (b"Un texte", "attachment"),
        (b"a;b\n1;2\n3;4\n", "attachment"),
    ],
)
def test_a_file_can_run_nothing(client, maude, content, how):
    file = accept_file(upload=upload(content, "é.bin"), by=maude, at=NOON)
    resource("guide", file=file)

    response = client.get(f"/fichiers/{file.token}/{file.name}")
    assert response.headers["Content-Disposition"].startswith(how)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert ("sandbox" in policy) != (file.media_type == "application/pdf")
    assert "script-src" not in policy


def test_asking_for_the_headers_gives_no_content(client, file):
    resource("guide", file=file)

    response = client.head(address(file))
    assert response.status_code == Is.OK
    assert response.headers["Content-Length"] == str(file.size)
    assert not response.getvalue()


def test_another_name_leads_to_the_right_one(client, file):
    resource("guide", file=file)

    response = client.get(f"/fichiers/{file.token}/autre.exe")
    assert (response.status_code, response.url) == (Is.MOVED_PERMANENTLY, address(file))


def test_a_browser_that_has_it_is_told_so(client, file):
    resource("guide", file=file)

    response = client.get(address(file), headers={"If-None-Match": f'"{file.sha256}"'})
    assert response.status_code == Is.NOT_MODIFIED


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=0-999999999", 206, slice(0, None)),
        ("bytes=999999999-", 416, slice(0, 0)),
        ("bytes=5-2", 416, slice(0, 0)),
        ("bytes=0-1,4-5", 200, slice(0, None)),
        ("octets=0-1", 200, slice(0, None)),
        ("bytes=-", 200, slice(0, None)),
    ],
)
def test_a_player_may_ask_for_a_part(client, maude, asked, status, part):
    file = accept_file(upload=upload(samples.mp3(), "capsule.mp3"), by=maude, at=NOON)
    resource("capsule", type="AUDIO", file=file)

    response = client.get(f"/fichiers/{file.token}/capsule.mp3", headers={"Range": asked})
    given = b"".join(response.streaming_content)
    assert (response.status_code, given) == (status, samples.mp3()[part])
    assert response.headers["Content-Length"] == str(len(given))


def test_with_a_host_name_apart_a_wrong_name_leads_there(client, file, settings):
    settings.FILES_ORIGIN = "https://fichiers.exemple.test"
    resource("guide", file=file)

    response = client.get(f"/fichiers/{file.token}/autre.pdf")
    assert response.url == f"https://fichiers.exemple.test{address(file)}"


def test_a_file_lost_by_the_disk_is_no_page(client, file):
    resource("guide", file=file)
    file.blob.storage.delete(file.blob.name)

    assert client.get(address(file)).status_code == Is.NOT_FOUND


def test_a_waiting_file_is_no_more_read_once_decided(client, file, maude, reviewer):
    revision = proposal(file, by=maude)
    client.force_login(reviewer)
    assert client.get(address(file)).status_code == Is.OK

    revision.state, revision.changed_at = "DECLINED", NOON + timedelta(days=1)
    revision.save()
    assert client.get(address(file)).status_code == Is.NOT_FOUND
