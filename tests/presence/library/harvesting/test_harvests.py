"""A harvest goes on where it was cut, comes back for what is new, and honours what is gone."""

from datetime import UTC, datetime

import pytest

from impact.presence.library.harvesting.asking import Troubled, ask_identity, ask_page, wait_of
from impact.presence.library.harvesting.pages import read_page
from impact.presence.library.harvesting.steps import harvest
from impact.presence.library.models import Harvested
from impact.presence.library.operations.harvesting import KnownAlready, Overtaken, take_page
from tests.cast import NOON
from tests.presence.library.harvesting.conftest import answer_of, page_of, record_of


def _clock():
    return NOON


def test_a_harvest_reads_every_page_and_says_how_far(neighbor, provider):
    neighbor.pages = {
        "": page_of(record_of("a"), record_of("b"), token="deux", size=3),
        "deux": page_of(record_of("c"), token=""),
    }

    done = harvest(provider, clock=_clock)

    assert (done.read, done.expected, done.trouble, done.is_underway) == (3, 3, "", False)
    assert Harvested.objects.to_sort().count() == 3
    assert neighbor.asked[0] == {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    assert neighbor.asked[1] == {"verb": "ListRecords", "resumptionToken": "deux"}


def test_a_harvest_that_was_cut_goes_on_from_its_last_page(neighbor, provider):
    neighbor.pages = {
        "": page_of(record_of("a"), token="deux"),
        "deux": page_of(record_of("b"), token="trois"),
        "trois": page_of(record_of("c")),
    }

    cut = harvest(provider, clock=_clock, pages=1)
    neighbor.troubles = [(500, {})]
    broken = harvest(cut, clock=_clock)
    whole = harvest(broken, clock=_clock)

    assert (cut.is_underway, cut.resumption_token) == (True, "deux")
    assert (broken.trouble, broken.resumption_token) == ("Status500", "deux")
    assert (whole.read, whole.trouble) == (3, "")
    assert [one.get("resumptionToken") for one in neighbor.asked] == [None, "deux", "deux", "trois"]


def test_the_next_harvest_asks_from_when_this_one_began_and_a_little_before(neighbor, provider):
    neighbor.pages = {"": page_of(record_of("a"))}

    harvest(harvest(provider, clock=_clock), clock=_clock)

    assert neighbor.asked[1]["from"] == "2025-05-05T15:50:00Z"


def test_a_library_that_dates_by_the_day_is_asked_from_a_day(neighbor, provider):
    provider.granularity = "YYYY-MM-DD"
    provider.save()
    neighbor.pages = {"": page_of(record_of("a"))}

    assert harvest(provider, clock=_clock).asks_from == "2025-05-05"


def test_reading_a_page_twice_changes_nothing(provider):
    page = read_page(page_of(record_of("a"), record_of("b")))

    for _time in range(2):
        provider.refresh_from_db()
        take_page(provider=provider, page=page, by=None, at=NOON)

    assert Harvested.objects.count() == 2


def test_a_page_that_someone_else_read_meanwhile_is_not_read_over(provider):
    first = read_page(page_of(record_of("a"), token="deux"))
    take_page(provider=provider, page=first, by=None, at=NOON)

    with pytest.raises(Overtaken):
        take_page(provider=provider, page=first, by=None, at=NOON)


def test_what_is_gone_there_waits_no_more_and_what_was_kept_is_told(provider):
    take_page(
        provider=provider,
        page=read_page(page_of(record_of("a"), record_of("b"), record_of("c"))),
        by=None,
        at=NOON,
    )
    Harvested.objects.filter(identifier="oai:la:b").update(state="KEPT")
    Harvested.objects.filter(identifier="oai:la:c").update(state="KEPT")
    provider.refresh_from_db()
    gone = [record_of(name, gone=True) for name in ("a", "b", "jamais-vue")]
    page = read_page(page_of(*gone, record_of("c", title="Guide c, deuxième édition")))

    take_page(provider=provider, page=page, by=None, at=NOON)

    assert Harvested.objects.to_sort().count() == 0
    news = dict(Harvested.objects.with_news().values_list("identifier", "news"))
    assert news == {"oai:la:b": "DELETED", "oai:la:c": "CHANGED"}
    assert not Harvested.objects.filter(identifier="oai:la:jamais-vue").exists()


def test_nothing_new_is_a_harvest_too(neighbor, provider):
    neighbor.pages = {"": answer_of('<error code="noRecordsMatch">rien</error>')}

    done = harvest(provider, clock=_clock)

    assert (done.trouble, done.harvested_at) == ("", NOON)


def test_a_list_that_cannot_go_on_is_asked_for_again(neighbor, provider):
    provider.resumption_token, provider.began_at = "perime", NOON
    provider.save()
    neighbor.pages = {
        "": page_of(record_of("a")),
        "perime": answer_of('<error code="badResumptionToken">trop tard</error>'),
    }

    lost = harvest(provider, clock=_clock)
    found = harvest(lost, clock=_clock)

    assert lost.trouble == "Fault badResumptionToken"
    assert (found.trouble, found.read) == ("", 1)


@pytest.mark.parametrize(
    ("trouble", "code"), [((404, {}), "Status404"), ((503, {"Retry-After": "600"}), "Later")]
)
def test_what_goes_wrong_is_remembered_by_its_code(neighbor, provider, trouble, code):
    neighbor.troubles = [trouble]

    harvest(provider, clock=_clock)

    provider.refresh_from_db()
    assert provider.trouble == code


def test_a_library_that_asks_to_wait_is_waited_for(neighbor, provider):
    neighbor.troubles = [(503, {"Retry-After": "7"}), (429, {})]
    neighbor.pages = {"": page_of(record_of("a"))}
    waits = []

    page = ask_page(provider, patience=60, sleep=waits.append)

    assert (waits, len(page.records)) == ([7.0, 5.0], 1)


def test_a_list_that_turns_in_a_circle_is_left(neighbor, provider):
    neighbor.pages = {
        "": page_of(record_of("a"), token="rond"),
        "rond": page_of(record_of("a"), token="rond"),
    }

    assert harvest(provider, clock=_clock).trouble == "Circle"


def test_a_private_machine_is_not_asked(neighbor, settings):
    settings.OUTSIDE_TRUSTED_HOSTS = ()

    with pytest.raises(Troubled) as trouble:
        ask_identity(neighbor.url)

    assert trouble.value.code == "Forbidden"
    assert neighbor.asked == []


def test_a_library_is_added_once(provider, theo):
    from impact.presence.library.harvesting.pages import Identity
    from impact.presence.library.operations.harvesting import add_provider

    with pytest.raises(KnownAlready):
        add_provider(
            name="", base_url=provider.base_url, identity=Identity("", "", ""), by=theo, at=NOON
        )


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), ("Mon, 05 May 2025 16:00:30 GMT", 30), ("", 5), ("bientôt", 5), ("-4", 5)],
)
def test_how_long_to_wait_is_read_as_http_says(header, seconds):
    assert wait_of(header, at=datetime(2025, 5, 5, 16, tzinfo=UTC)) == seconds
