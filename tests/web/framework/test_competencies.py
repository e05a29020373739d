"""The list by domain, its filters, its table, and the page of a competency."""

import csv
import io
import re
from http import HTTPStatus

import pytest
from django.core.cache import cache

from impact.knowledge.competencies.models import Competency
from impact.web.framework import memory


def codes(html: str) -> list[str]:
    return re.findall(r'<li class="row" id="([A-Z]\d+)"', html)


def test_the_list_holds_the_fifty_competencies_under_their_nine_domains(read):
    html = read("/referentiel/")

    assert len(codes(html)) == 50
    assert html.count('<section class="chapter') == 9
    assert "50 compétences" in html
    assert html.count("<h1>") == 1


def test_each_competency_tells_its_stages_in_words_beside_its_thread(read):
    row = read("/referentiel/").split('id="A2"')[1].split("</li>")[0]

    assert "étapes 1 et 3 à 7" in row
    assert '<svg class="strand dye-1"' in row
    assert 'aria-hidden="true"' in row


@pytest.mark.parametrize(
    ("query", "kept", "left_out"),
    [
        ("role=coordination&etape=vision-commune", "D2", "B1"),
        ("etape=emergence", "A1", "F1"),
        ("portee=collective", "E1", "A1"),
        ("nature=attitudes", "A1", "A2"),
        ("texte=deliberation", "D2", "A1"),
        ("texte=D2", "D2", "A1"),
    ],
)
def test_a_filter_keeps_what_it_says(read, query, kept, left_out):
    found = codes(read(f"/referentiel/?{query}"))

    assert kept in found
    assert left_out not in found


def test_the_count_is_told_in_words_with_what_was_asked(read):
    html = read("/referentiel/?role=coordination&etape=vision-commune")

    assert "<strong>26 compétences</strong> sur 50" in html
    assert "Vision commune et priorités" in html
    assert 'href="/referentiel/matrice/coordination/vision-commune/"' in html


def test_with_a_role_each_competency_says_its_level_and_its_noyau(read):
    html = read("/referentiel/?role=coordination")

    assert '<strong>4 · Transmet et transforme</strong><span class="mark">Noyau</span>' in html


def test_nothing_found_says_what_to_do(read):
    html = read("/referentiel/?texte=zzzz")

    assert "Aucune compétence ne répond" in html
    assert "Retirez un filtre" in html
    assert 'href="/referentiel/"' in html


@pytest.mark.parametrize("query", ["role=inconnu", "etape=%00", "portee=autre", "nature=x"])
def test_an_unknown_value_narrows_nothing(read, query):
    assert len(codes(read(f"/referentiel/?{query}"))) == 50


def test_what_one_types_is_never_markup(read):
    html = read("/referentiel/?texte=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in html


def test_the_table_holds_what_the_filters_keep(client, reference):
    response = client.get("/referentiel/referentiel.csv?portee=collective")

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 10
    assert {row["portée"] for row in rows} == {"Collective"}
    assert all(row["niveau 1"] for row in rows)


@pytest.mark.parametrize(
    "address",
    ["/referentiel/", "/referentiel/?role=coordination&etape=emergence", "/referentiel/C4/"],
)
def test_a_page_asks_few_questions_of_the_database(
    client, maude, reference, address, django_assert_max_num_queries
):
    client.force_login(maude)
    # What is the same for everyone is kept in memory; what counts is what each visit asks.
    client.get(address)

    with django_assert_max_num_queries(12):
        client.get(address)


def test_a_competency_tells_its_levels_its_roles_and_where_it_comes_from(read):
    html = read("/referentiel/C4/")

    assert "Soutenir le leadership citoyen" in html
    assert html.count('class="rung"') == 4
    assert "étapes 3, 4, 6 et 8" in html
    assert 'href="/roles/leadership-citoyen/"' in html
    assert "Plan individuel" in html
    assert "Ce qui l’a inspirée" in html
    assert 'rel="prev" href="/referentiel/C3/"' in html
    assert 'rel="next" href="/referentiel/C5/"' in html


def test_an_english_title_says_it_is_english(read):
    assert '<p class="sheet__english" lang="en">Support citizen leadership</p>' in read(
        "/referentiel/C4/"
    )


def test_the_head_of_a_page_names_it_for_good(read):
    html = read("/referentiel/C4/")

    assert "<title>C4 Soutenir le leadership citoyen · IMPACT</title>" in html
    assert '<link rel="canonical" href="http://testserver/referentiel/C4/">' in html
    assert '<meta name="description" content="Repérer les intérêts' in html


def test_a_code_typed_small_leads_to_the_competency(client, reference):
    response = client.get("/referentiel/c4/")

    assert response.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert response["Location"] == "/referentiel/C4/"


@pytest.mark.parametrize("address", ["/referentiel/ZZ9/", "/referentiel/versions/9.9.9/A1/"])
def test_an_unknown_code_is_a_404(client, reference, address):
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_text_of_the_content_cannot_leave_its_data_block(linked):
    Competency.objects.filter(code="A1").update(title="</script><script>alert(1)</script>")
    cache.clear()
    memory.forget()

    assert linked("/referentiel/A1/")["DefinedTerm"]["name"].startswith("</script>")


def test_a_corrected_text_shows_once_the_minute_is_over(read):
    read("/referentiel/")
    Competency.objects.filter(code="A1").update(title="Un titre corrigé")
    memory.forget()

    assert "Un titre corrigé" in read("/referentiel/")
