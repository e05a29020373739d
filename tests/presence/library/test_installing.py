"""Installing the library from its files: what people mended on the site stays mended."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from impact.lib.content import BadContent
from impact.presence.library.descriptions import describe, retire_resources, write_resources
from impact.presence.library.models import Collection, Resource
from impact.presence.library.operations import install_library
from impact.trust.publishing import operations as publishing
from tests.cast import NOON

TODAY = date(2025, 5, 5)
SLUG = "animer-ensemble"


@pytest.fixture
def written(reference, tmp_path):
    """Write a file of one resource and one collection, and install it."""

    def write(**said) -> Path:
        resource = {
            "slug": SLUG,
            "title": "Animer ensemble",
            "type": "GUIDE",
            "url": "https://exemple.test/animer",
            "competencies": ["C3:2", "C4"],
            "stages": ["S3"],
            "year": 2019,
        }
        shelf = {"slug": "debut", "title": "Pour commencer", "resources": [f"{SLUG}: d’abord"]}
        header = {"source": "x", "license": "CC-BY-4.0", "language": "fr", "version": "1"}
        told = {**header, "resources": [resource | said], "collections": [shelf]}
        path = tmp_path / "ressources.yaml"
        path.write_text(yaml.dump(told, allow_unicode=True), encoding="utf-8")
        return path

    return write


def _title() -> str:
    return Resource.objects.get(slug=SLUG).title


def test_the_library_of_the_house_is_installed_and_installing_again_changes_nothing(
    reference, capsys
):
    assert Resource.objects.shown().count() >= 60

    call_command("install_library")

    assert "ajouts\u00a0: 0, changements\u00a0: 0, retraits\u00a0: 0" in capsys.readouterr().out


def test_a_new_resource_and_a_collection_come_in(written):
    assert install_library(path=written(), on=TODAY).created == 2

    told = describe(Resource.objects.get(slug=SLUG))
    assert (told["year"], told["competencies"]) == ("2019", ["C3:2", "C4"])
    assert [one.word for one in Collection.objects.get(slug="debut").shelvings.all()] == ["d’abord"]


def test_a_file_changes_what_nobody_mended(written):
    install_library(path=written(), on=TODAY)

    assert install_library(path=written(title="Autre titre"), on=TODAY).changed == 1
    assert install_library(path=written(title="Autre titre"), on=TODAY).touched == 0
    assert _title() == "Autre titre"


def test_what_was_mended_by_publishing_stays(written, theo):
    install_library(path=written(), on=TODAY)
    publishing.publish_directly(
        kind="ressource",
        key=SLUG,
        content={"title": "Mieux dit"},
        by=theo,
        at=NOON,
        summary="Le vrai titre.",
    )

    install_library(path=written(title="Autre titre"), on=TODAY)
    assert _title() == "Mieux dit"


def test_what_was_mended_by_another_door_stays(written):
    install_library(path=written(), on=TODAY)
    row = Resource.objects.described().get(slug=SLUG)
    write_resources({SLUG: {**describe(row), "title": "Mieux dit"}}, at=NOON)

    install_library(path=written(title="Autre titre"), on=TODAY)
    assert _title() == "Mieux dit"


def test_what_was_retired_stays_retired(written):
    install_library(path=written(), on=TODAY)
    retire_resources([SLUG], at=NOON)

    install_library(path=written(title="Autre titre"), on=TODAY)
    assert Resource.objects.get(slug=SLUG).retired_at == NOON


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ({"type": "POEM"}, "type"),
        ({"competencies": ["Z9"]}, "Z9"),
        ({"url": ""}, "url"),
        ({"year": "hier"}, "year"),
        ({"annee": 2019}, "annee"),
    ],
)
def test_a_bad_file_changes_nothing_and_says_where(written, said, cause):
    before = Resource.objects.count()

    with pytest.raises(BadContent) as told:
        install_library(path=written(**said), on=TODAY)
    assert told.value.code == SLUG
    assert cause in str(told.value)
    with pytest.raises(CommandError, match=SLUG):
        call_command("install_library", str(written(**said)))
    assert Resource.objects.count() == before
