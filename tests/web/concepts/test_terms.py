"""Words marked across the site, turned off and on again without an account nor a script."""

from html import unescape

import pytest

from impact.knowledge.concepts.corrections import CONCEPTS, concept_of
from impact.web.templatetags.terms import COOKIE, forget_terms
from tests.cast import NOON

PAGE = "/reperes/dans-les-textes/"
MARK = 'class="term" href="/reperes/'


def _text(response):
    return unescape(response.content.decode())


@pytest.fixture
def read(client, reference):
    return lambda path: _text(client.get(path))


@pytest.mark.parametrize(
    "path",
    [
        "/referentiel/C4/",
        "/cycle/acteur-collectif/",
        "/commencer/?je-suis=citoyenne",
        "/reperes/concertation/",
    ],
)
def test_texts_mark_the_words_they_use(path, read):
    assert MARK in read(path)


def test_a_mark_leads_to_the_word_and_says_it_plainly(read):
    page = read(PAGE)

    assert f'{MARK}concertation/" data-behavior="term">concertation</a>' in page
    assert 'class="term__plain"' in page
    assert page.count("term.js") == 1


def test_a_page_does_not_mark_the_word_it_is_about(read):
    assert f"{MARK}concertation/" not in read("/reperes/concertation/")


def test_the_marks_are_turned_off_then_on_again(client, reference):
    response = client.post(PAGE, {"mots": "non", "retour": "/reperes/concertation/"})

    assert response.url == "/reperes/concertation/"
    assert response.cookies[COOKIE].value == "non"
    assert MARK not in _text(client.get("/reperes/concertation/"))
    assert "Les mots ne sont pas marqués" in _text(client.get(PAGE))

    client.post(PAGE, {"mots": "oui", "retour": "/reperes/concertation/"})
    assert MARK in _text(client.get("/reperes/concertation/"))


def test_the_marks_follow_a_change_and_cost_one_question_a_moment(
    client, reference, django_assert_max_num_queries
):
    CONCEPTS.apply("concertation", concept_of("concertation") | {"plain": "Se parler."}, NOON)
    forget_terms()  # A moment goes by.

    with django_assert_max_num_queries(12):
        client.get("/referentiel/C4/")
    assert "Se parler." in _text(client.get(PAGE))


@pytest.mark.parametrize("back", ["https://ailleurs.example/", "//ailleurs.example", ""])
def test_one_comes_back_to_a_page_of_ours_only(back, client, reference):
    assert client.post(PAGE, {"mots": "non", "retour": back}).url == "/reperes/"
