"""Assessing oneself, one competency at a time: begin, go on, go back, resume, end."""

from http import HTTPStatus

import pytest

from impact.journeys.needs.models import Rating, SelfAssessment
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent, withdraw_consent
from tests.cast import NOON

START = "/demarches/le-jardin-des-voisins/autoevaluation/"


@pytest.fixture
def solange_at_home(client, solange, team):
    """Solange, signed in, who agreed that her answers be kept for herself."""
    give_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)
    client.force_login(solange)
    return client


@pytest.fixture
def sitting(solange_at_home, solange):
    """Her self-assessment, just begun."""
    solange_at_home.post(START, {"seance": "0"})
    return SelfAssessment.objects.get(person=solange)


def at(sitting, place):
    return f"/autoevaluations/{sitting.pk}/{place}/"


def says(level, place=1, towards="suivante", **more):
    return {f"r{place}-level": level, "vers": towards} | {
        f"r{place}-{field}": value for field, value in more.items()
    }


def test_the_rule_is_told_before_anything_is_asked(solange_at_home):
    page = solange_at_home.get(START).content.decode()

    assert "Qui verra quoi" in page
    assert "quand une personne reprend son accord" in page
    assert "cinq personnes au moins" in page
    assert "jamais à moins de dix personnes" in page


def test_without_her_consent_nothing_begins(client, solange, team):
    client.force_login(solange)

    page = client.get(START).content.decode()
    answer = client.post(START, {"seance": "0"})

    assert "Lire et donner mon accord" in page
    assert answer.headers["Location"].startswith("/moi/consentements/developpement/demande/")
    assert not SelfAssessment.objects.exists()


def test_counting_in_the_team_is_another_consent_asked_apart(solange_at_home, initiative):
    page = solange_at_home.get(START).content.decode()

    scope = f"portee=demarche%3A{initiative.uuid}"
    assert f"/moi/consentements/equipe/demande/?{scope}" in page
    assert "vous pouvez répondre sans le donner" in page


def test_the_core_of_her_role_at_the_active_stages_is_asked_first(sitting):
    assert 1 <= len(sitting.agenda) <= 12


def test_beginning_twice_opens_one_sitting(sitting, solange_at_home):
    answer = solange_at_home.post(START, {"seance": "0"}, follow=True)

    assert SelfAssessment.objects.count() == 1
    assert answer.redirect_chain[-1][0] == at(sitting, 1)


def test_a_sitting_that_does_not_exist_does_not_begin(solange_at_home):
    assert solange_at_home.post(START, {"seance": "99"}).status_code == HTTPStatus.NOT_FOUND
    assert solange_at_home.post(START, {"seance": "x"}).status_code == HTTPStatus.NOT_FOUND


def test_an_archived_initiative_asks_nothing_more(solange_at_home, initiative, maude):
    initiative.archive(by=maude, at=NOON)

    assert solange_at_home.post(START, {"seance": "0"}).status_code == HTTPStatus.FORBIDDEN


def test_a_step_shows_one_competency_in_plain_words(sitting, solange_at_home):
    page = solange_at_home.get(at(sitting, 1)).content.decode()

    assert f"1 sur {len(sitting.agenda)}" in page
    assert f"(1 sur {len(sitting.agenda)})" in page
    assert page.count('type="radio" name="r1-level"') == 6
    assert "Je ne sais pas" in page


def test_an_answer_is_kept_and_leads_to_the_next_step(sitting, solange_at_home, solange):
    answer = solange_at_home.post(
        at(sitting, 1), says("2", confidence="3", evidence="Le souper de mars.")
    )

    assert answer.headers["Location"] == at(sitting, 2)
    rating = Rating.objects.get(person=solange)
    assert (rating.competency_id, rating.level) == (sitting.agenda[0], 2)
    assert (rating.confidence, rating.evidence) == (3, "Le souper de mars.")


def test_not_knowing_is_an_answer(sitting, solange_at_home):
    solange_at_home.post(at(sitting, 1), says("nsp"))

    assert Rating.objects.get().level is None


def test_going_back_shows_what_was_said(sitting, solange_at_home):
    solange_at_home.post(at(sitting, 1), says("2", confidence="3"))

    page = solange_at_home.get(at(sitting, 1)).content.decode()

    assert '<input type="radio" name="r1-level" value="2" checked>' in page
    assert '<input type="radio" name="r1-confidence" value="3" checked>' in page


def test_sending_the_same_page_twice_adds_nothing(sitting, solange_at_home):
    for _ in range(2):
        solange_at_home.post(at(sitting, 1), says("2"))

    assert Rating.objects.count() == 1


