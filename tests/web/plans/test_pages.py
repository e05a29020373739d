"""The pages of a plan, from a hole to an adoption, and what one takes away of it."""

from datetime import timedelta
from html import unescape
from http import HTTPStatus
from io import StringIO

import icalendar
import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from impact.journeys.plans.models import Action, Goal, Plan
from impact.journeys.plans.operations import (
    Deed,
    add_action,
    choose_reminders,
    drop_goal,
    revise_action,
    take_up_goal,
)
from tests.cast import NOON

ROOT = "/demarches/le-jardin-des-voisins/plan/"


@pytest.fixture
def as_maude(client, maude, initiative):
    client.force_login(maude)
    return client


def test_without_a_plan_the_page_says_how_to_begin(as_maude):
    page = as_maude.get(ROOT).content.decode()

    assert "pas de plan en cours" in page
    assert f"{ROOT}nouveau/" in page


def test_from_a_hole_one_begins_the_plan_then_the_objective(as_maude, competency):
    first = as_maude.get(f"{ROOT}objectifs/nouveau/?competence=C3")
    assert first["Location"] == f"{ROOT}nouveau/?competence=C3"

    second = as_maude.post(first["Location"], {"title": "Automne"})
    assert second["Location"] == f"{ROOT}objectifs/nouveau/?competence=C3"
    third = as_maude.get(second["Location"])

    assert competency("C3").description[:40] in unescape(third.content.decode())
    assert third.context["form"].initial["competency"] == competency("C3")


def test_an_objective_leads_to_the_responses_side_by_side(as_maude, plan, competency):
    told = {"competency": competency("C3").pk, "statement": "Être trois"}

    response = as_maude.post(f"{ROOT}objectifs/nouveau/", told, follow=True)

    page = response.content.decode()
    assert Goal.objects.get().statement == "Être trois"
    assert page.count('class="route ') == 15
    assert page.index("Est-ce bien une question") < page.index("Mentorat ou jumelage")
    assert page.index("Mentorat ou jumelage") < page.index("Formation courte")


def test_a_missing_statement_is_said_and_nothing_typed_is_lost(as_maude, plan, competency):
    told = {"competency": competency("C3").pk, "statement": ""}

    page = as_maude.post(f"{ROOT}objectifs/nouveau/", told)

    assert page.context["form"].errors["statement"]
    assert f'value="{competency("C3").pk}" selected' in page.content.decode()


def test_five_answers_say_that_training_is_not_the_question(as_maude, goal):
    answers = {"MANDATE": "NO", "TIME": "NO", "TOOLS": "NO", "RULES": "YES", "RELATIONS": "YES"}

    page = as_maude.post(f"{ROOT}objectifs/{goal.pk}/question/", answers, follow=True)

    told = page.content.decode()
    assert "Non, pas pour l’instant" in told
    assert "Clarifiez le mandat" in told


def test_a_response_becomes_an_action_with_who_and_when(as_maude, goal, maude):
    address = f"{ROOT}objectifs/{goal.pk}/actions/nouvelle/?reponse=mentorat"
    assert as_maude.get(address).context["form"].initial["response"] == "mentorat"

    as_maude.post(
        address,
        {
            "title": "Jumeler",
            "response": "mentorat",
            "owner": maude.pk,
            "due_on": "2030-01-31",
            "status": "TO_DO",
        },
    )

    action = Action.objects.get()
    assert (action.owner, action.response, str(action.due_on)) == (maude, "mentorat", "2030-01-31")


def test_an_action_is_not_given_to_a_stranger(as_maude, goal, odette):
    told = {"title": "Jumeler", "owner": odette.pk, "status": "TO_DO"}

    page = as_maude.post(f"{ROOT}objectifs/{goal.pk}/actions/nouvelle/", told)

    assert page.context["form"].errors["owner"]
    assert not Action.objects.exists()


def test_two_who_write_at_once_both_keep_their_words(as_maude, goal, solange):
    take_up_goal(goal=goal, statement="Ce que Solange a écrit", revision=1, by=solange, at=NOON)

    page = as_maude.post(
        f"{ROOT}objectifs/{goal.pk}/enonce/", {"statement": "Ce que j’écris", "revision": 1}
    )

    told = unescape(page.content.decode())
    assert page.status_code == HTTPStatus.CONFLICT
    assert "Ce que Solange a écrit" in told
    assert "Ce que j’écris" in told
    assert 'name="revision" value="2"' in told


def test_two_who_change_an_action_at_once_are_both_shown(as_maude, action, solange):
    theirs = Deed(title="Jumeler", result="Solange l’a faite", status="DONE")
    revise_action(action=action, deed=theirs, revision=1, by=solange, at=NOON)

    page = as_maude.post(
        f"{ROOT}actions/{action.pk}/", {"title": "Autrement", "status": "TO_DO", "revision": 1}
    )

    told = unescape(page.content.decode())
    assert page.status_code == HTTPStatus.CONFLICT
    assert "Solange l’a faite" in told
    assert 'value="Autrement"' in told


def test_the_plan_is_adopted_with_who_was_there_and_who_disagreed(as_maude, goal):
    as_maude.post(
        f"{ROOT}adoption/",
        {"adopted_on": "2025-05-05", "present": "Maude, Solange", "dissent": "Yvon hésite"},
    )

    page = as_maude.get(ROOT).content.decode()
    assert "Adopté le" in page
    assert "Maude, Solange" in page
    assert "Yvon hésite" in page


