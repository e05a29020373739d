"""The glossary for everyone: in order, as a tree, by words, and a word with all it carries."""

import json
import re
from datetime import date
from http import HTTPStatus

import pytest

from impact.knowledge.concepts.models import Concept, ConceptScheme
from impact.knowledge.concepts.queries import read_glossary
from impact.web.concepts.neighborhood import HEAD, draw, wrap


@pytest.fixture
def read(client, reference):
    def fetch(address):
        response = client.get(address)
        assert response.status_code == HTTPStatus.OK, address
        return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))

    return fetch


def _linked(html):
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    return {node["@type"]: node for node in json.loads(block.group(1))["@graph"]}


def test_words_stand_under_their_letters_accents_aside(read):
    html = read("/reperes/")

    letters = re.findall(r'<h2 id="lettre-(.)">', html)
    assert letters == sorted(letters)
    assert html.count('<li class="word">') == 120
    under_e = html.split('id="lettre-E"')[1].split('id="lettre-F"')[0]
    assert "Échelle de participation" in under_e
    assert "Éducation populaire" in under_e


def test_another_name_leads_to_its_word(read):
    html = read("/reperes/")

    assert re.search(r'réunionite<.*?href="/reperes/hyperconcertation/"', html)


def test_what_is_only_typed_is_never_shown(read):
    assert "empouvoirement" not in read("/reperes/") + read("/reperes/pouvoir-dagir/")
    assert "Pouvoir d’agir" in read("/reperes/?q=empouvoirement")


def test_the_tree_holds_every_word_once_and_names_its_other_parents(read):
    tree = read("/reperes/?vue=arbre").split('<div class="tree">')[1].split("</main>")[0]

    hung = re.sub(r'<span class="tree__also">.*?</span>', "", tree)
    addresses = re.findall(r'href="(/reperes/[^"/]+/)"', hung)
    words = [one for one in addresses if one != "/reperes/vocabulaires/"]
    assert (len(words), len(set(words))) == (120, 120)
    assert 'aussi sous <a href="/reperes/gouvernance/">gouvernance</a>' in tree


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("empowerment", "Pouvoir d’agir"),
        ("releve", "Relève"),
        ("bailleurs de fonds", "Bailleur de fonds"),
        ("co-construction", "Coconstruction"),
        ("backbone organization", "Organisation porteuse"),
        ("Laverack", "Domaines de l’empowerment communautaire"),
    ],
)
def test_a_word_is_found_by_any_of_its_names(client, reference, typed, first):
    found = client.get("/reperes/", {"q": typed}).context["found"]

    assert first in [word.title for word in found][:3]


def test_nothing_found_leads_on(read):
    html = read("/reperes/?q=zzzz")

    assert "Aucun repère ne tient tous ces mots." in html
    assert 'href="/recherche/?q=zzzz"' in html


def test_what_is_typed_cannot_break_the_page(read):
    html = read("/reperes/?q=%22%3E%3Cscript%3Ealert(1)")

    assert "<script>alert" not in html


def test_a_page_says_it_plainly_before_anything_else(read):
    html = read("/reperes/concertation/")

    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
    assert headings[0] == "En clair"
    assert headings[1] == "3 sens, et ce que chacun change"
    assert "Pas d’équivalent en anglais." in html
    assert html.count("Ce que ça change en pratique") == 3
    assert "Denis Bourque" in html


def test_a_word_with_one_meaning_is_not_made_a_dispute(read):
    html = read("/reperes/releve/")

    assert "Définition</h2>" in html
    assert "se dispute" not in html
    assert '<span lang="en">succession, leadership succession</span>' in html


def test_the_picture_and_its_list_lead_to_the_same_words(read):
    html = read("/reperes/participation/")
    picture, rest = html.split('<svg class="around"')[1].split("</svg>", 1)
    told = rest.split('<div class="kin">')[1].split("</section>")[0]

    drawn = re.findall(r'href="([^"]+)"', picture)
    assert sorted(drawn) == sorted(re.findall(r'href="([^"]+)"', told))
    assert len(drawn) == 13
    assert 'aria-hidden="true"' in picture.split(">")[0]


