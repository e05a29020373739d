"""A librarian brings a hundred records in, cleans, merges and publishes them."""

import pytest
from playwright.sync_api import expect

from impact.presence.library.models import Merge, Resource
from tests.stories import looks
from tests.stories.gestures import bring_in
from tests.stories.looks import DESKTOP

pytestmark = pytest.mark.django_db(transaction=True)

DESK = "/gestion/bibliotheque/"
VERBS = ["Animer", "Décider", "Écouter", "Évaluer", "Financer", "Raconter", "Relier", "Rassembler"]
THINGS = ["un comité", "une assemblée", "un quartier", "une table", "une fête", "un rang"]


def a_hundred():
    """Return a hundred records as RIS: five are twins of others, three are at fault."""
    told = []
    for number in range(92):
        title = f"{VERBS[number % 8]} {THINGS[number // 8 % 6]}, cahier {number}"
        told.append((title, f"https://notices.exemple.test/{number}"))
    told += [(f"{title}!", f"{address}/?utm_source=x") for title, address in told[:5]]
    lines = [
        f"TY  - RPRT\nTI  - {title}\nAU  - Table du rang (fictive)\nPY  - 2020\nUR  - {address}\nER  -"
        for title, address in told
    ]
    lines += ["TY  - BOOK\nAU  - Sans titre\nER  -"] * 2
    lines += ["TY  - BOOK\nTI  - Sans adresse\nER  -"]
    return "\n".join(lines).encode()


@pytest.fixture
def theo_at_his_desk(open_browser, base_url, theo, reference):
    Resource.objects.all().delete()
    return bring_in(open_browser(DESKTOP), theo, base_url)


def test_a_librarian_brings_in_cleans_merges_and_publishes_a_hundred(theo_at_his_desk, axe):
    page = theo_at_his_desk
    _look(page, axe)
    _clean_and_publish(page, axe)
    assert Resource.objects.shown().count() == 93

    _complete(page, axe)
    assert Resource.objects.filter(licence="CC-BY-4.0").count() == 93
    _merge(page, axe)
    assert Resource.objects.shown().count() == 92
    assert Merge.objects.get().taken

    page.get_by_role("button", name="Défaire").click()
    expect(page.get_by_text("La fusion est défaite.")).to_be_visible()
    assert Resource.objects.shown().count() == 93


def _look(page, axe):
    """Hand the file over; nothing is written."""
    page.goto(DESK)
    axe(page)
    page.get_by_role("link", name="Importer un fichier").first.click()
    file = {"name": "cent.ris", "mimeType": "text/plain", "buffer": a_hundred()}
    page.get_by_label("Le fichier").set_input_files(file)
    axe(page)
    page.get_by_role("button", name="Voir ce que ça changerait").click()
    expect(page.get_by_role("heading", name="Doublons probables")).to_be_visible()
    expect(page.get_by_role("row", name="n’a pas de titre")).to_have_count(2)
    axe(page)
    assert not Resource.objects.exists()


def _clean_and_publish(page, axe):
    """Give all of them a stage and a competency, take one of the twins in, publish."""
    page.get_by_text("Compléter les nouvelles d’un coup").click()
    page.get_by_label("Compétence").select_option("C3")
    page.get_by_label("Ajouter\u00a0: c’en est une autre").first.check()
    page.get_by_role("button", name="Garder mes choix et revoir").click()
    expect(page.get_by_label("Compétence")).to_have_value("C3")
    page.get_by_role("button", name="Importer et publier 93 notices").click()
    expect(page.get_by_text("Notices ajoutées\u00a0: 93.")).to_be_visible()
    axe(page)


def _complete(page, axe):
    """Give a licence to all, a page at a time."""
    for _page in range(2):
        page.goto(f"{DESK}?manque=licence")
        page.get_by_label("Tout cocher sur cette page").check()
        page.get_by_role("button", name="Compléter…").click()
        axe(page)
        page.get_by_label("Licence").select_option("CC-BY-4.0")
        page.get_by_role("button", name="Ajouter et publier").click()
    expect(page.get_by_text("Aucune notice.")).to_be_visible()


def _merge(page, axe):
    """Pick two records, read them side by side, keep one."""
    page.goto(f"{DESK}?texte=cahier+0")
    for box in page.get_by_role("checkbox", name="Choisir").all()[:2]:
        box.check()
    page.get_by_role("button", name="Fusionner…").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fusionner des notices")
    axe(page)
    page.get_by_role("button", name="Fusionner ces 2 notices").click()
    expect(page.get_by_text("C’est une seule notice.")).to_be_visible()
    axe(page)


def test_the_desk_suits_every_screen(open_browser, base_url, theo, reference):
    page = bring_in(open_browser(DESKTOP), theo, base_url)
    paths = ["", "doublons/", "fusions/", "importation/"]

    told = [fault for path in paths for fault in looks.look_around(page, DESK + path)]

    assert not told, "\n".join(told)