def test_a_plan_that_changed_since_its_adoption_says_so(as_maude, goal, maude):
    as_maude.post(f"{ROOT}adoption/", {"adopted_on": "2025-05-05", "present": "Toutes"})
    add_action(goal=goal, deed=Deed(title="Après"), by=maude, at=NOON)

    assert "Il a changé depuis" in as_maude.get(ROOT).content.decode()


def test_an_objective_put_aside_leaves_the_plan(as_maude, goal, maude):
    drop_goal(goal=goal, by=maude, at=NOON)

    assert goal.statement not in unescape(as_maude.get(ROOT).content.decode())


def test_a_closed_plan_stays_readable_among_the_plans(as_maude, goal):
    as_maude.post(f"{ROOT}cloture/")

    past = as_maude.get(f"/demarches/le-jardin-des-voisins/plans/{goal.plan_id}/")
    assert goal.statement in unescape(past.content.decode())
    assert "Ajouter un objectif" not in past.content.decode()


def test_the_plan_goes_to_paper_spreadsheet_and_calendar(as_maude, goal, maude):
    deed = Deed(title="Jumeler, puis raconter", owner=maude, due_on=NOON.date())
    add_action(goal=goal, deed=deed, by=maude, at=NOON)

    assert as_maude.get(f"{ROOT}plan.pdf").content.startswith(b"%PDF")
    table = as_maude.get(f"{ROOT}plan.csv").content.decode("utf-8-sig")
    assert '"Jumeler, puis raconter"' in table
    calendar = icalendar.Calendar.from_ical(as_maude.get(f"{ROOT}plan.ics").content)
    event = calendar.walk("VEVENT")[0]
    assert (event["summary"], event.decoded("dtstart")) == ("Jumeler, puis raconter", NOON.date())


def test_reminders_leave_by_mail_once_to_whoever_asked(as_maude, action, maude, initiative):
    day = timezone.localdate() + timedelta(days=3)
    deed = Deed(title="Rencontrer dix familles", owner=maude, due_on=day)
    revise_action(action=action, deed=deed, revision=1, by=maude, at=NOON)
    choose_reminders(person=maude, initiative=initiative, wanted=True, at=NOON)

    call_command("send_reminders", site="https://impact.test/", stdout=StringIO())
    call_command("send_reminders", site="https://impact.test/", stdout=StringIO())

    letter = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert letter.to == [maude.email]
    assert f"https://impact.test{ROOT}actions/{action.pk}/" in letter.body


def test_a_long_plan_takes_no_more_queries(
    as_maude, plan, competency, maude, django_assert_max_num_queries
):
    for code in ["A1", "B1", "C1", "C2", "D1", "E1", "F1", "G1", "H1", "I1"]:
        goal = Goal.objects.create(
            plan=plan,
            competency=competency(code),
            statement=code,
            created_by=maude,
            created_at=NOON,
        )
        for number in range(5):
            Action.objects.create(
                goal=goal, title=f"{number}", owner=maude, created_by=maude, created_at=NOON
            )

    with django_assert_max_num_queries(12):
        as_maude.get(ROOT)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "told"),
    [(timezone.localdate() + timedelta(days=1), "pas encore venu"), ("1990-01-01", "bien loin")],
)
def test_an_adoption_has_a_day_that_can_be_true(as_maude, goal, day, told):
    page = as_maude.post(f"{ROOT}adoption/", {"adopted_on": day, "present": "Toutes"})

    assert told in unescape(page.content.decode())
    assert "Toutes" in page.content.decode()
    assert not goal.plan.adoptions.exists()


def test_the_title_and_horizon_of_a_plan_can_be_put_right(as_maude, plan):
    told = {"title": "Notre hiver", "horizon_on": "2030-03-01", "revision": plan.revision}

    page = as_maude.post(f"{ROOT}titre/", told, follow=True).content.decode()

    assert "Notre hiver" in page
    assert "1er mars 2030" in page


def test_two_who_rename_a_plan_at_once_lose_nothing(as_maude, plan):
    as_maude.post(f"{ROOT}titre/", {"title": "Celui de l’une", "revision": 1})

    page = as_maude.post(f"{ROOT}titre/", {"title": "Celui de l’autre", "revision": 1})

    told = unescape(page.content.decode())
    assert page.status_code == HTTPStatus.CONFLICT
    assert "Celui de l’une" in told
    assert 'value="Celui de l’autre"' in told


def test_an_open_action_whose_day_has_passed_says_so_quietly(as_maude, goal, maude):
    add_action(goal=goal, deed=Deed(title="Jumeler", due_on=NOON.date()), by=maude, at=NOON)

    assert "Date passée, à revoir" in unescape(as_maude.get(ROOT).content.decode())


def test_a_text_too_long_is_said_and_kept_whole(as_maude, goal):
    long = "mot " * 600

    page = as_maude.post(
        f"{ROOT}objectifs/{goal.pk}/enonce/", {"statement": long, "revision": 1}
    ).content.decode()

    assert long.strip() in page
    assert "maxlength" not in page.split("<textarea")[1].split(">")[0]
    assert 'aria-invalid="true"' in page
