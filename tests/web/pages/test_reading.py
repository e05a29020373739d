"""What everyone reads: pages at their addresses, news, stories, feeds, the map for machines."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from impact.knowledge.competencies.models import Competency
from impact.presence.pages.models import Page
from impact.presence.pages.operations import withdraw_page
from impact.web.search.engine import the_engine
from tests.cast import NOON

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FOLDERS = {"page": "/pages/", "nouvelle": "/nouvelles/", "recit": "/recits/"}


def _text(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize(
    "key",
    [
        "a-propos",
        "partenaires",
        "aide",
        "contenu-et-licence",
        "publication-et-moderation",
        "vie-privee",
    ],
)
def test_what_comes_with_the_product_is_read_without_an_account(client, reference, key):
    page = _text(client.get(f"/pages/{key}/"))

    assert page.count("<h1") == 1
    assert "application/ld+json" in page


def test_every_link_of_the_pages_that_come_with_the_product_leads_somewhere(client, reference):
    links = set()
    for page in Page.objects.of_kind("page"):
        links |= set(re.findall(r"\]\((/[^)]*)\)", page.body))

    assert {
        link: client.get(link).status_code
        for link in links
        if client.get(link).status_code not in (200, 302)
    } == {}


@pytest.mark.parametrize("kind", FOLDERS)
def test_an_address_that_changed_leads_to_the_new_one_in_one_step(client, write, kind):
    for slug in ("un", "deux", "trois"):
        write(kind, "essai", slug=slug)

    for old in ("un", "deux"):
        response = client.get(f"{FOLDERS[kind]}{old}/")
        assert (response.status_code, response["Location"]) == (301, f"{FOLDERS[kind]}trois/")
    assert client.get(f"{FOLDERS[kind]}trois/").status_code == 200


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_is_dated_tomorrow_or_retired_is_nowhere(client, write, ahead, kind):
    page = write(kind, "essai", title="Pas encore", published_on=ahead(1))
    address = f"{FOLDERS[kind]}essai/"
    for path in (
        "/nouvelles/",
        "/recits/",
        "/nouvelles/flux.atom",
        "/recits/flux.atom",
        "/sitemap.xml",
    ):
        assert "Pas encore" not in _text(client.get(path))
        assert address not in _text(client.get(path))
    assert client.get(address).status_code == 404

    write(kind, "essai", title="Pas encore", published_on=ahead(0))
    assert client.get(address).status_code == 200
    withdraw_page(kind=page.kind, key="essai", at=NOON)
    assert client.get(address).status_code == 404


def test_a_page_asked_for_in_the_wrong_folder_is_found(client, write):
    write("nouvelle", "fete")

    assert client.get("/pages/fete/")["Location"] == "/nouvelles/fete/"


@pytest.mark.parametrize("path", ["/nouvelles/flux.atom", "/recits/flux.atom"])
def test_a_feed_is_atom_and_keeps_its_entries_when_an_address_changes(client, write, path):
    kind = "nouvelle" if "nouvelles" in path else "recit"
    ids = []
    for slug in ("un", "deux"):
        write(kind, "essai", slug=slug, title="Soupe & <pain>")
        feed = ElementTree.fromstring(client.get(path).content)
        entry = feed.find(f"{ATOM}entry")
        assert entry.find(f"{ATOM}title").text == "Soupe & <pain>"
        assert feed.find(f"{ATOM}updated").text
        assert feed.find(f"{ATOM}author/{ATOM}name").text == "IMPACT"
        ids.append(entry.find(f"{ATOM}id").text)

    assert ids[0] == ids[1]


def test_the_map_of_the_site_lists_what_stands_and_nothing_invented(client, write, val_des_rapides):
    write("recit", "vrai")
    write("recit", "invente", places=["mrc-999"])
    response = client.get("/sitemap.xml")
    tree = ElementTree.fromstring(response.content)
    places = [one.text for one in tree.iter(f"{MAP}loc")]

    assert response["Content-Type"].startswith("application/xml")
    assert tree.tag == f"{MAP}urlset"
    assert len(places) == len(set(places)) > 150
    paths = [place.removeprefix("http://testserver") for place in places]
    assert {"/recits/vrai/", "/pages/aide/", "/referentiel/C3/", "/reperes/"} <= set(paths)
    assert "/ressources/le-pouvoir-d-agir-des-collectivites/" in paths
    assert "/recits/invente/" not in paths
    assert all(client.get(path).status_code == 200 for path in paths[:20])


def test_robots_are_told_where_the_map_is_and_what_is_not_theirs(client, db):
    said = _text(client.get("/robots.txt"))

    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert "Disallow: /demarches/" in said


def test_stories_are_narrowed_by_what_they_illustrate(client, write, val_des_rapides):
    write("recit", "ici", title="Ici", competencies=["C3"], stages=["S2"], places=["mrc-999"])
    write("recit", "ailleurs", title="Ailleurs", competencies=["C3", "D2"], stages=["S5"])

    for asked, titles in {
        "": {"Ici", "Ailleurs"},
        "?competence=C3": {"Ici", "Ailleurs"},
        "?competence=D2": {"Ailleurs"},
        "?etape=S2": {"Ici"},
        "?region=99": {"Ici"},
        "?region=99&competence=D2": set(),
        "?competence=inconnue": {"Ici", "Ailleurs"},
    }.items():
        page = _text(client.get(f"/recits/{asked}"))
        assert set(re.findall(r'card__title"><a [^>]*>([^<]+)', page)) == titles, asked


def test_an_empty_list_says_why_and_what_to_do(client, db):
    for path in ("/recits/", "/nouvelles/"):
        assert 'class="empty"' in _text(client.get(path))


def test_a_story_says_to_machines_what_it_is(client, write):
    write("recit", "essai", title="</script><b>", byline="Une équipe")
    page = client.get("/recits/essai/").content.decode()
    block = re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL).group(1)
    told = json.loads(block)

    assert (told["@type"], told["headline"]) == ("Article", "</script><b>")
    assert told["about"] == [Competency.objects.current().get(code="C3").title]
    assert told["author"]["name"] == "Une équipe"


def test_an_invented_story_says_so_and_is_not_for_search_engines(client, write, val_des_rapides):
    write("recit", "essai", places=["mrc-999"])
    page = _text(client.get("/recits/essai/"))

    assert "Récit inventé" in page
    assert 'content="noindex"' in page


@pytest.mark.parametrize("part", ["context", "tried", "changed", "again", "title", "byline"])
def test_what_is_typed_never_becomes_code(client, write, part):
    write("recit", "essai", **{part: "<script>alert(1)</script> [x](javascript:alert(1))"})
    page = client.get("/recits/essai/").content.decode()

    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_a_published_story_is_found_and_one_to_come_is_not(
    client, write, ahead, settings, tmp_path
):
    settings.SEARCH_DIR = tmp_path
    write("recit", "soupe", title="La soupe des voisines", tried="Une **mitasse** partagée.")
    write("recit", "demain", title="La soupe de demain", published_on=ahead(1))
    write("nouvelle", "annonce", title="La soupe s’annonce")
    the_engine().rebuild()
    page = _text(client.get("/recherche/?q=mitasse"))
    all_soups = _text(client.get("/recherche/?q=soupe"))

    assert "/recits/soupe/" in page
    assert "/nouvelles/annonce/" in all_soups
    assert "/recits/demain/" not in all_soups


def test_reading_asks_little_of_the_database(client, write, theo, django_assert_max_num_queries):
    for rank in range(9):
        write("recit", f"recit-{rank}", competencies=["C3", "D2"], stages=["S2", "S3"])
        write("nouvelle", f"nouvelle-{rank}")
    paths = ["/recits/", "/recits/?competence=C3", "/recits/recit-1/", "/nouvelles/"]
    paths += ["/nouvelles/nouvelle-1/", "/pages/aide/", "/sitemap.xml", "/recits/flux.atom"]
    for path in paths:
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200
