"""The librarian's desk: what waits, what is narrowed, what is done to many at once, and by whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from impact.presence.library.descriptions import describe, write_resources
from impact.presence.library.models import Import, Merge, NotDuplicate, Resource
from impact.trust.publishing.models import Reviewer
from tests.cast import NOON
from tests.presence.library.conftest import GUIDE

pytestmark = pytest.mark.usefixtures("bare")

DESK = "/gestion/bibliotheque/"
RIS = "TY  - GEN\nTI  - Trousse du rang\nUR  - https://exemple.test/trousse\nER  -\n"


@pytest.fixture
def library():
    """A thousand records, some of them alike."""
    write_resources(
        {
            f"notice-{n}": {
                **GUIDE,
                "title": f"Notice du village {n % 990}",
                "url": f"https://exemple.test/notice-{n}",
                "licence": "" if n % 3 else "CC-BY-4.0",
            }
            for n in range(1000)
        },
        at=NOON,
    )


@pytest.fixture
def solange_reviews(solange, theo):
    Reviewer.objects.create(person=solange, kind="ressource", named_by=theo, since=NOON)


def upload(client, text=RIS, name="notices.ris"):
    file = SimpleUploadedFile(name, text.encode(), content_type="application/octet-stream")
    return client.post(f"{DESK}importation/", {"file": file}, follow=True)


GETS = ["", "doublons/", "fusions/", "importation/", "importation/gabarit.csv"]
STAFF_ONLY = ["importation/", "importation/gabarit.csv"]


@pytest.mark.parametrize("path", GETS)
@pytest.mark.parametrize("who", ["theo", "solange", "odette"])
def test_who_may_open_each_page(client, theo, odette, solange, solange_reviews, path, who):
    client.force_login({"theo": theo, "solange": solange, "odette": odette}[who])
    allowed = who == "theo" or (who == "solange" and path not in STAFF_ONLY)

    assert client.get(DESK + path).status_code == (200 if allowed else 403)


def test_nobody_comes_in_without_an_account(client):
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize("deed", ["completer", "publier", "fusionner"])
def test_a_reviewer_who_is_not_of_the_staff_publishes_nothing_in_bulk(
    client, solange, solange_reviews, shelve, deed
):
    shelve("un"), shelve("deux")
    client.force_login(solange)
    sent = {"geste": deed, "choisies": ["un", "deux"], "confirme": "oui", "licence": "OTHER"}

    answer = client.post(f"{DESK}lot/", sent, follow=True)

    assert answer.status_code == 403
    assert set(Resource.objects.values_list("licence", flat=True)) == {"CC-BY-4.0"}


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("", 12),
        ("?manque=licence&texte=village&sorte=GUIDE&langue=fr", 12),
        ("doublons/", 12),
        ("fusions/", 12),
        ("importation/", 12),
        ("fusion/?n=notice-1&n=notice-991", 12),
    ],
)
def test_each_page_asks_little_of_a_library_of_a_thousand(
    client, theo, library, django_assert_max_num_queries, path, most
):
    client.force_login(theo)

    with django_assert_max_num_queries(most):
        assert client.get(DESK + path).status_code == 200


def test_the_preview_of_a_file_asks_little(client, theo, library, django_assert_max_num_queries):
    client.force_login(theo)
    text = "".join(
        f"TY  - GEN\nTI  - Notice du village {n}\nUR  - https://exemple.test/x-{n}\nER  -\n"
        for n in range(900, 1100)
    )
    upload(client, text)

    with django_assert_max_num_queries(18):
        answer = client.get(f"{DESK}importation/{Import.objects.get().pk}/")

    assert answer.status_code == 200


def test_a_file_is_looked_at_then_brought_in_then_undone(client, theo):
    client.force_login(theo)

    looked = upload(client)
    address = looked.redirect_chain[-1][0]
    assert "Trousse du rang" in looked.content.decode()
    assert not Resource.objects.exists()

    sent = {"geste": "importer", "language": "fr", "licence": "CC-BY-4.0"}
    done = client.post(address, sent, follow=True)
    assert "Notices ajoutées\u00a0: 1" in done.content.decode()
    assert Resource.objects.get().licence == "CC-BY-4.0"

    undone = client.post(f"{address}retour/", follow=True)
    assert "1 ressource retirée" in undone.content.decode()
    assert not Resource.objects.shown().exists()


def test_what_was_settled_is_kept_while_looking(client, theo, shelve):
    shelve("guide")
    client.force_login(theo)
    text = RIS + "TY  - GEN\nTI  - Autre\nUR  - https://exemple.test/animer.pdf\nER  -\n"
    address = upload(client, text).redirect_chain[-1][0]

    sent = {"geste": "revoir", "licence": "OTHER", "choix-5": "COMPLETE"}
    page = client.post(address, sent, follow=True).content.decode()

    assert Import.objects.get().settled == {
        "common": {"licence": "OTHER"},
        "lines": {"5": "COMPLETE"},
    }
    assert 'value="COMPLETE" checked' in page
    assert Resource.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "vide"), ("a,b\n1,2\n", "titre"), ("\x00\x01", "texte")],
)
def test_a_file_that_is_none_is_refused_beside_its_field(client, theo, text, told):
    client.force_login(theo)

    page = upload(client, text).content.decode()

    assert told in page
    assert not Import.objects.exists()


def test_a_file_too_heavy_is_refused(client, theo):
    client.force_login(theo)

    page = upload(client, "x" * 4_000_001).content.decode()

    assert "quatre mégaoctets" in page


def test_a_licence_is_given_to_those_that_are_checked(client, theo, shelve):
    shelve("un", licence="", url="https://exemple.test/1")
    shelve("deux", licence="", url="https://exemple.test/2")
    client.force_login(theo)
    sent = {"geste": "completer", "choisies": ["un"], "filtres": "manque=licence"}

    asked = client.post(f"{DESK}lot/", sent)
    done = client.post(f"{DESK}lot/", sent | {"confirme": "oui", "licence": "CC-BY-4.0"})

    assert "1 notice choisie" in asked.content.decode()
    assert ">C3. Rejoindre" in asked.content.decode()
    assert done.url == f"{DESK}?manque=licence"
    assert Resource.objects.get(slug="un").licence == "CC-BY-4.0"
    assert Resource.objects.get(slug="deux").licence == ""


def test_nothing_to_add_is_said_and_nothing_changes(client, theo, shelve):
    shelve("un")
    client.force_login(theo)

    page = client.post(
        f"{DESK}lot/", {"geste": "completer", "choisies": ["un"], "confirme": "oui"}
    ).content.decode()

    assert "Choisissez au moins une chose" in page


def test_withdrawing_asks_why_and_bringing_back_undoes_it(client, solange, solange_reviews, shelve):
    shelve("un")
    client.force_login(solange)
    sent = {"geste": "retirer", "choisies": ["un"], "confirme": "oui"}

    assert "Dites pourquoi" in client.post(f"{DESK}lot/", sent | {"reason": ""}).content.decode()
    client.post(f"{DESK}lot/", sent | {"reason": "Périmée."})

    assert not Resource.objects.shown().exists()
    assert "un" in client.get(f"{DESK}?etat=withdrawn").content.decode()


def test_two_are_read_side_by_side_and_become_one(client, theo, shelve):
    kept, gone = shelve("un"), shelve("deux", title="Un titre plus juste", competencies=["C5"])
    client.force_login(theo)
    address = f"{DESK}fusion/"
    page = client.get(address, {"n": ["un", "deux"]}).content.decode()
    assert "Un titre plus juste" in page

    said = {
        "n": ["un", "deux"],
        "lu": [kept.revised_at.isoformat(), gone.revised_at.isoformat()],
        "garde": "un",
        "champ-title": "Un titre plus juste",
        "champ-type": "GUIDE",
        "champ-url": GUIDE["url"],
        "champ-competencies": ["C4", "C5"],
    }
    assert client.post(address, said).url == f"{DESK}fusions/"

    row = Resource.objects.described().shown().get()
    assert (row.slug, row.title, describe(row)["competencies"]) == (
        "un",
        "Un titre plus juste",
        ["C4", "C5"],
    )
    client.post(f"{DESK}fusions/{Merge.objects.get().pk}/retour/")
    assert Resource.objects.shown().count() == 2


def test_a_merge_of_what_moved_meanwhile_keeps_what_was_picked(client, theo, shelve):
    shelve("un"), shelve("deux", title="Un titre plus juste")
    client.force_login(theo)
    said = {
        "n": ["un", "deux"],
        "lu": ["2020-01-01", "2020-01-01"],
        "garde": "deux",
        "champ-title": "Un titre plus juste",
    }

    answer = client.post(f"{DESK}fusion/", said)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "a changé pendant que vous lisiez" in page
    assert 'name="garde" value="deux" checked' in page


def test_those_alike_are_shown_with_why_until_they_are_told_apart(
    client, solange, solange_reviews, shelve
):
    shelve("un"), shelve("deux")
    client.force_login(solange)

    page = client.get(f"{DESK}doublons/").content.decode()
    assert "même adresse" in page

    client.post(f"{DESK}doublons/ecartes/", {"n": ["un", "deux"]})
    assert NotDuplicate.objects.get().by == solange
    assert "Aucun doublon en vue" in client.get(f"{DESK}doublons/").content.decode()


def test_a_merge_of_one_alone_is_no_page(client, theo, shelve):
    shelve("un")
    client.force_login(theo)

    assert client.get(f"{DESK}fusion/?n=un&n=inconnue").status_code == 404
