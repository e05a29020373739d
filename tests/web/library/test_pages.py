"""The library, read by anyone: its shelves, a search, one record, collections, what is missing."""

import json
import re
from http import HTTPStatus

import pytest
from django.db.models import F

from impact.presence.library.descriptions import retire_resources
from impact.presence.library.models import LinkCheck, Resource
from impact.presence.library.shelves import retire_collections, write_collection
from tests.cast import NOON

PAGE = "/ressources/animer/"


def _titles(page) -> list[str]:
    return re.findall(r'class="volume__title"[^>]*><a[^>]*>([^<]+)<', page.content.decode())


def _text(page) -> str:
    """Return the words of a page, days set in their own element among them."""
    return re.sub(r"</?time[^>]*>", "", page.content.decode()).replace("\u00a0", " ")


def test_the_shelves_stand_by_domain_in_few_questions(
    client, bare, shelve, solange, django_assert_max_num_queries
):
    shelve()
    client.force_login(solange)
    with django_assert_max_num_queries(12):
        page = client.get("/ressources/")

    assert page.status_code == HTTPStatus.OK
    assert "Animer une rencontre" in page.content.decode()
    assert len(page.content) < 150_000


def test_an_empty_library_says_what_to_do(client, bare):
    page = client.get("/ressources/").content.decode()

    assert "Les rayons sont encore vides." in page
    assert 'href="/ressources/proposer/"' in page


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("texte=rencontres", True),
        ("texte=ANIMÉR", True),
        ("texte=dube", True),
        ("texte=hockey", False),
        ("sorte=GUIDE", True),
        ("sorte=VIDEO", False),
        ("domaine=C", True),
        ("domaine=A", False),
        ("competence=C3", True),
        ("competence=A1", False),
        ("competence=C3&niveau=2", True),
        ("competence=C3&niveau=4", False),
        ("competence=C4&niveau=4", True),
        ("etape=S3", True),
        ("etape=S1", False),
        ("role=ANI", True),
        ("role=ELU", False),
        ("region=01", True),
        ("langue=fr", True),
        ("langue=en", False),
        ("libre=on", True),
        ("format=PDF", True),
        ("format=VIDEO", False),
        ("duree=60", True),
        ("duree=15", False),
        ("competence=PERSONNE", True),
        ("niveau=deux", True),
    ],
)
def test_a_search_keeps_what_suits_it(client, bare, shelve, asked, is_found):
    shelve()
    page = client.get(f"/ressources/?{asked}&tri=titre")

    assert ("Animer une rencontre où chacun parle" in _titles(page)) == is_found


def test_a_list_takes_few_questions_however_long(client, shelve, django_assert_max_num_queries):
    for number in range(25):
        shelve(f"un-{number}", title=f"Animer {number}")
    with django_assert_max_num_queries(12):
        page = client.get("/ressources/?competence=C3&tri=courtes")

    assert len(_titles(page)) == 20
    assert "page=2" in page.content.decode()


def test_nothing_found_is_told_with_ways_on(client, reference):
    page = client.get("/ressources/?texte=zzzz").content.decode()

    assert "Rien ne correspond" in page
    assert "/ressources/manques/" in page


def test_the_table_holds_what_was_searched(client, bare, shelve):
    shelve()
    shelve("autre", title="=SOMME(A1)", type="VIDEO")

    table = client.get("/ressources/ressources.csv?sorte=VIDEO")

    lines = b"".join(table.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("cle,titre,sorte,auteurs")
    assert len(lines) == 2
    assert "'=SOMME(A1)" in lines[1]
    assert "C3:2 | C4" in lines[1]


def test_a_record_tells_all_that_is_known(client, shelve, solange, django_assert_max_num_queries):
    shelve()
    client.force_login(solange)
    with django_assert_max_num_queries(12):
        page = client.get(PAGE)

    text = _text(page)
    for told in (
        "Dubé, Clarisse",
        "Les Voix du rang (fictif)",
        "2019",
        "CC BY",
        "45 min",
        "Accessible, vérifié",
        "niveau 2",
        "Lien non vérifié",
        "https://exemple.test/animer.pdf",
        'href="/referentiel/C3/"',
        'href="/historique/ressource/animer/"',
    ):
        assert told in text, told


def test_machines_read_what_it_is_and_what_it_teaches(client, shelve):
    shelve(title="Animer </script><b>")
    page = client.get(PAGE).content.decode()

    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.S)[1])
    assert graph["@type"] == "LearningResource"
    assert graph["name"] == "Animer </script><b>"
    assert graph["timeRequired"] == "PT45M"
    assert graph["inLanguage"] == ["fr"]
    assert graph["isAccessibleForFree"] is True
    assert graph["license"].startswith("https://creativecommons.org/licenses/by/")
    assert [one["termCode"] for one in graph["teaches"]] == ["C3", "C4"]
    assert graph["educationalAlignment"][0]["targetUrl"].endswith("/referentiel/C3/")
    assert '<meta name="DC.creator" content="Dubé, Clarisse">' in page
    assert '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">' in page


