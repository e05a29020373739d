"""The staff keeps the offers: a form each, a table for many, shown before it is done."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from impact.journeys.offers.models import Offer
from impact.journeys.offers.tables import COLUMNS
from tests.journeys.offers.tables import as_csv

DESK = "/gestion/offres/"
IMPORT = f"{DESK}import/"
CONFIRMATION = f"{IMPORT}confirmation/"


@pytest.fixture
def staff(client, theo, reference):
    client.force_login(theo)
    return client


@pytest.fixture
def send(staff):
    """Send a table; returns the page of its preview."""

    def post(text, *, encoding="utf-8"):
        data = text if isinstance(text, bytes) else text.encode(encoding)
        response = staff.post(IMPORT, {"file": SimpleUploadedFile("offres.csv", data)})
        assert response.status_code == 200
        return unescape(response.content.decode())

    return post


@pytest.fixture
def typed():
    """What is typed in the form of an offer."""
    return {
        "kind": "COACHING",
        "title": "Tenir bon",
        "provider": "Le Gué",
        "language": "fr",
        "cost_basis": "PERSON",
        "visees-TOTAL_FORMS": "2",
        "visees-INITIAL_FORMS": "0",
        "visees-0-competency": "C3",
        "visees-0-from_level": "1",
        "visees-0-to_level": "3",
        "visees-1-competency": "",
        "visees-1-from_level": "0",
        "visees-1-to_level": "1",
    }


def _parcel(page):
    return re.search(r'name="tableau" value="([^"]+)"', page).group(1)


@pytest.mark.parametrize(
    "path", ["", "nouvelle/", "import/", "gabarit.csv", "rejoindre/fiche/", "rejoindre/retrait/"]
)
@pytest.mark.parametrize("way", ["get", "post"])
def test_only_the_staff_keeps_offers(client, write, maude, path, way):
    write()
    assert getattr(client, way)(f"{DESK}{path}").status_code == 302

    client.force_login(maude)
    assert getattr(client, way)(f"{DESK}{path}").status_code == 403
    assert not Offer.objects.exclude(retired_at=None).exists()


def test_confirming_is_for_the_staff_too(client, maude, reference):
    client.force_login(maude)

    assert client.post(CONFIRMATION, {"tableau": "x"}).status_code == 403


def test_an_offer_typed_is_there_for_everyone(staff, typed):
    response = staff.post(f"{DESK}nouvelle/", typed, follow=True)

    assert "Tenir bon" in response.content.decode()
    offer = Offer.objects.get()
    assert (offer.kind, offer.cost, offer.revision) == ("COACHING", None, 1)
    assert [(aim.from_level, aim.to_level) for aim in offer.aims.all()] == [(1, 3)]


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"title": ""}, "obligatoire"),
        ({"visees-0-competency": ""}, "Nommez au moins une compétence."),
        ({"visees-0-to_level": "1"}, "dépasser celui du départ"),
        ({"starts_on": "2027-03-15", "ends_on": "2027-03-14"}, "avant le début"),
        ({"url": "pas une adresse"}, "URL"),
    ],
)
def test_a_slip_loses_nothing_of_what_was_typed(staff, typed, slip, told):
    told_before = {"summary": "Trois phrases à ne pas perdre.", "contact": "418 555-0101"}

    page = unescape(
        staff.post(f"{DESK}nouvelle/", {**typed, **told_before, **slip}).content.decode()
    )

    assert told in page
    assert all(words in page for words in told_before.values())
    assert "Rien n’est enregistré encore" in page
    assert not Offer.objects.exists()


def test_the_same_competency_twice_is_told(staff, typed):
    twice = {**typed, "visees-1-competency": "C3"}

    assert "deux fois" in staff.post(f"{DESK}nouvelle/", twice).content.decode()


def test_an_offer_is_revised_from_what_it_was(staff, typed, write):
    write(levels=(0, 2), summary="Avant.")

    page = staff.get(f"{DESK}rejoindre/fiche/").content.decode()
    assert "Avant." in page
    staff.post(f"{DESK}rejoindre/fiche/", {**typed, "revision": "1"})

    offer = Offer.objects.get()
    assert (offer.title, offer.slug, offer.summary) == ("Tenir bon", "rejoindre", "")


def test_two_who_write_at_once_lose_nothing(staff, typed, write):
    write()
    staff.post(f"{DESK}rejoindre/fiche/", {**typed, "title": "La première", "revision": "1"})

    response = staff.post(
        f"{DESK}rejoindre/fiche/", {**typed, "title": "La seconde", "revision": "1"}
    )

    page = unescape(response.content.decode())
    assert response.status_code == 409
    assert "La première" in page
    assert 'value="La seconde"' in page
    assert 'name="revision" value="2"' in page
    assert Offer.objects.get().title == "La première"


def test_retired_from_the_desk_and_brought_back(staff, write):
    write()

    page = staff.post(f"{DESK}rejoindre/retrait/", {"geste": "retirer"}, follow=True)
    assert "On peut la remettre" in page.content.decode()
    assert Offer.objects.get().retired_at

    staff.post(f"{DESK}rejoindre/retrait/", {"geste": "remettre"})
    assert Offer.objects.get().retired_at is None


def test_the_preview_shows_and_writes_nothing_then_confirming_does_it(send, staff):
    page = send(as_csv({}, {"cle": "F-2", "titre": "Écouter"}))
    assert "Écouter, Le Gué" in page
    assert not Offer.objects.exists()

    done = staff.post(CONFIRMATION, {"tableau": _parcel(page)}, follow=True)

    assert "Offres ajoutées\u00a0: 2" in unescape(done.content.decode())
    assert "Ce tableau ne changerait rien." in send(as_csv({}, {"cle": "F-2", "titre": "Écouter"}))


def test_what_would_change_is_named(send, staff):
    staff.post(CONFIRMATION, {"tableau": _parcel(send(as_csv({})))})

    page = send(as_csv({"titre": "Autrement"}))

    assert re.search(r"Autrement, Le Gué</th>\s*<td>titre</td>", page)


def test_lines_at_fault_are_told_and_the_others_may_come_in(send, staff):
    page = send(as_csv({}, {"cle": "F-2", "sorte": "cirque"}))
    assert re.search(r'<td class="numeric">3</td>\s*<td>sorte</td>', page)

    staff.post(CONFIRMATION, {"tableau": _parcel(page)})

    assert Offer.objects.count() == 1


def test_a_file_from_an_old_spreadsheet_is_read_and_said(send):
    page = send(as_csv({"titre": "L’été"}, delimiter=";"), encoding="cp1252")

    assert "Windows-1252" in page
    assert "L’été, Le Gué" in page


@pytest.mark.parametrize("data", [b"PK\x03\x04\0", b"", b"nom,age\n", b'cle,"sorte\n'])
def test_what_is_no_table_is_told_beside_the_file(staff, data):
    file = SimpleUploadedFile("offres.csv", data)

    page = staff.post(IMPORT, {"file": file}).content.decode()

    assert "errorlist" in page
    assert 'name="tableau"' not in page


def test_a_parcel_tampered_with_or_of_someone_else_is_refused(send, client, person):
    parcel = _parcel(send(as_csv({})))
    assert client.post(CONFIRMATION, {"tableau": parcel + "x"})["Location"] == IMPORT

    client.force_login(person("Une autre", is_staff=True))
    assert client.post(CONFIRMATION, {"tableau": parcel})["Location"] == IMPORT
    assert not Offer.objects.exists()


def test_the_template_is_a_table_one_may_send(staff, send):
    text = staff.get(f"{DESK}gabarit.csv").content

    assert all(column in text.decode("utf-8-sig") for column in COLUMNS)
    assert "À corriger" in send(text)


@pytest.mark.parametrize("path", ["", "rejoindre/fiche/"])
def test_the_desk_asks_little(staff, write, path, django_assert_max_num_queries):
    write()
    for number in range(20):
        write(title=f"Cours {number}")

    with django_assert_max_num_queries(13 if path else 12):
        assert staff.get(f"{DESK}{path}").status_code == 200
