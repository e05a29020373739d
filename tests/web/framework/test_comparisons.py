"""Two roles, two stages, or oneself and a role, side by side."""

import pytest

from impact.journeys.needs.models import Rating, Source
from impact.knowledge.competencies.models import Competency
from tests.cast import NOON

ADDRESS = "/referentiel/comparer/"


@pytest.fixture
def rated(maude, reference):
    """Maude holds A1 at 4, E1 at 2; nothing else is known."""
    for code, level in (("A1", 4), ("E1", 2)):
        Rating.objects.create(
            source=Source.SELF,
            rater=maude,
            person=maude,
            competency=Competency.objects.get(code=code, version__framework__code="mdcl"),
            level=level,
            rated_at=NOON,
        )
    return maude


def test_two_roles_are_compared_in_words_and_in_pictures(read):
    html = read(f"{ADDRESS}?un=role.coordination&autre=role.animation")

    assert "47 compétences sont communes aux deux." in html
    assert "Plus attendu : Animateur·trice, facilitateur·trice" in html
    assert "Attendu au même niveau" in html
    assert html.count('<svg class="meeting"') == 50
    assert '<option value="role.coordination" selected>' in html


def test_two_stages_are_compared(read):
    html = read(f"{ADDRESS}?un=etape.emergence&autre=etape.perennisation")

    assert "Attendu seulement : Émergence" in html
    assert "Attendu seulement : Pérennisation, relève et renouvellement" in html


def test_a_stranger_is_invited_to_try(read):
    html = read(f"{ADDRESS}?un=moi&autre=role.animation")

    assert 'href="/commencer/essai/"' in html
    assert "?next=/referentiel/comparer/%3Fun%3Dmoi" in html
    assert '<svg class="meeting"' not in html


def test_a_person_compares_herself_with_a_role(client, rated, read):
    client.force_login(rated)

    html = read(f"{ADDRESS}?un=moi&autre=role.coordination")

    developed = html.split("<h3>Ce que vous pourriez développer")[1].split("</table>")[0]
    beyond = html.split("<h3>Ce que vous tenez au-delà de l’attendu")[1].split("</table>")[0]
    assert "/referentiel/E1/" in developed
    assert "/referentiel/A1/" in beyond
    assert "Ce que vous n’avez pas encore évalué" in html


def test_the_other_way_round_says_the_same(client, rated, read):
    client.force_login(rated)

    html = read(f"{ADDRESS}?un=role.coordination&autre=moi")

    developed = html.split("<h3>Ce que vous pourriez développer")[1].split("</table>")[0]
    assert "/referentiel/E1/" in developed


def test_what_a_person_holds_is_never_shown_to_the_next(client, rated, maude, person, read):
    client.force_login(maude)
    read(f"{ADDRESS}?un=moi&autre=role.coordination")
    client.force_login(person("Clarisse Dubé"))

    html = read(f"{ADDRESS}?un=moi&autre=role.coordination")

    assert "Vous n’avez encore évalué aucune compétence." in html
    assert '<svg class="meeting"' not in html


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("un=role.coordination&autre=etape.emergence", "ne se comparent pas"),
        ("un=role.coordination&autre=role.coordination", "Les deux côtés sont les mêmes"),
        ("un=role.coordination&autre=", "Il manque un des deux côtés"),
        ("un=role.inconnu&autre=role.animation", "Il manque un des deux côtés"),
        ("", "Par où commencer"),
    ],
)
def test_what_cannot_be_compared_says_why(read, query, told):
    assert told in read(f"{ADDRESS}?{query}")


def test_a_comparison_asks_few_questions_of_the_database(
    client, rated, django_assert_max_num_queries
):
    client.force_login(rated)

    with django_assert_max_num_queries(12):
        client.get(f"{ADDRESS}?un=moi&autre=role.coordination")


def test_each_level_says_whose_it_is_for_where_columns_are_stacked(read):
    html = read(f"{ADDRESS}?un=etape.emergence&autre=etape.perennisation")

    assert 'data-head="Émergence"' in html
    assert 'data-head="Pérennisation, relève et renouvellement"' in html
