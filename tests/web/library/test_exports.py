"""What the library hands over is read by the software of others, and by itself."""

import io

import bibtexparser
import pytest
import rispy

from impact.presence.library import formats
from impact.presence.library.models import Collection, Shelving
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("bare")


def body(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


@pytest.fixture
def two(shelve):
    return [
        shelve("animer"),
        shelve("ecouter", title="Écouter & relier", type="VIDEO", url="https://exemple.test/2"),
    ]


def test_an_independent_reader_of_ris_reads_what_suits_the_search(client, two):
    answer = client.get("/ressources/exports.ris?sorte=VIDEO")

    (found,) = rispy.load(io.StringIO(body(answer)))
    assert answer["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert 'filename="ressources.ris"' in answer["Content-Disposition"]
    assert (found["title"], found["type_of_reference"]) == ("Écouter & relier", "VIDEO")
    assert found["urls"] == ["https://exemple.test/2"]


def test_an_independent_reader_of_bibtex_reads_one_record(client, two):
    answer = client.get("/ressources/ecouter.bib")

    library = bibtexparser.parse_string(body(answer))
    (entry,) = library.entries
    assert (entry.key, entry["url"]) == ("ecouter", "https://exemple.test/2")
    assert not library.failed_blocks


def test_a_collection_is_handed_over_in_its_order(client, two):
    shelf = Collection.objects.create(slug="debuter", title="D", created_at=NOON, revised_at=NOON)
    for position, one in enumerate(reversed(two)):
        Shelving.objects.create(collection=shelf, resource=one, position=position)

    reading = formats.read(
        body(client.get("/ressources/collections/debuter.csv")).lstrip("\ufeff"), form="csv"
    )

    assert [entry.slug for entry in reading.entries] == ["ecouter", "animer"]


@pytest.mark.parametrize(("stage", "slugs"), [("S3", ["animer"]), ("S1", ["ecouter"])])
def test_what_is_for_other_stages_is_left_out(client, shelve, stage, slugs):
    shelve("animer", stages=["S3"])
    shelve("ecouter", stages=["S1"], url="https://exemple.test/2")

    text = body(client.get(f"/ressources/exports.csv?etape={stage}")).lstrip("\ufeff")
    assert [one.slug for one in formats.read(text, form="csv").entries] == slugs


def test_the_table_is_the_same_by_its_two_addresses(client, two):
    one, other = (client.get(f"/ressources/{name}.csv") for name in ("ressources", "exports"))

    assert body(one) == body(other)
    assert one["Content-Disposition"] == other["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    ["exports.doc", "animer.xml", "inconnue.ris", "collections/inconnue.bib"],
)
def test_what_is_not_there_is_not_found(client, two, path):
    assert client.get(f"/ressources/{path}").status_code == 404


def test_many_are_sent_with_few_questions(client, shelve, django_assert_max_num_queries):
    for number in range(30):
        shelve(f"n-{number}", url=f"https://exemple.test/{number}")

    with django_assert_max_num_queries(12):
        text = body(client.get("/ressources/exports.csv"))

    assert text.count("https://exemple.test/") == 30
