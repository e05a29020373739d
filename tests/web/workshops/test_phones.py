"""A phone in the room: no account, no name, one answer a question."""

from http import HTTPStatus

import pytest
from django.test import Client

from impact.journeys.workshops import operations
from impact.journeys.workshops.models import Seat, Vote
from impact.journeys.workshops.operations import Said
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent
from impact.web.workshops.seats import mark_of
from tests.cast import NOON


@pytest.fixture
def seated(client, opened):
    """A phone that took its place."""
    client.post(f"/atelier/{opened.code}/place/")
    return client


def answer(client, workshop, position=1, **said):
    return client.post(f"/atelier/{workshop.code}/questions/{position}/", said)


def test_a_code_typed_any_way_leads_to_the_room(client, opened):
    typed = f"{opened.code[:3]} - {opened.code[3:]}".lower()

    response = client.post("/atelier/", {"code": typed})

    assert response["Location"] == f"/atelier/{opened.code}/"


def test_a_wrong_code_is_told_and_stays_typed(client, db):
    response = client.post("/atelier/", {"code": "abc"})

    assert "Aucun atelier n’a ce code" in response.text
    assert 'value="abc"' in response.text


def test_guessing_codes_ends_by_being_refused(client, db):
    for _guess in range(60):
        client.post("/atelier/", {"code": "BBBBBB"})

    assert client.post("/atelier/", {"code": "BBBBBB"}).status_code == 429
    guessed = client.get("/atelier/CCCCCC/")
    assert guessed.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Trop de codes" in guessed.text


def test_what_will_be_shown_is_told_before_taking_a_seat(client, opened):
    page = client.get(f"/atelier/{opened.code}/").text

    assert "seulement si cinq personnes ou plus ont répondu" in page
    assert "Prendre place" in page
    assert not Seat.objects.exists()


def test_a_workshop_that_has_not_opened_lets_nobody_in(client, workshop):
    client.post(f"/atelier/{workshop.code}/place/")

    assert "pas encore ouvert" in client.get(f"/atelier/{workshop.code}/").text
    assert not Seat.objects.exists()


def test_a_phone_writes_no_session_and_finds_its_place_again(seated, opened):
    seated.post(f"/atelier/{opened.code}/place/")
    page = seated.get(f"/atelier/{opened.code}/").text

    assert Seat.objects.count() == 1
    assert "sessionid" not in seated.cookies
    assert seated.cookies[f"impact_place_{opened.code}"]["httponly"]
    assert opened.questions.first().competency.title in page


def test_an_answer_sent_twice_counts_once_and_may_change(seated, opened):
    for level in ("2", "2", "nsp"):
        assert answer(seated, opened, niveau=level).status_code == HTTPStatus.FOUND

    assert [vote.level for vote in Vote.objects.all()] == [None]
    assert "Votre réponse est comptée" in seated.get(f"/atelier/{opened.code}/").text


def test_a_script_hears_that_its_answer_is_kept(seated, opened):
    response = seated.post(
        f"/atelier/{opened.code}/questions/1/",
        {"niveau": "3", "certitude": "2"},
        headers={"accept": "application/json"},
    )

    assert response.json() == {"kept": True}
    assert Vote.objects.get().confidence == 2


def test_no_level_is_told_beside_the_question(seated, opened):
    response = answer(seated, opened)

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Choisissez un niveau" in response.text


def test_a_level_off_the_scale_is_no_page(seated, opened):
    assert answer(seated, opened, niveau="9").status_code == HTTPStatus.NOT_FOUND


def test_an_answer_that_comes_too_late_is_told_kindly(seated, opened, maude):
    operations.close_question(question=opened.questions.first(), by=maude, at=NOON)

    response = answer(seated, opened, niveau="2")

    assert response.status_code == HTTPStatus.CONFLICT
    assert "vient de fermer" in response.text
    assert not Vote.objects.exists()


def test_whoever_has_no_seat_answers_nothing(client, opened):
    response = answer(client, opened, niveau="2")

    assert response["Location"] == f"/atelier/{opened.code}/"
    assert not Vote.objects.exists()


def test_the_seat_of_another_workshop_opens_nothing_here(
    seated, opened, initiative, outline, maude
):
    other = operations.prepare_workshop(host=initiative, outline=outline, by=maude, at=NOON)
    operations.open_workshop(workshop=other, by=maude, at=NOON)
    key = seated.cookies[f"impact_place_{opened.code}"].value
    seated.cookies[f"impact_place_{other.code}"] = key

    assert "Prendre place" in seated.get(f"/atelier/{other.code}/").text


@pytest.mark.parametrize(("phones", "is_told"), [(4, False), (5, True)])
def test_a_closed_question_is_told_from_five_answers(seated, opened, seats, maude, phones, is_told):
    for seat in seats(phones):
        operations.cast_vote(seat=seat, position=1, said=Said(2))
    operations.close_question(question=opened.questions.first(), by=maude, at=NOON)

    page = seated.get(f"/atelier/{opened.code}/").text

    assert ("5 réponses" in page) == is_told
    assert ("rien n’est montré" in page) != is_told


def test_a_late_phone_comes_in_at_the_question_asked_now(opened, maude):
    second = opened.questions.get(position=2)
    operations.open_question(question=second, by=maude, at=NOON)
    late = Client()
    late.post(f"/atelier/{opened.code}/place/")

    assert second.competency.title in late.get(f"/atelier/{opened.code}/").text


def test_the_state_says_nothing_new_in_no_body(client, opened, django_assert_num_queries):
    address = f"/atelier/{opened.code}/etat/{mark_of(opened.code)}/"
    first = client.get(address)

    with django_assert_num_queries(0):
        again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert set(first.json()) == {"pulse"}


def test_a_guessed_code_gives_no_pulse(client, opened, django_assert_num_queries):
    for mark in ("0" * 16, mark_of("BBBBBB")):
        with django_assert_num_queries(0):
            response = client.get(f"/atelier/{opened.code}/etat/{mark}/")

        assert response.status_code == HTTPStatus.NOT_FOUND


def test_an_answer_costs_few_queries(seated, opened, django_assert_max_num_queries):
    with django_assert_max_num_queries(11):
        answer(seated, opened, niveau="2")


def test_the_question_on_a_phone_costs_few_queries(seated, opened, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        seated.get(f"/atelier/{opened.code}/")


def finish(opened, maude, seated):
    answer(seated, opened, niveau="2")
    operations.close_workshop(workshop=opened, by=maude, at=NOON)


def test_keeping_ones_answers_asks_to_sign_in_then_for_consent(seated, opened, maude, solange):
    finish(opened, maude, seated)
    assert "Garder mes réponses" in seated.get(f"/atelier/{opened.code}/").text

    assert "/connexion/" in seated.get(f"/atelier/{opened.code}/garde/")["Location"]
    seated.force_login(solange)
    seated.post(f"/atelier/{opened.code}/garde/")
    assert not solange.self_assessments.exists()

    give_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)
    seated.post(f"/atelier/{opened.code}/garde/")
    assert solange.self_assessments.count() == 1


def test_someone_without_a_seat_keeps_nobodys_answers(client, opened, solange):
    client.force_login(solange)

    assert client.get(f"/atelier/{opened.code}/garde/").status_code == HTTPStatus.NOT_FOUND
