"""Commenting the plan and its objectives, and what an action that ends calls for."""

from html import unescape
from http import HTTPStatus

import pytest
from django.core import mail

from impact.journeys.empowerment.models import LogEntry
from impact.journeys.plans.models import Action, Comment
from impact.journeys.plans.operations import (
    Deed,
    add_action,
    add_comment,
    remove_comment,
    revise_action,
)
from tests.cast import NOON, TODAY

ROOT = "/demarches/le-jardin-des-voisins/plan/"


@pytest.fixture
def as_solange(client, team, solange):
    client.force_login(solange)
    return client


@pytest.fixture
def theirs(goal, team, bastien) -> Comment:
    return add_comment(plan=goal.plan, goal=None, text="Et l’hiver?", by=bastien, at=NOON)


def read(client, path):
    return unescape(client.get(path).content.decode())


def test_a_comment_is_read_by_the_team_and_sends_no_mail(as_solange, goal):
    as_solange.post(f"{ROOT}commentaires/", {"text": "Et l’hiver?"})
    as_solange.post(f"{ROOT}objectifs/{goal.pk}/commentaires/", {"text": "Trois, c’est beaucoup"})

    assert "Et l’hiver?" in read(as_solange, ROOT)
    assert "1 commentaire" in read(as_solange, ROOT)
    assert "Trois, c’est beaucoup" in read(as_solange, f"{ROOT}objectifs/{goal.pk}/")
    assert mail.outbox == []


@pytest.mark.parametrize("text", ["", "mot " * 600])
def test_a_comment_that_cannot_be_kept_is_given_back_whole(as_solange, goal, text):
    page = as_solange.post(f"{ROOT}commentaires/", {"text": text})

    assert page.context["form"].errors["text"]
    assert text.strip() in page.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("bastien", HTTPStatus.FOUND),
        ("maude", HTTPStatus.FOUND),
        ("solange", HTTPStatus.FORBIDDEN),
        ("odette", HTTPStatus.NOT_FOUND),
        ("rosalie", HTTPStatus.NOT_FOUND),
    ],
)
def test_a_comment_is_removed_by_its_author_or_the_coordination(
    client, theirs, who, status, request
):
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"{ROOT}commentaires/{theirs.pk}/retrait/").status_code == status
    theirs.refresh_from_db()
    assert (theirs.removed_at is not None) is (status == HTTPStatus.FOUND)


def test_the_team_reads_that_the_coordination_removed_something(as_solange, theirs, maude):
    remove_comment(comment=theirs, by=maude, at=NOON)

    page = read(as_solange, ROOT)

    assert "retiré par la coordination" in page
    assert "Et l’hiver?" not in page


def test_a_removal_is_undone_from_the_page(client, goal, team, solange):
    client.force_login(solange)
    client.post(f"{ROOT}commentaires/", {"text": "Et l’hiver?"})
    pk = Comment.objects.get().pk
    client.post(f"{ROOT}commentaires/{pk}/retrait/")
    assert "Le remettre" in read(client, ROOT)

    client.post(f"{ROOT}commentaires/{pk}/retour/")

    assert "Et l’hiver?" in read(client, ROOT)


def test_a_comment_is_read_and_not_added_once_the_initiative_is_archived(
    as_solange, theirs, maude, initiative
):
    initiative.archive(by=maude, at=NOON)

    assert "Et l’hiver?" in read(as_solange, ROOT)
    assert as_solange.post(f"{ROOT}commentaires/", {"text": "?"}).status_code == 403


def end(action, by, **more):
    deed = Deed(title=action.title, owner=action.owner, status=Action.Status.DONE, **more)
    return revise_action(action=action, deed=deed, revision=1, by=by, at=NOON)


def test_an_action_that_ends_proposes_to_look_again_and_shows_a_sign(as_solange, action, maude):
    told = {"title": "Jumeler", "status": "DONE", "owner": maude.pk, "revision": 1}

    page = as_solange.post(f"{ROOT}actions/{action.pk}/", told, follow=True)

    shown = unescape(page.content.decode())
    assert page.redirect_chain[-1][0] == f"{ROOT}actions/{action.pk}/suites/"
    assert "autoevaluation/?competence=C3" in shown
    assert "C’est un signe, pas une preuve" in shown
    assert "Fragile" in shown


def test_a_collective_competency_is_the_group_s_to_look_at(as_solange, plan, competency, maude):
    goal = plan.goals.create(
        competency=competency("D4"), statement="Nous", created_by=maude, created_at=NOON
    )
    action = end(add_action(goal=goal, deed=Deed(title="Fêter"), by=maude, at=NOON), maude)

    page = read(as_solange, f"{ROOT}actions/{action.pk}/suites/")

    assert "/consensus/D4/" in page
    assert "/ateliers/?competence=D4" in page
    assert "autoevaluation/?competence" not in page


def test_who_may_not_prepare_a_workshop_is_told_who_does(as_solange, client, initiative, maude):
    there = "/demarches/le-jardin-des-voisins/ateliers/?competence=D4"
    told = read(as_solange, there)
    client.force_login(maude)

    assert "Dites-lui que vous voulez en parler." in told
    assert "/ateliers/nouveau/" not in told
    assert "/ateliers/nouveau/?competence=D4" in read(client, there)


def test_a_workshop_begins_with_the_competency_of_the_address(client, initiative, maude, goal):
    client.force_login(maude)

    page = client.get("/demarches/le-jardin-des-voisins/ateliers/nouveau/?competence=D4")

    assert len(page.context["form"].initial["competencies"]) == 1


def test_traces_are_chosen_among_the_entries_of_the_team(as_solange, action, maude, initiative):
    entries = [
        LogEntry.objects.create(
            initiative=initiative,
            kind="EVENT",
            happened_on=TODAY,
            title=title,
            created_by=maude,
            created_at=NOON,
        )
        for title in ("Trente personnes", "La corvée")
    ]

    as_solange.post(f"{ROOT}actions/{action.pk}/traces/", {"entries": [entries[0].pk]})

    assert list(action.traces.all()) == entries[:1]
    assert "1 trace au journal de bord" in read(as_solange, ROOT)
    as_solange.post(f"{ROOT}actions/{action.pk}/traces/", {})
    assert not action.traces.exists()


def test_an_entry_of_another_team_is_no_trace(as_solange, action, odette, other_initiative):
    foreign = LogEntry.objects.create(
        initiative=other_initiative,
        kind="EVENT",
        happened_on=TODAY,
        title="Ailleurs",
        created_by=odette,
        created_at=NOON,
    )

    as_solange.post(f"{ROOT}actions/{action.pk}/traces/", {"entries": [foreign.pk]})

    assert not action.traces.exists()


def test_a_busy_plan_takes_no_more_than_twelve_queries(
    client, goal, team, maude, theirs, django_assert_max_num_queries
):
    client.force_login(maude)
    for number in range(4):
        action = add_action(goal=goal, deed=Deed(title=f"{number}", owner=maude), by=maude, at=NOON)
        Action.objects.filter(pk=action.pk).update(status="DONE", done_on=TODAY)

    with django_assert_max_num_queries(12):
        client.get(ROOT)
