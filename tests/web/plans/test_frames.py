"""Starting from a template or a frame, and passing one's own on: nothing of anybody leaves."""

from html import unescape
from http import HTTPStatus

import pytest

from impact.journeys.plans.frames import FrameAction, FrameGoal
from impact.journeys.plans.models import Action, Goal, PlanFrame
from impact.journeys.plans.operations import (
    Deed,
    Parcel,
    add_action,
    add_comment,
    adopt_plan,
    close_plan,
    pass_on_frame,
    withdraw_frame,
)
from tests.cast import NOON, TODAY

ROOT = "/demarches/le-jardin-des-voisins/plan/"
THERE = "/demarches/la-corvee-du-rang/plan/"
PASSING = f"{ROOT}trames/transmission/"


@pytest.fixture
def as_maude(client, team, maude):
    client.force_login(maude)
    return client


@pytest.fixture
def frame(initiative, competency, maude) -> PlanFrame:
    goal = FrameGoal(
        competency("C3").thread, "Rejoindre", (FrameAction("Jumeler deux personnes", "mentorat"),)
    )
    parcel = Parcel("Tenir l’hiver", "Une petite ville", ["S5"], ["COO"], [goal])
    return pass_on_frame(initiative=initiative, parcel=parcel, by=maude, at=NOON)


def read(client, path):
    return unescape(client.get(path).content.decode())


def sent(goal, **more):
    action = goal.actions.get()
    told = {
        "title": "Tenir l’hiver",
        "stages": ["S5"],
        "roles": ["COO"],
        f"objectif-{goal.pk}": "Rejoindre",
        f"action-{action.pk}": "Jumeler deux personnes",
    }
    return told | more


def test_templates_of_the_team_s_stage_come_first(as_maude):
    page = read(as_maude, f"{ROOT}gabarits/")

    assert page.index("Devenir une équipe") < page.index("Préparer la relève")


def test_templates_are_found_by_stage_and_role(as_maude):
    page = read(as_maude, f"{ROOT}gabarits/?etape=S8&role=ELU")

    assert "Préparer la relève" in page
    assert "Devenir une équipe" not in page
    assert "Aucun gabarit" in read(as_maude, f"{ROOT}gabarits/?etape=S8&role=EVA")


def test_a_plan_begins_with_the_objectives_one_ticks(as_maude):
    told = {"titre": "Notre hiver", "objectifs": ["0", "2"]}

    as_maude.post(f"{ROOT}gabarits/devenir-une-equipe/", told)

    goals = Goal.objects.order_by("pk")
    assert [goal.competency.code for goal in goals] == ["D4", "D2"]
    assert goals[0].plan.title == "Notre hiver"
    assert not Action.objects.filter(owner__isnull=False).exists()


def test_nothing_ticked_is_said_and_begins_no_plan(as_maude):
    page = as_maude.post(f"{ROOT}gabarits/devenir-une-equipe/", {"titre": "Notre hiver"})

    told = unescape(page.content.decode())
    assert "Cochez au moins un objectif" in told
    assert 'value="Notre hiver"' in told
    assert not Goal.objects.exists()


def test_a_template_fills_the_plan_one_has_and_changes_nothing_of_it(as_maude, goal):
    page = read(as_maude, f"{ROOT}gabarits/ecouter-avant-de-choisir/")
    assert "s’ajoutera à votre plan «\u00a0Notre automne\u00a0»" in page

    as_maude.post(f"{ROOT}gabarits/ecouter-avant-de-choisir/", {"objectifs": ["1", "2"]})

    assert goal.plan.goals.count() == 2
    goal.refresh_from_db()
    assert goal.statement.startswith("Que nous soyons trois")


def test_an_unknown_template_is_not_found(as_maude):
    assert as_maude.get(f"{ROOT}gabarits/rien/").status_code == HTTPStatus.NOT_FOUND


def test_before_passing_on_names_are_seen_and_everything_is_shown(as_maude, action, goal):
    action.title = "Jumeler Solange et Rosalie"
    action.save()
    page = read(as_maude, PASSING)
    assert "Rosalie, Solange" in page

    preview = as_maude.post(PASSING, sent(goal))

    shown = unescape(preview.content.decode())
    assert "Voici ce qui partira, et rien d’autre" in shown
    assert "Des noms à relire" not in shown
    assert not PlanFrame.objects.exists()


def test_a_name_left_in_the_words_is_told_again_before_it_leaves(as_maude, action, goal):
    preview = as_maude.post(PASSING, sent(goal, words="Avec l’aide de Ginette"))

    assert "Ginette. Une trame ne nomme personne" in unescape(preview.content.decode())