def test_machines_are_not_told_what_nobody_said(client, shelve):
    shelve(licence="", minutes="", year="", publisher="")
    page = client.get(PAGE).content.decode()

    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.S)[1])
    assert not {"isAccessibleForFree", "timeRequired", "datePublished", "publisher"} & set(graph)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("ALIVE", "Lien vérifié le 5 mai 2025"),
        ("MOVED", "Lien vérifié le 5 mai 2025 : la page a changé d’adresse"),
        ("UNSURE", "Lien sans réponse claire le 5 mai 2025"),
        ("DEAD", "Si vous savez où la trouver"),
    ],
)
def test_a_link_says_when_it_was_last_tried(client, shelve, state, told):
    resource = shelve()
    look = {"url": resource.url, "told": "200", "checked_at": NOON, "due_at": NOON}
    LinkCheck.objects.create(resource=resource, state=state, **look)

    assert told in _text(client.get(PAGE))

    Resource.objects.update(url="https://exemple.test/ailleurs")
    assert "Lien non vérifié" in client.get(PAGE).content.decode()


def test_what_was_merged_leads_to_what_it_became(client, shelve):
    shelve()
    kept = shelve("gardee")
    Resource.objects.filter(slug="animer").update(retired_at=NOON, merged_into=kept)

    page = client.get(PAGE)

    assert page.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert page["Location"] == "/ressources/gardee/"


def test_what_was_retired_says_so(client, bare, shelve):
    shelve()
    retire_resources(["animer"], at=NOON)

    page = client.get(PAGE)

    assert page.status_code == HTTPStatus.GONE
    assert "a été retirée le 5 mai 2025" in _text(page)
    assert _titles(client.get("/ressources/?texte=animer+rencontre")) == []


def test_what_never_was_is_not_found(client, reference):
    assert client.get("/ressources/jamais/").status_code == HTTPStatus.NOT_FOUND


def test_a_collection_shows_its_resources_in_order(client, shelve, django_assert_max_num_queries):
    shelve()
    shelve("autre", title="Écouter d’abord")
    told = {"title": "Pour commencer", "resources": ["autre: par ici", "animer"]}
    write_collection("debut", told, at=NOON)

    assert "Pour commencer" in client.get("/ressources/collections/").content.decode()
    with django_assert_max_num_queries(8):
        page = client.get("/ressources/collections/debut/")
    assert _titles(page) == ["Écouter d’abord", "Animer une rencontre où chacun parle"]
    assert "par ici" in page.content.decode()
    assert "Pour commencer" in client.get(PAGE).content.decode()

    retire_collections(["debut"], at=NOON)
    assert client.get("/ressources/collections/debut/").status_code == HTTPStatus.GONE


def test_holes_are_told_in_few_questions(client, bare, shelve, django_assert_max_num_queries):
    shelve()
    Resource.objects.filter(slug="animer").update(revised_at=F("created_at"))
    with django_assert_max_num_queries(12):
        page = client.get("/ressources/manques/")

    text = page.content.decode()
    assert "/ressources/proposer/?competence=A1" in text
    assert "/ressources/proposer/?competence=C3" not in text
    assert "Rien à votre prochain niveau" not in text
