"""Words marked in what people write: pages, news, practice stories, summaries of the library."""

from html import unescape

import pytest

from impact.web.templatetags.terms import COOKIE, forget_terms
from tests.presence.pages.conftest import story_content, write

__all__ = ["story_content", "write"]

BODY = """# La concertation d’abord

[La concertation](https://exemple.test/ "la concertation") se dit `concertation`.

- Une **concertation** suit l’autre concertation.
"""
MARK = 'class="term" href="/reperes/concertation/"'
MARKED = f'<strong><a {MARK} data-behavior="term">concertation</a>'


@pytest.fixture
def at(client, write, bare, shelve):
    """Have a text stand where people read it, and return its address: `at("recit", BODY)`."""

    def put(kind, text, *, language="fr"):
        if kind == "ressource":
            shelve("guide", summary=text)
            return "/ressources/guide/"
        says = {"tried": text} if kind == "recit" else {"body": text}
        write(kind, "texte", **says, language=language, slug="texte")
        return {"page": "/pages/", "nouvelle": "/nouvelles/", "recit": "/recits/"}[kind] + "texte/"

    return put


@pytest.fixture
def read(client):
    return lambda address: unescape(client.get(address).content.decode())


@pytest.mark.parametrize("kind", ["page", "nouvelle", "recit"])
def test_a_text_marks_a_word_once_where_it_runs(kind, at, read):
    page = read(at(kind, BODY))

    assert page.count(MARK) == 1
    assert MARKED in page
    assert "<code>concertation</code>" in page
    assert 'title="la concertation"' in page


def test_a_summary_of_the_library_marks_a_word_once(at, client):
    address = at("ressource", "De la concertation à la concertation <b>vraie</b>.")
    page = client.get(address).content.decode()

    assert page.count(MARK) == 1
    assert "&lt;b&gt;vraie&lt;/b&gt;" in page


@pytest.mark.parametrize("kind", ["page", "nouvelle", "recit", "ressource"])
def test_whoever_turned_the_marks_off_reads_without_them(kind, at, read, client):
    address = at(kind, "Une concertation.")
    client.cookies[COOKIE] = "non"

    assert MARK not in read(address)


@pytest.mark.parametrize("kind", ["page", "nouvelle", "recit"])
def test_a_text_in_another_language_is_left(kind, at, read):
    assert MARK not in read(at(kind, "One concertation.", language="en"))


@pytest.mark.parametrize("kind", ["page", "nouvelle", "recit", "ressource"])
def test_marking_asks_one_question_a_moment_of_the_database(
    kind, at, client, django_assert_max_num_queries
):
    address = at(kind, "Une concertation.")
    client.get(address)
    client.cookies[COOKIE] = "non"
    with django_assert_max_num_queries(12) as without:
        client.get(address)
    del client.cookies[COOKIE]

    forget_terms()
    with django_assert_max_num_queries(len(without) + 1):
        client.get(address)
