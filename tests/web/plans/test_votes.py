"""The pages of a vote, from opening to adoption, and who may do what at which moment."""

from html import unescape
from http import HTTPStatus

import pytest

from impact.journeys.plans.models import Poll
from impact.journeys.plans.operations import (
    Deed,
    Motion,
    add_action,
    adopt_plan,
    close_poll,
    open_poll,
    share_points,
    take_stance,
)
from impact.journeys.plans.queries import open_plan_of
from impact.web.plans.sheets import as_paper, lay_plan
from tests.cast import NOON, TODAY

ROOT = "/demarches/le-jardin-des-voisins/plan/"
OK, FOUND, FORBIDDEN, MISSING = (
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
)


@pytest.fixture
def sign_in(client):
    def come(person):
        client.force_login(person)
        return client

    return come


@pytest.fixture
def poll(goal, team, maude) -> Poll:
    motion = Motion("CONSENT", "Adoptons-nous ce plan?")
    return open_poll(plan=goal.plan, motion=motion, by=maude, at=NOON)


@pytest.fixture
def points(goal, team, maude) -> Poll:
    motion = Motion("POINTS", "Par où commencer?", 10)
    return open_poll(plan=goal.plan, motion=motion, by=maude, at=NOON)


def read(client, path):
    return unescape(client.get(path).content.decode())


def test_coordination_puts_the_plan_to_the_vote_and_members_answer(sign_in, goal, team, maude):
    told = {"question": "On y va?", "method": "CONSENT", "points": "10"}
    address = sign_in(maude).post(f"{ROOT}votes/nouveau/", told)["Location"]

    page = sign_in(team[1]).post(f"{address}reponse/", {"stance": "CONSENT"}, follow=True)

    assert "Votre réponse est notée" in unescape(page.content.decode())
    assert "Aucune objection ne tient pour l’instant" in unescape(page.content.decode())


def test_the_page_says_before_answering_who_sees_what(sign_in, poll, solange):
    page = read(sign_in(solange), f"{ROOT}votes/{poll.pk}/")

    assert page.index("se lisent avec votre nom") < page.index("Donner ma réponse")


def test_points_are_said_to_be_shown_only_added_up(sign_in, points, solange):
    page = read(sign_in(solange), f"{ROOT}votes/{points.pk}/")

    assert "Seules les sommes se montreront" in page
    assert "si cinq personnes ou plus" in page


def test_an_objection_without_a_reason_is_asked_for_it_and_stays_ticked(sign_in, poll, solange):
    page = sign_in(solange).post(f"{ROOT}votes/{poll.pk}/reponse/", {"stance": "OBJECTION"})

    told = unescape(page.content.decode())
    assert "Dites la raison de votre objection" in told
    assert 'value="OBJECTION" required' in told or "checked" in told.split('value="OBJECTION"')[1]
    assert not poll.answers.exists()


def test_too_many_points_are_counted_and_what_was_typed_is_kept(sign_in, points, goal, solange):
    told = {f"objectif-{goal.pk}": "10", "objectif-0": "5"}
    assert sign_in(solange).post(f"{ROOT}votes/{points.pk}/reponse/", told).status_code == FOUND

    page = sign_in(solange).post(f"{ROOT}votes/{points.pk}/reponse/", {f"objectif-{goal.pk}": "12"})

    assert 'value="12"' in page.content.decode()
    assert points.answers.get().points == {str(goal.pk): 10}


def test_points_show_nothing_before_the_end_then_only_sums(sign_in, points, goal, team, maude):
    for person in team:
        share_points(poll=points, points={goal.pk: 7}, by=person, at=NOON)
    assert ">42<" not in read(sign_in(maude), f"{ROOT}votes/{points.pk}/")

    sign_in(maude).post(f"{ROOT}votes/{points.pk}/fermeture/")

    page = read(sign_in(maude), f"{ROOT}votes/{points.pk}/")
    assert "<span>42</span>" in page
    assert "Yvon" not in page


def test_points_of_too_few_people_are_said_to_be_gone(sign_in, points, goal, team, maude):
    for person in team[:4]:
        share_points(poll=points, points={goal.pk: 7}, by=person, at=NOON)
    close_poll(poll=points, by=maude, at=NOON)

    assert "rien n’en a été gardé" in read(sign_in(maude), f"{ROOT}votes/{points.pk}/")


def test_a_team_under_five_is_told_why_it_has_no_points(sign_in, goal, maude):
    page = read(sign_in(maude), f"{ROOT}votes/nouveau/")

    assert "Il faut être cinq" in page
    assert 'value="POINTS"' not in page


def test_a_plan_that_changes_during_the_vote_says_so_everywhere(sign_in, poll, goal, maude):
    add_action(goal=goal, deed=Deed(title="En plein vote"), by=maude, at=NOON)

    assert "Le plan a changé pendant le vote" in read(sign_in(maude), f"{ROOT}votes/{poll.pk}/")
    assert "a changé depuis l’ouverture du vote" in read(sign_in(maude), ROOT)


