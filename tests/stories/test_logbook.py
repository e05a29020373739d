"""A day told from a phone where no script runs, then a story others may see, then a no."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from impact.journeys.empowerment.models import Photo
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from tests.journeys.empowerment.camera import heic, photo_from_a_phone
from tests.journeys.empowerment.conftest import compass, corvee
from tests.stories import looks
from tests.stories.gestures import bring_in
from tests.stories.looks import PHONE

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["compass", "corvee"]

HOME = "/demarches/le-jardin-des-voisins/"
LOG = f"{HOME}journal-de-bord/"

PAGES = [
    "",
    "?mots=corvee",
    "?mots=introuvable",
    "nouveau/",
    "impression/",
    "retraits/",
    "{entry}/",
    "{entry}/modification/",
    "{entry}/photos/",
    "photos/{photo}/fiche/",
    "photos/{photo}/effacement/",
    "../recit/",
    "../recit/preparation/",
    "../recit/apercu/",
]


@pytest.fixture
def phone(open_browser, base_url, solange, team):
    page = open_browser(PHONE, java_script_enabled=False)
    return bring_in(page, solange, base_url)


def test_a_line_is_kept_then_a_photo_then_a_yes_then_a_no(phone):
    phone.goto(LOG)
    phone.get_by_label("En une ligne").fill("La ville nous confie le terrain")
    phone.get_by_label("C’est").select_option(label="Ce qui a changé")
    phone.get_by_role("button", name="Garder").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("La ville nous confie le terrain")

    phone.get_by_role("link", name="Ajouter une photo").click()
    _choose(phone, photo_from_a_phone(orientation=6), alt="Un champ")
    phone.get_by_label("La publier").check()
    phone.get_by_role("button", name="Ajouter la photo").click()
    expect(phone.get_by_text("noté par Solange Petit")).to_be_visible()

    phone.goto(f"{HOME}recit/apercu/")
    expect(phone.get_by_role("img", name="Un champ")).to_be_visible()
    phone.goto(f"{LOG}photos/{Photo.objects.get().pk}/fiche/")
    phone.get_by_role("button", name="Noter un non").click()
    phone.goto(f"{HOME}recit/apercu/")
    expect(phone.get_by_role("img", name="Un champ")).to_have_count(0)
    expect(phone.get_by_text("1 photo n’y est pas")).to_be_visible()


def test_a_photo_of_a_recent_phone_is_refused_and_the_words_stay(phone):
    phone.goto(f"{LOG}nouveau/")
    phone.get_by_label("En une ligne").fill("Premier radis")
    phone.get_by_text("Ajouter des mots, une photo").click()
    phone.get_by_label("En vos mots").fill("Il est rond, il est rouge.")
    _choose(phone, heic(), alt="Un radis")
    phone.get_by_role("button", name="Garder").last.click()

    expect(phone.get_by_text("Le plus compatible")).to_be_visible()
    expect(phone.get_by_label("En vos mots")).to_have_value("Il est rond, il est rouge.")
    phone.get_by_role("button", name="Garder").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Premier radis")


def test_what_was_removed_comes_back_in_one_press(phone, corvee):
    phone.goto(f"{LOG}{corvee.pk}/")
    phone.get_by_role("button", name="Retirer").click()
    phone.get_by_role("button", name="Annuler le retrait").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("La grande corvée")


def test_the_pages_suit_every_screen(page, base_url, capsys, db):
    call_command("install_demo")
    home = Initiative.objects.get(slug="manger-ensemble-a-val-des-rapides")
    photo = Photo.objects.filter(entry__initiative=home).earliest("pk")
    bring_in(page, User.objects.get(email="maude@exemple.test"), base_url)
    log = f"/demarches/{home.slug}/journal-de-bord/"
    paths = [log + path.format(entry=photo.entry_id, photo=photo.pk) for path in PAGES]

    told = [fault for path in paths for fault in looks.look_around(page, path)]

    assert not told, "\n".join(told)


def _choose(page, content, *, alt):
    file = {"name": "IMG_0001.JPG", "mimeType": "image/jpeg", "buffer": content}
    page.get_by_label("Une photo").set_input_files(file)
    page.get_by_label("Ce qu’on y voit").fill(alt)
