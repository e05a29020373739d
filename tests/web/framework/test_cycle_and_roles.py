"""The wheel and its stages, the roles and their briefs of two pages."""

import io
import re
from http import HTTPStatus

import pypdf
import pytest

from impact.knowledge.mobilization.models import Role


def test_the_wheel_and_the_list_lead_to_the_same_stages(read):
    html = read("/cycle/")
    wheel, rest = html.split("</svg> </nav>")

    drawn = re.findall(r'class="wheel__part" href="([^"]+)" aria-label="([^"]+)"', wheel)
    listed = re.findall(r'<h2><a href="(/cycle/[^"]+)">', rest)
    assert [address for address, _name in drawn] == listed
    assert len(listed) == 8
    assert drawn[2] == ("/cycle/acteur-collectif/", "3 Constitution de l’acteur collectif")


def test_the_wheel_may_turn_back_and_shows_no_percentage(read):
    html = read("/cycle/")

    assert "revenir en arrière est normal" in html
    assert "wheel__back" in html
    assert " %" not in html


def test_a_stage_tells_all_it_holds(read):
    html = read("/cycle/emergence/")

    for title in ("Les questions à se poser", "À quoi on sent", "Ce qui menace", "Les traces"):
        assert title in html
    assert "Démarche dictée par un appel de projets" in html
    assert "Clarifie le mandat avec les parties" in html
    assert "Revenir en arrière est normal." in html
    assert 'href="/referentiel/?etape=emergence"' in html


def test_the_cycle_has_no_end(read):
    html = read("/cycle/emergence/")

    assert 'rel="prev" href="/cycle/perennisation/"' in html
    assert 'rel="next" href="/cycle/lecture-partagee/"' in html


def test_the_roles_stand_by_family(read):
    html = read("/roles/")

    assert re.findall(r'<h2 id="famille-\d">([^<]+)</h2>', html) == [
        "Terrain",
        "Communauté",
        "Bailleurs de fonds",
        "Soutien",
    ]
    assert html.count('<li class="role">') == 10
    assert '<p class="small soft" lang="en">' in html


def test_a_brief_tells_the_deeds_the_noyau_and_the_rest(read):
    html = read("/roles/coordination/")

    assert html.count('class="deeds__rank"') == 8
    assert html.count('<li class="heart ') == 12
    assert "4 · Transmet et transforme" in html
    assert "38 autres compétences" in html
    assert 'href="/commencer/essai/?role=coordination"' in html
    assert 'href="/roles/coordination/fiche.pdf"' in html


def test_each_brief_is_two_letter_pages(client, reference):
    for role in Role.objects.in_force():
        response = client.get(f"/roles/{role.slug}/fiche.pdf")

        pdf = pypdf.PdfReader(io.BytesIO(response.content))
        assert response["Content-Type"] == "application/pdf"
        assert len(pdf.pages) == 2, role.slug
        assert [round(side) for side in pdf.pages[0].mediabox[2:]] == [612, 792]
        assert role.name.split(",")[0][:12] in pdf.pages[0].extract_text()


@pytest.mark.parametrize(
    "address", ["/cycle/inconnue/", "/roles/inconnu/", "/roles/inconnu/fiche.pdf"]
)
def test_an_unknown_name_is_a_404(client, reference, address):
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "address", ["/cycle/", "/cycle/emergence/", "/roles/", "/roles/coordination/"]
)
def test_the_page_asks_few_questions_of_the_database(
    client, maude, reference, address, django_assert_max_num_queries
):
    client.force_login(maude)

    with django_assert_max_num_queries(12):
        client.get(address)
