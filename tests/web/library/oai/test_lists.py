"""A list is read page after page; what changes meanwhile is met further on, and nothing is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from impact.presence.library.descriptions import retire_resources, write_resources
from impact.presence.library.models import Resource
from impact.presence.library.provision import Window
from impact.presence.library.shelves import retire_collections, write_collection
from impact.web.library.oai import verbs
from impact.web.library.oai.arguments import Refused
from impact.web.library.oai.tokens import Bookmark, read_token, seal
from tests.web.library.oai.conftest import WRITTEN, Answer

NAMES = [f"r{number}" for number in range(7)]


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setitem(verbs.PAGE, "ListRecords", 2)
    monkeypatch.setitem(verbs.PAGE, "ListIdentifiers", 2)


def test_a_list_goes_on_with_its_token_to_an_empty_one(ask, shelve, small_pages):
    shelve("a", "b", "c", "d", "e")

    first = ask(verb="ListIdentifiers", metadataPrefix="oai_dc")
    second = ask(verb="ListIdentifiers", resumptionToken=first.token.text)
    third = ask(verb="ListIdentifiers", resumptionToken=second.token.text)

    assert [first.slugs, second.slugs, third.slugs] == [["a", "b"], ["c", "d"], ["e"]]
    assert [one.token.get("cursor") for one in (first, second, third)] == ["0", "2", "4"]
    assert {one.token.get("completeListSize") for one in (first, second, third)} == {"5"}
    assert third.token.text is None


def test_a_list_of_one_page_has_no_token(ask, shelve, small_pages):
    shelve("a", "b")

    assert ask(verb="ListRecords", metadataPrefix="lom").token is None


def test_a_token_may_be_sent_again(ask, shelve, small_pages):
    shelve("a", "b", "c")
    token = ask(verb="ListRecords", metadataPrefix="oai_dc").token.text

    again = [ask(verb="ListRecords", resumptionToken=token).slugs for _time in range(2)]

    assert again == [["c"], ["c"]]


def test_a_list_keeps_to_its_set_and_its_format(ask, shelve, small_pages):
    shelve("a", "b", "c", type="VIDEO")
    shelve("x")
    asked = {"verb": "ListRecords", "metadataPrefix": "lom", "set": "sorte-video"}
    token = ask(**asked).token.text

    told = ask(verb="ListRecords", resumptionToken=token)

    assert told.slugs == ["c"]
    assert told.all("location", "{http://ltsc.ieee.org/xsd/LOM}") != []


def test_a_token_of_another_verb_or_that_was_touched_is_refused(ask, shelve, small_pages):
    shelve("a", "b", "c")
    token = ask(verb="ListRecords", metadataPrefix="oai_dc").token.text

    assert ask(verb="ListIdentifiers", resumptionToken=token).errors == ["badResumptionToken"]
    touched = token[:4] + ("A" if token[4] != "A" else "B") + token[5:]
    assert ask(verb="ListRecords", resumptionToken=touched).errors == ["badResumptionToken"]


def test_a_token_is_good_until_the_moment_it_says():
    mark = Bookmark(
        "ListRecords", "lom", Window("sorte-video", WRITTEN), (WRITTEN, 4), 2, 9, WRITTEN
    )
    token = seal(mark)

    assert read_token(token, verb="ListRecords", at=WRITTEN) == mark
    with pytest.raises(Refused):
        read_token(token, verb="ListRecords", at=WRITTEN + timedelta(microseconds=1))


def test_what_comes_into_a_collection_or_goes_out_is_met_by_who_comes_back(ask, shelve):
    shelve("a", "b", "c")
    days = [WRITTEN + timedelta(days=day) for day in (1, 2, 3)]
    news = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}

    write_collection("choix", {"title": "Choix", "resources": ["a", "b"]}, at=days[0])
    came = ask(**news, since="2026-03-02", set="collection-choix").slugs
    write_collection("choix", {"title": "Choix", "resources": ["b", "c: voilà"]}, at=days[1])
    moved = ask(**news, since="2026-03-03").slugs
    retire_collections(["choix"], at=days[2])
    left = ask(**news, since="2026-03-04")

    assert (came, moved, left.slugs) == (["a", "b"], ["a", "c"], ["b", "c"])
    assert "collection-choix" not in left.all("setSpec")


#: What happens between two pages: a resource is written (again), or goes.
CHANGE = st.tuples(st.sampled_from(["write", "retire"]), st.sampled_from([*NAMES, "neuve"]))
CHANGES = st.lists(st.lists(CHANGE, max_size=3), max_size=6)
PROPERTY = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.mark.django_db
@PROPERTY
@given(changes=CHANGES, is_at_once=st.booleans())
def test_whatever_changes_meanwhile_the_copy_is_the_library(small_pages, changes, is_at_once):
    Resource.objects.all().delete()
    step = timedelta(seconds=0 if is_at_once else 1)
    for number, slug in enumerate(NAMES):
        _do("write", slug, at=WRITTEN + number * step)

    copy, pages = {}, iter(changes)
    moment = WRITTEN + timedelta(hours=1)
    for told in _pages():
        copy |= {slug: slug in told.deleted for slug in told.slugs}
        for deed, slug in next(pages, []):
            moment += timedelta(milliseconds=1)
            _do(deed, slug, at=moment)
    for told in _pages(since="2026-03-01T10:30:00Z"):
        copy |= {slug: slug in told.deleted for slug in told.slugs}

    rows = Resource.objects.values_list("slug", "retired_at")
    assert copy == {slug: gone is not None for slug, gone in rows}


def _do(deed, slug, *, at):
    if deed == "retire":
        retire_resources([slug], at=at)
    else:
        write_resources({slug: {"title": slug, "type": "GUIDE", "language": "fr"}}, at=at)


def _pages(**said):
    asked = {"metadataPrefix": "oai_dc"} | ({"from": said["since"]} if said else {})
    client = Client()
    while asked:
        told = Answer(client.get("/oai", {"verb": "ListRecords"} | asked).content)
        yield told
        going = told.token is not None and told.token.text
        asked = {"resumptionToken": going} if going else {}