def test_an_author_settles_her_objection_and_it_stays_read(sign_in, poll, yvon, maude):
    take_stance(poll=poll, stance="CONSENT", reason="", by=maude, at=NOON)
    take_stance(poll=poll, stance="OBJECTION", reason="Trop court.", by=yvon, at=NOON)
    sign_in(maude).post(f"{ROOT}votes/{poll.pk}/objection/")
    assert "1 objection tient" in read(sign_in(maude), f"{ROOT}votes/{poll.pk}/")

    sign_in(yvon).post(f"{ROOT}votes/{poll.pk}/objection/")

    page = read(sign_in(maude), f"{ROOT}votes/{poll.pk}/")
    assert "Objection levée" in page
    assert "Trop court." in page


def test_two_who_open_a_vote_at_once_are_led_to_the_same(sign_in, poll, maude):
    told = {"question": "Encore?", "method": "CONSENT", "points": "10"}

    page = sign_in(maude).post(f"{ROOT}votes/nouveau/", told, follow=True)

    assert "Un vote est déjà ouvert" in unescape(page.content.decode())
    assert Poll.objects.count() == 1


def test_an_answer_that_comes_too_late_is_told_so(sign_in, poll, maude, solange):
    close_poll(poll=poll, by=maude, at=NOON)

    page = sign_in(solange).post(
        f"{ROOT}votes/{poll.pk}/reponse/", {"stance": "CONSENT"}, follow=True
    )

    assert "n’a pas été prise" in unescape(page.content.decode())


def test_the_adoption_starts_from_the_vote_and_keeps_it(sign_in, poll, yvon, maude):
    take_stance(poll=poll, stance="OBJECTION", reason="Trop court.", by=yvon, at=NOON)
    close_poll(poll=poll, by=maude, at=NOON)
    form = read(sign_in(maude), f"{ROOT}adoption/?vote={poll.pk}")
    assert "Yvon Lajoie\u00a0: Trop court." in form

    told = {"adopted_on": "2025-05-05", "present": "Toutes", "dissent": "Yvon", "poll": poll.pk}
    sign_in(maude).post(f"{ROOT}adoption/", told)

    assert f"{ROOT}votes/{poll.pk}/" in read(sign_in(maude), ROOT)


def test_a_vote_of_another_plan_does_not_found_an_adoption(sign_in, poll, maude):
    close_poll(poll=poll, by=maude, at=NOON)
    told = {"adopted_on": "2025-05-05", "present": "Toutes", "poll": poll.pk + 99}

    page = sign_in(maude).post(f"{ROOT}adoption/", told)

    assert page.status_code == OK
    assert not poll.plan.adoptions.exists()


def test_a_plan_under_vote_is_not_closed(sign_in, poll, maude):
    page = sign_in(maude).post(f"{ROOT}cloture/", follow=True)

    assert "fermez-le d’abord" in unescape(page.content.decode())


#: Who, at which moment: answering, settling, withdrawing; then closing.
MOMENTS = {
    "solange": (FOUND, FORBIDDEN),
    "maude": (FOUND, FOUND),
    "odette": (MISSING, MISSING),
    "theo": (MISSING, MISSING),
    "rosalie": (MISSING, MISSING),
}


@pytest.mark.parametrize("moment", ["open", "closed", "archived"])
@pytest.mark.parametrize("who", MOMENTS)
def test_who_may_answer_and_close_and_when(sign_in, poll, maude, who, moment, request):
    answers, closes = MOMENTS[who]
    if moment == "closed":
        close_poll(poll=poll, by=maude, at=NOON)
    if moment == "archived":
        poll.plan.initiative.archive(by=maude, at=NOON)
        answers, closes = (one if one is MISSING else FORBIDDEN for one in (answers, closes))
    client = sign_in(request.getfixturevalue(who))

    for deed in ("reponse", "objection", "oubli"):
        sent = client.post(f"{ROOT}votes/{poll.pk}/{deed}/", {"stance": "CONSENT"})
        assert sent.status_code == answers, deed
    assert client.post(f"{ROOT}votes/{poll.pk}/fermeture/").status_code == closes
    assert poll.answers.count() == 0


def test_the_votes_are_listed_in_a_handful_of_queries(
    sign_in, poll, maude, django_assert_max_num_queries
):
    client = sign_in(maude)
    with django_assert_max_num_queries(8):
        client.get(f"{ROOT}votes/")
    with django_assert_max_num_queries(12):
        client.get(f"{ROOT}votes/{poll.pk}/")


def test_the_paper_tells_what_the_vote_came_to_and_names_nobody(poll, yvon, maude):
    take_stance(poll=poll, stance="CONSENT", reason="Oui.", by=yvon, at=NOON)
    closed = close_poll(poll=poll, by=maude, at=NOON)
    adopt_plan(
        plan=closed.plan, on=TODAY, present="Toutes", dissent="", by=maude, at=NOON, poll=closed
    )

    paper = as_paper(lay_plan(open_plan_of(closed.plan.initiative)), on=TODAY)

    assert "atteint" in paper["vote"]
    assert "Yvon" not in paper["vote"]
    assert "Oui." not in paper["vote"]