def test_another_answer_is_added_and_the_first_stays(sitting, solange_at_home):
    solange_at_home.post(at(sitting, 1), says("2"))
    solange_at_home.post(at(sitting, 1), says("3"))

    assert list(Rating.objects.oldest_first().values_list("level", flat=True)) == [2, 3]


def test_without_a_choice_the_page_says_what_to_do(sitting, solange_at_home):
    page = solange_at_home.post(at(sitting, 1), says("")).content.decode()

    assert "Choisissez un niveau, ou « Je ne sais pas »." in page.replace("\xa0", " ")
    assert not Rating.objects.exists()


def test_what_was_typed_stays_when_something_is_missing(sitting, solange_at_home):
    page = solange_at_home.post(at(sitting, 1), says("", evidence="La fête")).content.decode()

    assert "La fête</textarea>" in page


def test_one_may_leave_and_take_it_up_where_it_was(sitting, solange_at_home):
    left = solange_at_home.post(at(sitting, 1), says("1", towards="plus-tard"))

    resumed = solange_at_home.get(f"/autoevaluations/{sitting.pk}/")

    assert left.headers["Location"] == "/moi/competences/"
    assert resumed.headers["Location"] == at(sitting, 2)


def test_going_to_the_previous_step_keeps_the_answer(sitting, solange_at_home):
    answer = solange_at_home.post(at(sitting, 2), says("1", place=2, towards="precedente"))

    assert answer.headers["Location"] == at(sitting, 1)
    assert Rating.objects.get().competency_id == sitting.agenda[1]


def test_the_last_answer_ends_the_sitting_with_a_portrait(sitting, solange_at_home):
    for place in range(1, len(sitting.agenda) + 1):
        answer = solange_at_home.post(at(sitting, place), says("2", place=place), follow=True)

    sitting.refresh_from_db()
    assert sitting.is_finished
    assert answer.redirect_chain[-1][0] == f"/autoevaluations/{sitting.pk}/fin/"
    assert '<svg class="weft"' in answer.content.decode()


def test_one_may_end_with_something_left_out(sitting, solange_at_home):
    last = len(sitting.agenda)
    solange_at_home.post(at(sitting, last), says("2", place=last))

    sitting.refresh_from_db()
    assert not sitting.is_finished

    solange_at_home.post(f"/autoevaluations/{sitting.pk}/fin/")
    sitting.refresh_from_db()
    assert sitting.is_finished


@pytest.mark.parametrize("place", [0, 13, 99])
def test_there_is_no_step_outside_the_sitting(sitting, solange_at_home, place):
    assert solange_at_home.get(at(sitting, place)).status_code == HTTPStatus.NOT_FOUND


def test_a_consent_taken_back_stops_at_once_and_what_was_typed_is_held(
    sitting, solange_at_home, solange
):
    withdraw_consent(person=solange, purpose=Purpose.PERSONAL, at=NOON)

    answer = solange_at_home.post(at(sitting, 1), says("2", evidence="Le souper"))

    assert answer.headers["Location"].startswith("/moi/consentements/developpement/demande/")
    assert not Rating.objects.exists()
    assert "Le souper" in solange_at_home.get(at(sitting, 1)).content.decode()


def test_a_lost_session_keeps_what_was_typed(sitting, solange_at_home, solange):
    solange_at_home.logout()

    answer = solange_at_home.post(at(sitting, 1), says("3", evidence="La corvée"))
    asked_who = answer.headers["Location"]
    solange_at_home.force_login(solange)
    page = solange_at_home.get(at(sitting, 1)).content.decode()

    assert asked_who.endswith(f"?next={at(sitting, 1)}")
    assert not Rating.objects.exists()
    assert "La corvée</textarea>" in page
    assert '<input type="radio" name="r1-level" value="3" checked>' in page


def test_what_a_lost_session_kept_is_shown_to_nobody_else(sitting, solange_at_home, bastien):
    solange_at_home.logout()
    solange_at_home.post(at(sitting, 1), says("3", evidence="La corvée"))
    solange_at_home.force_login(bastien)

    assert solange_at_home.get(at(sitting, 1)).status_code == HTTPStatus.NOT_FOUND


def test_a_version_replaced_meanwhile_does_not_disturb_the_sitting(sitting, solange_at_home):
    version = sitting.version
    version.status = version.Status.RETIRED
    version.save(update_fields=["status"])

    solange_at_home.post(at(sitting, 1), says("2"))

    assert Rating.objects.get().competency.version == version


@pytest.mark.parametrize("place", ["", "1/", "page/", "fin/"])
def test_the_pages_of_a_sitting_ask_the_database_little(
    sitting, solange_at_home, place, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        solange_at_home.get(f"/autoevaluations/{sitting.pk}/{place}")


def test_the_first_page_asks_the_database_little(solange_at_home, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        solange_at_home.get(START)
