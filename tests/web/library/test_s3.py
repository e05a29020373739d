"""The same files in a service of objects: kept, handed over, withdrawn and erased there."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus as Is

import boto3
import pytest
from django.core.files.storage import default_storage
from moto import mock_aws

from config import env
from impact.presence.library.operations import accept_file, erase_files, withdraw_file
from tests.cast import NOON
from tests.lib.files import samples
from tests.presence.library.shelves import resource, upload

BUCKET = "impact-fichiers"


@pytest.fixture
def bucket(settings, monkeypatch) -> Iterator[object]:
    """A service of objects within this process, set as a real site would set it."""
    told = {
        "IMPACT_STORAGE": "s3",
        "IMPACT_S3_BUCKET": BUCKET,
        "IMPACT_S3_REGION": "ca-central-1",
        "IMPACT_S3_KEY_ID": "cle",
        "IMPACT_S3_SECRET_KEY": "secret",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        place = {"LocationConstraint": "ca-central-1"}
        service = boto3.resource("s3", region_name="ca-central-1")
        settings.STORAGES = settings.STORAGES | {"default": env.storage()}
        yield service.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)


def keys(bucket) -> list[str]:
    return [one.key for one in bucket.objects.all()]


def test_a_file_is_kept_there_once_and_nowhere_else(bucket, maude, odette):
    first = accept_file(upload=upload(), by=maude, at=NOON)
    other = accept_file(upload=upload(), by=odette, at=NOON)

    assert keys(bucket) == [first.blob.name] == [other.blob.name]
    assert bucket.Object(first.blob.name).get()["Body"].read() == samples.pdf()


def test_a_file_is_handed_over_from_there(bucket, client, maude):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    resource("guide", file=file)

    response = client.get(f"/fichiers/{file.token}/{file.name}")
    assert b"".join(response.streaming_content) == samples.pdf()
    assert response.headers["Content-Length"] == str(len(samples.pdf()))


def test_a_part_of_a_sound_is_handed_over_from_there(bucket, client, maude):
    file = accept_file(upload=upload(samples.mp3()), by=maude, at=NOON)
    resource("capsule", type="AUDIO", file=file)

    response = client.get(f"/fichiers/{file.token}/{file.name}", headers={"Range": "bytes=5-9"})
    assert b"".join(response.streaming_content) == samples.mp3()[5:10]


def test_nothing_there_is_public(bucket, maude):
    file = accept_file(upload=upload(), by=maude, at=NOON)

    grants = bucket.Object(file.blob.name).Acl().grants
    assert all("URI" not in one["Grantee"] for one in grants)


def test_what_nobody_attached_or_withdrew_long_ago_is_erased_there(
    bucket, maude, theo, django_capture_on_commit_callbacks
):
    accept_file(upload=upload(), by=maude, at=NOON)
    withdrawn = accept_file(upload=upload(b"Un texte"), by=maude, at=NOON)
    withdraw_file(file=withdrawn, reason="Droits.", by=theo, at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        assert erase_files(at=NOON + timedelta(days=30)) == 2
    assert keys(bucket) == []


def test_a_file_lost_there_is_no_page(bucket, client, maude):
    file = accept_file(upload=upload(), by=maude, at=NOON)
    resource("guide", file=file)
    default_storage.delete(file.blob.name)

    assert client.get(f"/fichiers/{file.token}/{file.name}").status_code == Is.NOT_FOUND