def test_a_page_says_which_competencies_speak_of_the_word(read):
    html = read("/reperes/pouvoir-dagir/")

    used = html.split('id="usages"')[1].split("</section>")[0]
    assert 'href="/referentiel/A1/"' in used
    assert "Placer le pouvoir d’agir au centre de sa pratique" in used
    assert 'id="usages"' not in read("/reperes/pcap/")


def test_what_helps_with_these_competencies_follows_in_french_first(read, bare, shelve):
    shelve("guide", title="Un guide", language="en", competencies=["A1", "C3"])
    shelve("fiche", title="Une fiche", competencies=["A1:2"])
    shelve("ailleurs", title="Tout autre chose", competencies=["D1"])

    used = read("/reperes/pouvoir-dagir/").split('id="ressources"')[1].split("</section>")[0]

    assert used.index('href="/ressources/fiche/"') < used.index('href="/ressources/guide/"')
    assert "Tout autre chose" not in used


def test_a_word_no_competency_speaks_of_promises_no_resource(read, bare, shelve):
    shelve(competencies=["A1"])

    assert "/ressources/animer/" not in read("/reperes/pcap/")


def test_the_same_notion_elsewhere_says_where(read):
    assert "la même notion</span> <a" in read("/reperes/capital-social/")
    assert "vocabularies.unesco.org</span>" in read("/reperes/pouvoir-dagir/")


def test_the_page_is_a_term_for_machines(read):
    nodes = _linked(read("/reperes/capital-social/"))

    term = nodes["DefinedTerm"]
    assert term["@id"] == "http://testserver/reperes/capital-social/"
    assert term["sameAs"] == ["http://vocabularies.unesco.org/thesaurus/concept17054"]
    assert {"@language": "en", "@value": "social capital"} in term["alternateName"]
    assert len(nodes["BreadcrumbList"]["itemListElement"]) == 2
    assert len(_linked(read("/reperes/"))["DefinedTermSet"]["hasDefinedTerm"]) == 120


def test_a_word_out_of_use_or_of_another_family_has_no_page(client, reference):
    Concept.objects.glossary().filter(code="silos").update(retired_on=date(2025, 5, 5))
    ConceptScheme.objects.filter(code="glossaire").update(edition=99)

    for code in ("silos", "n-importe", "individuel"):
        assert client.get(f"/reperes/{code}/").status_code == HTTPStatus.NOT_FOUND
    assert "silos" not in read_glossary().words["concertation"].narrower


@pytest.mark.parametrize(
    "address",
    ["/reperes/", "/reperes/?vue=arbre", "/reperes/participation/", "/reperes/glossaire.ttl"],
)
def test_the_page_asks_few_questions_of_the_database(
    client, maude, reference, address, django_assert_max_num_queries
):
    client.force_login(maude)
    client.get("/reperes/concertation/")  # The glossary is read whole once for each edition.

    with django_assert_max_num_queries(12):
        client.get(address)


@pytest.mark.parametrize("count", [0, 1, 5, 14])
def test_boxes_never_overlap_nor_leave_the_picture(count):
    words = [(f"un nom assez long pour deux lignes, le {rank}", "/x/") for rank in range(count)]
    picture = draw("Un mot", broader=words[:2], narrower=words, related=words[:6])

    for x in {box.x for box in picture.boxes}:
        column = [box for box in picture.boxes if box.x == x]
        for above, below in zip(column, column[1:], strict=False):
            assert above.y + above.height < below.y
        assert column[0].y >= HEAD
        assert column[-1].y + column[-1].height <= picture.height


def test_lines_break_at_spaces():
    assert wrap("mobilisation et développement des communautés locales") == [
        "mobilisation et",
        "développement des",
        "communautés locales",
    ]
