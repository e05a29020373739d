"""What a curious phone, a forger or a hurried eye may try in a workshop, and what it gets."""

import re
from http import HTTPStatus

import pytest
from django.test import Client

from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Seat, Vote
from impact.journeys.workshops.operations import Accord, Said
from impact.web.workshops.seats import OF_A_BROWSER, OF_A_PLACE, mark_of
from tests.cast import NOON

ROOM = "/demarches/le-jardin-des-voisins/ateliers/"
#: What a spread is drawn with: its mere name in a page is one too many.
SPREAD = re.compile(r"spread|certitude de la salle", re.IGNORECASE)


@pytest.fixture
def other(initiative, outline, maude):
    """A second workshop of the same team, open at the same time, its first question put."""
    other = operations.prepare_workshop(host=initiative, outline=outline, by=maude, at=NOON)
    operations.open_workshop(workshop=other, by=maude, at=NOON)
    operations.open_question(question=other.questions.first(), by=maude, at=NOON)
    return other


def sit(workshop) -> Client:
    phone = Client()
    phone.post(f"/atelier/{workshop.code}/place/")
    return phone


def answer(phone, workshop, position=1, **headers):
    address = f"/atelier/{workshop.code}/questions/{position}/"
    return phone.post(address, {"niveau": "2"}, headers=headers)


def told(*, to, workshop):
    """Everything the room hands out: the phone's page and pulse, the wall, the desk, its state."""
    addresses = [
        f"/atelier/{workshop.code}/",
        f"/atelier/{workshop.code}/etat/{mark_of(workshop.code)}/",
        f"{ROOM}{workshop.pk}/",
        f"{ROOM}{workshop.pk}/ecran/",
        f"{ROOM}{workshop.pk}/etat/",
        f"{ROOM}{workshop.pk}/questions/1/",
    ]
    return {address: to.get(address).text for address in addresses}


@pytest.fixture
def everywhere(maude, opened):
    """Someone at the desk who also holds a phone."""
    phone = sit(opened)
    phone.force_login(maude)
    return phone


def test_a_phone_of_another_workshop_counts_nowhere_here(opened, other):
    phone = sit(other)

    assert answer(phone, opened)["Location"] == f"/atelier/{opened.code}/"
    assert answer(phone, opened, accept="application/json").status_code == HTTPStatus.GONE
    assert not Vote.objects.exists()


@pytest.mark.parametrize("key", ["", "0", "x" * 43, "' OR 1=1 --", "\x00"])
def test_a_forged_place_is_no_place(opened, key):
    forger = Client()
    forger.cookies[f"impact_place_{opened.code}"] = key

    answer(forger, opened)

    assert not Vote.objects.exists()
    assert "Prendre place" in forger.get(f"/atelier/{opened.code}/").text


def test_a_closed_question_hears_no_script_either(opened, maude):
    phone = sit(opened)
    operations.close_question(question=opened.questions.first(), by=maude, at=NOON)

    response = answer(phone, opened, accept="application/json")

    assert (response.status_code, response.json()) == (HTTPStatus.CONFLICT, {"kept": False})
    assert not Vote.objects.exists()


def test_a_workshop_over_takes_no_answer(opened, maude):
    phone = sit(opened)
    operations.close_workshop(workshop=opened, by=maude, at=NOON)

    assert answer(phone, opened).status_code in {HTTPStatus.FOUND, HTTPStatus.CONFLICT}
    assert not Vote.objects.exists()


def test_nothing_is_told_anywhere_before_closing(opened, seats, everywhere):
    for seat in seats(9):
        operations.cast_vote(seat=seat, position=1, said=Said(3, 2))

    for address, page in told(to=everywhere, workshop=opened).items():
        body = page.split("<body", 1)[-1]
        assert not SPREAD.search(body), address


def test_nothing_is_told_anywhere_under_five(opened, seats, everywhere, maude):
    for seat in seats(4):
        operations.cast_vote(seat=seat, position=1, said=Said(3, 2))
    operations.close_question(question=opened.questions.first(), by=maude, at=NOON)

    pages = told(to=everywhere, workshop=opened)
    for address, page in pages.items():
        body = page.split("<body", 1)[-1]
        assert not SPREAD.search(body), address
        assert "4 réponses" not in body, address


def test_the_states_hold_counts_of_phones_and_nothing_else(opened, seats, everywhere):
    for seat in seats(6):
        operations.cast_vote(seat=seat, position=1, said=Said(3))

    public = everywhere.get(f"/atelier/{opened.code}/etat/{mark_of(opened.code)}/").json()
    room = everywhere.get(f"{ROOM}{opened.pk}/etat/").json()

    assert set(public) == {"pulse"}
    assert (room["joined"], room["answered"], len(room)) == (7, 6, 3)


