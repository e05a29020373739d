"""Answers of other libraries are read with suspicion: what is no answer is refused, never guessed."""

import pytest

from impact.presence.library.harvesting.pages import NotOai, Page, read_identity, read_page
from tests.presence.library.harvesting.conftest import IDENTIFY, answer_of, page_of, record_of


def test_a_page_is_read_with_where_it_goes_on():
    page = read_page(page_of(record_of("a"), record_of("b", gone=True), token="suite", size=9))

    assert (page.token, page.size, page.answered_at) == ("suite", 9, "2025-05-05T16:00:00Z")
    assert [(one.identifier, one.is_deleted) for one in page.records] == [
        ("oai:la:a", False),
        ("oai:la:b", True),
    ]
    assert page.records[0].values["title"] == ["Guide a"]


def test_an_error_of_the_protocol_is_told():
    page = read_page(answer_of('<error code="noRecordsMatch">rien</error>'))

    assert page == Page(fault="noRecordsMatch", answered_at="2025-05-05T16:00:00Z")


def test_who_answers_says_its_name():
    told = read_identity(answer_of(IDENTIFY))

    assert (told.name, told.deleted_record) == ("La réserve", "persistent")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Bonjour</body></html>",
        b"<OAI-PMH>sans espace de noms</OAI-PMH>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<?xml version="1.0" encoding="inconnu"?><a/>',
        b"\xff\xfe\x00",
        answer_of("<Autre/>"),
        page_of(record_of("a"), token="x" * 3000),
    ],
)
def test_what_is_no_answer_is_refused(body):
    with pytest.raises(NotOai):
        read_page(body)
    with pytest.raises(NotOai):
        read_identity(body)


def test_a_record_without_a_name_is_left():
    nameless = "<record><header><identifier/></header></record>"

    assert read_page(page_of(nameless, record_of("a"))).records[0].identifier == "oai:la:a"
