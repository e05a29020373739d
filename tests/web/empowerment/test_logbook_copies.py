"""The logbook is taken away as a table of what is shown, or whole, with its photos."""

import io
import zipfile

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import PhotoConsent
from tests.cast import NOON, TODAY
from tests.web.empowerment.test_logbook import HERE


@pytest.fixture
def coordination(client, maude):
    client.force_login(maude)
    return client


def test_the_table_holds_what_is_looked_for(coordination, corvee, vote):
    whole = coordination.get(f"{HERE}journal-de-bord.csv")
    some = coordination.get(f"{HERE}journal-de-bord.csv?sorte=CHANGE").text

    assert "attachment" in whole["Content-Disposition"]
    assert "La grande corvée" in whole.text
    assert "Capital communautaire" in whole.text
    assert "La grande corvée" not in some


def test_a_title_can_start_no_formula(coordination, initiative, maude):
    told = operations.Told(happened_on=TODAY, title="=HYPERLINK(1)")
    operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)

    assert "'=HYPERLINK" in coordination.get(f"{HERE}journal-de-bord.csv").text


def test_the_whole_goes_with_its_photos_and_what_was_agreed(coordination, corvee, photo, maude):
    operations.note_consent(
        photo=photo, use=PhotoConsent.Use.PUBLIC, given_on=TODAY, by=maude, at=NOON
    )

    response = coordination.get(f"{HERE}journal-de-bord.zip")

    packed = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    with photo.image.open("rb") as kept:
        assert packed.read(f"photos/{photo.pk}.jpg") == kept.read()
    assert "La publier" in packed.read("photos.csv").decode("utf-8-sig")
    assert "La grande corvée" in packed.read("recit.json").decode()
    assert "La grande corvée" in packed.read("journal-de-bord.csv").decode("utf-8-sig")


def test_her_own_copy_has_the_pictures_she_added(coordination, photo):
    packed = zipfile.ZipFile(io.BytesIO(coordination.post("/moi/donnees/copie/").content))

    assert f"photos/{photo.pk}.jpg" in packed.namelist()
