"""The staff brings in a vocabulary by its file, then says what corresponds to what."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from impact.knowledge.concepts.models import ConceptScheme, Correspondence
from impact.knowledge.concepts.operations import import_vocabulary, install_concepts
from impact.knowledge.concepts.queries import read_glossary
from impact.knowledge.concepts.vocabularies import read_vocabulary
from impact.web.concepts.forms import HEAVIEST
from tests.cast import NOON
from tests.knowledge.concepts.skos import TURTLE, told

IMPORT = "/gestion/reperes/import/"
CONFIRM = f"{IMPORT}confirmation/"
MATCHES = "/gestion/reperes/correspondances/mots-dailleurs/"
#: « agir » is called as one of our words, « voter » too but only by another name.
SHARING = TURTLE.replace('"agir"@fr', '"concertation"@fr').replace(
    '"voting"@en', '"vote"@fr ; skos:altLabel "Coachings"@fr'
)


@pytest.fixture
def desk(client, theo, reference):
    client.force_login(theo)
    return client


@pytest.fixture
def imported(desk):
    import_vocabulary(vocabulary=read_vocabulary(told("turtle", SHARING)), by=None, at=NOON)
    return desk


def _text(response):
    return unescape(response.content.decode()).replace("\u00a0", " ")


def _file(data):
    return {"file": SimpleUploadedFile("mots.ttl", data)}


@pytest.mark.parametrize("path", ["/gestion/reperes/", IMPORT, MATCHES])
def test_these_pages_are_the_staffs(path, client, odette, imported):
    assert client.get(path).status_code == 200
    client.force_login(odette)
    assert client.get(path).status_code == 403


def test_a_file_is_read_shown_then_brought_in(desk):
    preview = desk.post(IMPORT, _file(told("xml")))
    page = _text(preview)
    assert "Mots d’ailleurs" in page
    assert "3 en français, 2 en anglais" in page
    assert "ajouts : 4" in page
    assert not ConceptScheme.objects.imported().exists()

    response = desk.post(CONFIRM, {"fichier": preview.context["parcel"]}, follow=True)

    assert response.redirect_chain[-1][0] == MATCHES
    assert ConceptScheme.objects.imported().get().code == "mots-dailleurs"


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (b"rien", "ne se lit pas"),
        (b" " * (HEAVIEST + 1), "import_vocabulary"),
        (told("turtle", TURTLE.replace("Mots d’ailleurs", "Glossaire")), "porte déjà le titre"),
    ],
)
def test_a_file_that_cannot_come_in_says_why(data, cure, desk):
    assert cure in _text(desk.post(IMPORT, _file(data)))


def test_a_parcel_that_was_touched_is_not_opened(desk):
    response = desk.post(CONFIRM, {"fichier": "autre chose"}, follow=True)

    assert "n’est plus valable" in _text(response)
    assert not ConceptScheme.objects.imported().exists()


def test_names_in_common_are_asked_about_first_names_first(imported):
    page = _text(imported.get(MATCHES))

    assert "2 noms en commun à regarder" in page
    assert page.index(">Concertation</a>") < page.index(">Coaching</a>")


def test_what_is_said_is_shown_exported_and_kept(imported, settings):
    said = {"word": "concertation", "address": "https://mots.example/agir", "kind": "EXACT"}
    assert imported.post(MATCHES, said).status_code == 302

    assert 'href="/reperes/vocabulaires/mots-dailleurs/agir/"' in _text(
        imported.get("/reperes/concertation/")
    )
    assert "skos:exactMatch <https://mots.example/agir>" in _text(
        imported.get("/reperes/glossaire.ttl")
    )
    install_concepts(path=settings.CONTENT_DIR / "concepts", on=NOON.date())
    assert Correspondence.objects.filter(address=said["address"], kind="EXACT").exists()
    assert "1 nom en commun" in _text(imported.get(MATCHES))


def test_nothing_in_common_is_kept_too_but_shown_nowhere(imported):
    said = {"word": "concertation", "address": "https://mots.example/agir", "kind": "NONE"}
    imported.post(MATCHES, said)

    assert "1 nom en commun" in _text(imported.get(MATCHES))
    assert read_glossary().words["concertation"].matches("NONE") == []
    assert "mots.example" not in _text(imported.get("/reperes/glossaire.ttl"))


@pytest.mark.parametrize(
    ("before", "said", "cure"),
    [
        (("coaching", "agir", "EXACT"), ("concertation", "agir", "EXACT"), "dites-la proche"),
        (("pouvoir-dagir", "agir", "BROAD"), ("participation", "agir", "NARROW"), "S27"),
    ],
)
def test_what_would_break_the_vocabularies_is_refused(before, said, cure, imported):
    for word, end, kind in (before, said):
        address = f"https://mots.example/{end}"
        response = imported.post(MATCHES, {"word": word, "address": address, "kind": kind})

    assert response.status_code == 200
    assert cure in _text(response)
    assert Correspondence.objects.filter(address__startswith="https://mots").count() == 1


def test_what_is_typed_wrong_is_told_beside_its_field(imported):
    page = _text(imported.post(MATCHES, {"word": "", "address": "ici", "kind": "CLOSE"}))

    assert "Choisissez le mot." in page
    assert "Donnez une adresse entière" in page


@pytest.mark.parametrize("path", ["/gestion/reperes/", MATCHES])
def test_the_desk_asks_little_of_the_database(path, imported, django_assert_max_num_queries):
    imported.get("/reperes/")  # The glossary is read whole once for each of its editions.

    with django_assert_max_num_queries(12):
        imported.get(path)
