"""The library among the routes of a hole, as its pages show it, and on the way to the plan."""

from http import HTTPStatus

import pytest

from impact.journeys.plans.models import Action
from tests.web.plans.conftest import PAGE

pytestmark = pytest.mark.usefixtures("bare")

ALL = "/ressources/?competence=C3"


def test_a_resource_leads_to_its_page_and_to_all_of_the_library_on_it(read, shelve):
    shelve()

    page = read()

    assert page.index('id="sorte-resources"') < page.index('href="/ressources/animer/"')
    assert f'href="{ALL}"' in page
    assert "45 min par personne" in page
    assert "<dt>Quand</dt><dd>quand vous voulez</dd>" in page


def test_without_a_resource_the_library_is_not_promised(read):
    assert ALL not in read()


def test_what_to_know_before_counting_on_it_is_read_without_unfolding(read, shelve):
    shelve(language="en")

    page = read()

    assert "À savoir\u00a0: lien non vérifié, en anglais." in page
    assert '<h4 class="card__title" lang="en">' in page


def test_a_cost_nobody_told_is_neither_free_nor_to_be_asked(read, shelve):
    shelve(licence="RESERVED")

    card = read().partition('href="/ressources/animer/"')[2].partition("</li>")[0]

    assert "<dt>Coût</dt><dd>non dit</dd>" in card


def test_a_kind_is_free_as_a_whole_only_when_all_of_it_is_known_to_be(read, shelve):
    shelve()
    assert 'data-label="Coût">gratuit</td>' in read()

    shelve("autre", title="Autre", creators=["Roy, Ève"], licence="")
    assert 'data-label="Coût">gratuit, ou non dit</td>' in read()


@pytest.mark.parametrize(
    ("query", "is_apart"),
    [("langue=en", True), ("langue=fr", False), ("cout=0", False), ("heures=1", False)],
)
def test_filters_set_a_resource_apart_like_any_route(read, shelve, query, is_apart):
    shelve()

    page = read(f"{PAGE}?{query}")

    assert ('href="/ressources/animer/"' not in page) == is_apart


def test_it_is_compared_with_the_others(read, shelve):
    resource = shelve()

    page = read(f"{PAGE}comparaison/?route=resource:{resource.pk}&route=response:mentorat")

    assert page.count("<article") == 2
    assert 'href="/ressources/animer/"' in page


def test_it_goes_to_the_plan_as_self_study(hers, shelve):
    resource = shelve()

    hers.post(f"{PAGE}plan/", {"route": f"resource:{resource.pk}"})

    action = Action.objects.get()
    assert (action.title, action.response) == (resource.title, "autoformation")
    assert "✓ Au plan" in hers.get(PAGE).content.decode()


def test_a_resource_on_something_else_is_no_route_here(hers, shelve):
    resource = shelve(competencies=["D1:2"])

    answer = hers.post(f"{PAGE}plan/", {"route": f"resource:{resource.pk}"})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not Action.objects.exists()
