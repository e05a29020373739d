"""A team that is together tonight may see its coverage without waiting for the last answers."""

from http import HTTPStatus

import pytest
from django.utils import timezone

from impact.trust.journal.models import Entry
from tests.answers import answer, count_in

HOME = "/demarches/le-jardin-des-voisins/couverture/"
NOW = f"{HOME}sans-attendre/"


@pytest.fixture
def five_answered(initiative, team):
    """Five of the six have just answered; Noémie has not."""
    now = timezone.now()
    for someone in team[:5]:
        count_in(someone, initiative, at=now)
        answer(someone, {"A1": 4}, at=now)
    return team


def test_the_last_answer_is_waited_for_and_the_coordination_is_told_it_need_not_be(
    client, five_answered, maude
):
    client.force_login(maude)

    page = client.get(HOME).content.decode()

    assert "Le premier relevé s’en vient" in page
    assert NOW in page


def test_the_coordination_shows_it_now_and_the_journal_says_so(
    client, five_answered, maude, initiative
):
    client.force_login(maude)

    page = client.post(NOW, follow=True).content.decode()

    assert "Le premier relevé s’en vient" not in page
    assert initiative.readings.shown().count() == 1
    assert Entry.objects.filter(verb="needs.coverage.hurried", actor=maude).count() == 1


def test_a_member_is_not_offered_to_and_may_not(client, five_answered, solange, initiative):
    client.force_login(solange)

    assert NOW not in client.get(HOME).content.decode()
    assert client.post(NOW).status_code == HTTPStatus.FORBIDDEN
    assert not initiative.readings.exists()


@pytest.mark.parametrize("who", ["odette", "theo", "rosalie"])
def test_a_stranger_finds_nothing(client, five_answered, who, request):
    client.force_login(request.getfixturevalue(who))

    assert client.post(NOW).status_code == HTTPStatus.NOT_FOUND


def test_hurrying_shows_nothing_that_may_not_be_shown(client, team, maude, initiative):
    now = timezone.now()
    for someone in team[:4]:
        count_in(someone, initiative, at=now)
        answer(someone, {"A1": 4}, at=now)
    client.force_login(maude)

    client.post(NOW)

    assert not initiative.readings.exists()


def test_whoever_answers_later_is_not_told_apart(client, five_answered, maude, noemie, initiative):
    client.force_login(maude)
    client.post(NOW)
    count_in(noemie, initiative, at=timezone.now())
    answer(noemie, {"A1": 0}, at=timezone.now())

    client.post(NOW)

    assert initiative.readings.count() == 1
