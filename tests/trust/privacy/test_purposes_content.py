"""The consent texts: published once, never changed on the sly."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from impact.trust.privacy.content import read_purposes
from impact.trust.privacy.models import Purpose, PurposeText

FILE = settings.CONTENT_DIR / "privacy" / "purposes.yaml"


@pytest.fixture
def rewritten(tmp_path):
    """Write the real file again, changed: `rewritten(lambda texts: …)`."""

    def write(change) -> Path:
        raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        raw["texts"] = change(raw["texts"])
        path = tmp_path / "purposes.yaml"
        path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
        return path

    return write


def _next_version(text):
    version = text["version"] + 1
    return text | {"version": version, "code": f"{text['purpose']}-{version}", "title": "Autrement"}


def test_the_file_of_the_house_has_a_text_for_each_purpose():
    assert {entry.purpose for entry in read_purposes(FILE)} == set(Purpose)


def test_installing_twice_changes_nothing(reference, capsys):
    before = list(PurposeText.objects.order_by("pk").values())

    call_command("install_purposes")

    assert list(PurposeText.objects.order_by("pk").values()) == before
    assert "inchangés\u00a0: 5" in capsys.readouterr().out


def test_a_new_version_is_added_beside_the_old_one(reference, rewritten):
    call_command("install_purposes", rewritten(lambda texts: [*texts, _next_version(texts[0])]))

    assert PurposeText.objects.filter(purpose="PERSONAL").count() == 2
    assert PurposeText.objects.current("PERSONAL").title == "Autrement"


def test_a_version_that_left_the_file_stays_in_the_database(reference, rewritten):
    newer = rewritten(lambda texts: [_next_version(texts[0]), *texts[1:]])

    call_command("install_purposes", newer)

    assert PurposeText.objects.filter(purpose="PERSONAL", version=1).exists()


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_published_text_never_changes_silently(reference, rewritten, field):
    sly = rewritten(
        lambda texts: [texts[0] | {field: "Réécrit"}, *texts[1:], _next_version(texts[1])]
    )

    with pytest.raises(CommandError, match=r"PERSONAL-1.*nouveau numéro de version"):
        call_command("install_purposes", sly)
    assert not PurposeText.objects.filter(version=2).exists()


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda texts: texts[1:], "il n’y a pas de texte"),
        (lambda texts: [*texts, texts[0]], "deux fois"),
        (lambda texts: [texts[0] | {"purpose": "ADS"}, *texts[1:]], "ADS"),
        (lambda texts: [texts[0] | {"version": 7}, *texts[1:]], "PERSONAL-7"),
        (lambda texts: [texts[0] | {"colour": "red"}, *texts[1:]], "colour"),
        (lambda texts: [{**texts[0], "published_on": None}, *texts[1:]], "published_on"),
    ],
)
def test_a_bad_file_changes_nothing_and_says_why(reference, rewritten, change, cause):
    before = PurposeText.objects.count()

    with pytest.raises(CommandError, match=cause):
        call_command("install_purposes", rewritten(change))
    assert PurposeText.objects.count() == before
