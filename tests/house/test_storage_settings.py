"""Where files are kept is told whole or not at all; the refusal names the variable."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

S3 = {"IMPACT_STORAGE": "s3", "IMPACT_S3_BUCKET": "fichiers", "IMPACT_S3_REGION": "ca-central-1"}


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"IMPACT_STORAGE": "nuage"}, "IMPACT_STORAGE vaut"),
        ({"IMPACT_S3_BUCKET": "fichiers"}, "IMPACT_S3_BUCKET est définie"),
        ({"IMPACT_STORAGE": "s3"}, "IMPACT_S3_BUCKET n’est pas définie"),
        ({**S3, "IMPACT_S3_REGION": ""}, "IMPACT_S3_REGION n’est pas définie"),
        ({**S3, "IMPACT_S3_KEY_ID": "a"}, "IMPACT_S3_SECRET_KEY n’est pas définie"),
        ({**S3, "IMPACT_S3_SECRET_KEY": "a"}, "IMPACT_S3_KEY_ID n’est pas définie"),
        ({**S3, "IMPACT_S3_ENDPOINT": "http://loin.test"}, "IMPACT_S3_ENDPOINT vaut"),
    ],
)
def test_a_service_of_objects_told_by_half_is_refused(monkeypatch, told, refused):
    for name, value in told.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=refused):
        env.storage()


def test_files_stay_here_unless_said_otherwise(monkeypatch):
    assert str(env.storage()["BACKEND"]).endswith("FileSystemStorage")

    for name, value in S3.items():
        monkeypatch.setenv(name, value)
    assert env.storage()["OPTIONS"]["file_overwrite"] is False


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("", ""),
        ("https://fichiers.test/", "https://fichiers.test"),
        ("http://fichiers.test", None),
        ("https://fichiers.test/chemin", None),
        ("https://ailleurs.test", None),
    ],
)
def test_a_host_name_apart_is_plain_and_let_in(monkeypatch, told, origin):
    monkeypatch.setenv("IMPACT_FILES_ORIGIN", told)

    if origin is None:
        with pytest.raises(ImproperlyConfigured, match="IMPACT_FILES_ORIGIN"):
            env.files_origin(["fichiers.test"])
    else:
        assert env.files_origin(["fichiers.test"]) == origin