def test_an_answer_raises_no_pulse(opened, seats):
    """Otherwise whoever watches the pulse would know when her neighbor answered."""
    before = type(opened).objects.get(pk=opened.pk).pulse

    for seat in seats(5):
        operations.cast_vote(seat=seat, position=1, said=Said(3))

    assert type(opened).objects.get(pk=opened.pk).pulse == before


def test_what_one_phone_said_is_on_no_other_phone(opened):
    mine, hers = sit(opened), sit(opened)
    answer(mine, opened)

    page = hers.get(f"/atelier/{opened.code}/", headers={"x-atelier": "suite"}).text

    assert "checked" not in page
    assert "checked" in mine.get(f"/atelier/{opened.code}/").text


def test_leaving_frees_the_phone_for_someone_else(opened):
    phone = sit(opened)
    answer(phone, opened)

    page = phone.post(f"/atelier/{opened.code}/depart/", follow=True).text
    phone.post(f"/atelier/{opened.code}/place/")

    assert "vos réponses sont effacées" in page
    assert "checked" not in phone.get(f"/atelier/{opened.code}/").text
    assert (Seat.objects.count(), Vote.objects.count()) == (1, 0)


def test_leaving_without_a_place_takes_nobodys(opened, seats):
    seats(2)

    Client().post(f"/atelier/{opened.code}/depart/")

    assert Seat.objects.count() == 2


def test_a_late_phone_catches_up_on_what_was_agreed(opened, seats, maude):
    first, second = opened.questions.all()
    operations.close_question(question=first, by=maude, at=NOON)
    accord = Accord(2, dissent="Une voix dit un.")
    operations.note_agreement(question=first, team=opened.host, accord=accord, by=maude, at=NOON)
    operations.open_question(question=second, by=maude, at=NOON)

    page = sit(opened).get(f"/atelier/{opened.code}/").text

    assert "1 question déjà vue" in page
    assert first.competency.title in page
    assert "2. Applique" in page


def test_the_token_of_a_page_kept_too_long_is_refused_not_lost(opened):
    phone = Client(enforce_csrf_checks=True)
    page = phone.get(f"/atelier/{opened.code}/").text
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    phone.post(f"/atelier/{opened.code}/place/", {"csrfmiddlewaretoken": token})

    assert answer(phone, opened, accept="application/json").status_code == HTTPStatus.FORBIDDEN
    assert not Vote.objects.exists()


@pytest.mark.parametrize("forged", ["", "abc", "²", "9" * 30])
def test_a_team_that_is_none_of_the_room_is_not_found(client, opened, maude, forged):
    client.force_login(maude)
    room = f"{ROOM}{opened.pk}/"

    for address in (f"{room}versement/", f"{room}questions/1/"):
        answered = client.post(address, {"equipe": forged, "level": "2"})
        assert answered.status_code == HTTPStatus.NOT_FOUND


def test_two_hundred_phones_behind_one_church_wifi_all_sit_down(opened):
    for _phone in range(200):
        sit(opened)

    assert Seat.objects.count() == 200


def test_one_place_does_not_take_seats_without_end(opened):
    for _seat in range(OF_A_PLACE.most):
        OF_A_PLACE.note(f"{opened.pk}:127.0.0.1")

    refused = Client().post(f"/atelier/{opened.code}/place/")

    assert refused.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Trop de places ont été prises d’ici" in refused.text
    assert not Seat.objects.exists()


def test_a_browser_that_throws_its_seats_away_to_answer_again_is_stopped(opened):
    phone = Client(enforce_csrf_checks=True)

    for _seat in range(OF_A_BROWSER.most + 2):
        phone.cookies.pop(f"impact_place_{opened.code}", None)
        phone.get(f"/atelier/{opened.code}/")
        token = {"csrfmiddlewaretoken": phone.cookies["csrftoken"].value}
        phone.post(f"/atelier/{opened.code}/place/", token)

    assert Seat.objects.count() == OF_A_BROWSER.most


def test_a_phone_that_goes_from_hand_to_hand_always_finds_a_seat(opened):
    phone = Client()
    phone.get(f"/atelier/{opened.code}/")

    for _person in range(OF_A_BROWSER.most + 2):
        phone.post(f"/atelier/{opened.code}/place/")
        assert Seat.objects.count() == 1
        phone.post(f"/atelier/{opened.code}/depart/")


@pytest.mark.parametrize("level", ["9" * 5000, "99", "-1", "²"])
def test_a_forged_level_is_refused_and_breaks_nothing(opened, level):
    phone = sit(opened)

    response = phone.post(f"/atelier/{opened.code}/questions/1/", {"niveau": level})

    assert response.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert not Vote.objects.exists()
