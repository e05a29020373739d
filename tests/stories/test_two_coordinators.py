"""Two coordinators write the sheet of one initiative at the same time; nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative
from tests.cast import NOON
from tests.stories.gestures import bring_in, path_of
from tests.stories.looks import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

SHEET = "/demarches/le-jardin-des-voisins/fiche/"


@pytest.fixture
def both(open_browser, base_url, team, membership, maude, solange):
    """Maude at her desk and Solange on her phone, both coordinating, at the same sheet."""
    operations.give_coordination(membership=membership(solange), by=maude, at=NOON)
    desk = bring_in(open_browser(DESKTOP), maude, base_url)
    phone = bring_in(open_browser(PHONE), solange, base_url)
    for page in (desk, phone):
        page.goto(SHEET)
    return desk, phone


def test_the_second_to_save_reads_both_versions_and_keeps_what_she_wants(both, axe):
    desk, phone = both

    save(desk, about="Un verger, deux serres et une cuisine.")
    save(phone, name="Le verger des voisins", about="Un verger ouvert à l’école.")

    expect(phone.get_by_role("heading", level=1)).to_have_text("La fiche a changé entre-temps")
    expect(phone.locator("main")).to_contain_text("Un verger, deux serres et une cuisine.")
    expect(phone.locator("main")).to_contain_text("Un verger ouvert à l’école.")
    axe(phone)

    about = "Un verger, deux serres et une cuisine, ouverts à l’école."
    save(phone, about=about)
    expect(phone.get_by_role("status")).to_contain_text("La fiche de la démarche est à jour")
    assert told() == ("Le verger des voisins", about)


def test_what_each_changed_apart_holds_together(both):
    desk, phone = both

    save(desk, about="Un verger, deux serres et une cuisine.")
    save(phone, name="Le verger des voisins")
    if path_of(phone) == SHEET:
        save(phone)

    expect(phone.get_by_role("status")).to_be_visible()
    assert told() == ("Le verger des voisins", "Un verger, deux serres et une cuisine.")


def save(page, **words):
    labels = {"name": "Nom de la démarche", "about": "De quoi s’agit-il"}
    for field, text in words.items():
        page.get_by_role("textbox", name=labels[field]).fill(text)
    page.locator("form:has([name=revision]) .button").click()


def told():
    initiative = Initiative.objects.get()
    return initiative.name, initiative.about