def test_what_leaves_is_what_was_shown_and_nothing_of_the_plan_s_people(
    as_maude, action, goal, maude, odette, other_initiative
):
    deed = Deed(title="Secret de Maude", owner=maude, due_on=TODAY, result="Bien allé")
    hidden = add_action(goal=goal, deed=deed, by=maude, at=NOON)
    add_comment(plan=goal.plan, goal=goal, text="Entre nous", by=maude, at=NOON)
    adopt_plan(plan=goal.plan, on=TODAY, present="Maude", dissent="Yvon", by=maude, at=NOON)
    told = {**sent_one(goal, action), f"action-{hidden.pk}": "", "transmettre": "oui"}
    as_maude.post(PASSING, told)
    frame = PlanFrame.objects.get()

    as_maude.force_login(odette)
    page = read(as_maude, f"{THERE}trames/{frame.pk}/")

    assert "Jumeler deux personnes" in page
    for secret in ("Maude", "Secret", "Bien allé", "Entre nous", "Yvon", "jardin", str(TODAY)):
        assert secret not in page
        assert secret not in str(frame.frame)


def sent_one(goal, action):
    return {
        "title": "Tenir l’hiver",
        "stages": ["S5"],
        f"objectif-{goal.pk}": "Rejoindre",
        f"action-{action.pk}": "Jumeler deux personnes",
    }


def test_one_goes_back_to_the_words_without_losing_them(as_maude, action, goal):
    page = as_maude.post(PASSING, sent(goal, words="Une petite ville", relire="oui"))

    assert "Une petite ville" in page.content.decode()
    assert "Voir exactement ce qui partira" in unescape(page.content.decode())


def test_an_emptied_frame_is_refused_and_told(as_maude, action, goal):
    page = as_maude.post(PASSING, sent(goal, **{f"objectif-{goal.pk}": "", "transmettre": "oui"}))

    assert "une trame vide n’aide personne" in unescape(page.content.decode())
    assert not PlanFrame.objects.exists()


def test_a_closed_plan_still_gives_its_frame(as_maude, action, goal, maude):
    close_plan(plan=goal.plan, by=maude, at=NOON)
    assert f"{PASSING}?plan={goal.plan_id}" in read(
        as_maude, f"/demarches/le-jardin-des-voisins/plans/{goal.plan_id}/"
    )

    as_maude.post(f"{PASSING}?plan={goal.plan_id}", sent(goal, transmettre="oui"))

    assert PlanFrame.objects.get().frame["goals"][0]["statement"] == "Rejoindre"


def test_another_community_finds_the_frame_and_starts_from_it(
    client, frame, odette, other_initiative
):
    client.force_login(odette)
    assert "Tenir l’hiver" in read(client, f"{THERE}trames/?etape=S5")
    assert "Tenir l’hiver" not in read(client, f"{THERE}trames/?etape=S8")

    client.post(f"{THERE}trames/{frame.pk}/", {"titre": "Le nôtre", "objectifs": ["0"]})

    goal = Goal.objects.get(plan__initiative=other_initiative)
    assert (goal.statement, goal.actions.get().title) == ("Rejoindre", "Jumeler deux personnes")


def test_a_withdrawn_frame_is_read_no_more_and_what_began_from_it_stays(
    client, frame, odette, maude, other_initiative
):
    client.force_login(odette)
    client.post(f"{THERE}trames/{frame.pk}/", {"titre": "Le nôtre", "objectifs": ["0"]})

    withdraw_frame(frame=frame, by=maude, at=NOON)

    assert client.get(f"{THERE}trames/{frame.pk}/").status_code == HTTPStatus.NOT_FOUND
    assert "Tenir l’hiver" not in read(client, f"{THERE}trames/")
    assert Goal.objects.filter(plan__initiative=other_initiative).exists()


def test_withdrawing_says_first_what_cannot_be_recalled(as_maude, frame):
    page = read(as_maude, f"{ROOT}trames/{frame.pk}/retrait/")

    assert "Ce qui ne se reprend pas" in page
    as_maude.post(f"{ROOT}trames/{frame.pk}/retrait/")
    frame.refresh_from_db()
    assert frame.withdrawn_at is not None


@pytest.mark.parametrize("who", ["solange", "odette", "rosalie", "theo"])
def test_only_coordination_passes_on_and_takes_back(client, team, frame, goal, who, request):
    client.force_login(request.getfixturevalue(who))
    refused = HTTPStatus.FORBIDDEN if who == "solange" else HTTPStatus.NOT_FOUND

    for path in (PASSING, f"{ROOT}trames/{frame.pk}/retrait/"):
        assert client.get(path).status_code == refused
        assert client.post(path, {"transmettre": "oui"}).status_code == refused


def test_one_team_does_not_take_back_the_frame_of_another(client, frame, odette, other_initiative):
    client.force_login(odette)

    response = client.post(f"{THERE}trames/{frame.pk}/retrait/")

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_many_frames_take_no_more_queries(
    client, frame, odette, other_initiative, django_assert_max_num_queries
):
    for _ in range(30):
        frame.pk = None
        frame.save()
    client.force_login(odette)

    with django_assert_max_num_queries(12):
        client.get(f"{THERE}trames/")
