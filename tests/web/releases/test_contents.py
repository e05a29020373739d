"""What may leave of each thing, and what never does."""

from datetime import date

import pytest
from django.utils import timezone

from impact.journeys.empowerment import operations as empowerment
from impact.journeys.empowerment.models import Appraisal, PhotoConsent
from impact.journeys.plans.models import Comment, Goal
from impact.journeys.plans.operations import Deed, add_action, adopt_plan, check_question
from impact.presence.communities.operations import join
from impact.presence.releases.operations import NothingToTell
from tests.answers import agree
from tests.cast import NOON, TODAY
from tests.web.releases.conftest import NAMES


@pytest.fixture
def full_plan(plan, goal, team, maude, solange):
    """A plan with all that must stay home."""
    Comment.objects.create(plan=plan, text="Yvon traîne", by=maude, at=NOON)
    Goal.objects.filter(pk=goal.pk).update(status_then="FRAGILE")
    check_question(goal=goal, answers={"TIME": "NO"}, note="Noémie est débordée", by=maude, at=NOON)
    due, done = date(2025, 7, 14), date(2025, 4, 3)
    deed = Deed(title="Jumeler", owner=solange, due_on=due, status="DONE", result="Huit fois.")
    action = add_action(goal=goal, deed=deed, by=maude, at=NOON)
    type(action).objects.filter(pk=action.pk).update(status="DONE", done_on=done)
    adopt_plan(
        plan=plan,
        on=TODAY,
        present="Bastien Laforest",
        dissent="Ginette Desrosiers",
        by=maude,
        at=NOON,
    )


def test_a_plan_says_neither_who_nor_when(full_plan, prepare):
    told = str(prepare("PLAN").content)

    assert "Jumeler" in told
    assert "Huit fois." in told
    hidden = ["FRAGILE", "débordée", "traîne", "juillet", "avril", "2025-07", "2025-04"]
    assert [word for word in (*hidden, *NAMES) if word in told] == []


@pytest.fixture
def told_together(draft, compass, maude) -> Appraisal:
    judged = empowerment.Judged(level=2, reasons="On décide.", dissent="Une personne dit un.")
    component = compass.components.get(code="com-capital")
    empowerment.judge(appraisal=draft, component=component, judged=judged)
    return empowerment.close_together(appraisal=draft, by=maude, at=NOON)


@pytest.mark.parametrize("is_told", [False, True])
def test_dissent_leaves_only_if_the_team_says_so(told_together, prepare, is_told):
    told = str(prepare("APPRAISAL", with_dissent=is_told).content)

    assert "On décide." in told
    assert ("Une personne dit un." in told) == is_told
    assert [name for name in NAMES if name in told] == []


@pytest.fixture
def answered_alone(opened_round, person, initiative, sheet, maude):
    """Close a round this many people answered: `answered_alone(10)`."""

    def hold(people: int) -> Appraisal:
        for number in range(people):
            someone = person(f"Voisine {number}")
            join(initiative=initiative, person=someone, roles=[], at=NOON)
            level = 0 if number == 0 else 3
            empowerment.answer_alone(appraisal=opened_round, answers=sheet(level), by=someone)
        return empowerment.close_round(appraisal=opened_round, by=maude, at=NOON)

    return hold


def test_nine_answers_without_a_name_stay_home(answered_alone, prepare):
    assert answered_alone(9).results

    with pytest.raises(NothingToTell):
        prepare("APPRAISAL")


def test_ten_leave_as_the_nearest_level_and_nothing_more(answered_alone, prepare):
    answered_alone(10)

    content = prepare("APPRAISAL").content

    pieces = [piece for part in content["parts"] for piece in part["pieces"]]
    assert {(piece["level"], piece["status"][:6]) for piece in pieces} == {(3, "Autour")}
    assert all(piece["texts"] == [] for piece in pieces)
    assert "2,7" not in str(content)
    assert "10" not in str(pieces)


def test_a_coverage_tells_what_the_group_agreed_on(initiative, team, prepare, maude):
    agree(initiative, "D4", 2, by=maude, at=NOON)
    agree(initiative, "E1", None, by=maude, at=NOON)

    parts = prepare("COVERAGE").content["parts"]

    told = {piece["head"]["text"]: piece["sign"] for part in parts for piece in part["pieces"]}
    assert "unknown" in told.values()
    assert not {"solid", "to-develop", "underway"}.isdisjoint(told.values())


def test_a_team_that_agreed_on_nothing_has_no_coverage_to_let_out(prepare):
    with pytest.raises(NothingToTell):
        prepare("COVERAGE")


@pytest.fixture
def consent(photo, maude):
    def give(use: str) -> None:
        empowerment.note_consent(photo=photo, use=use, given_on=TODAY, by=maude, at=NOON)

    return give


@pytest.mark.parametrize(
    ("audience", "use"),
    [("ORGANIZATION", "REPORT"), ("REGION", "PUBLIC"), ("PUBLIC", "PUBLIC")],
)
@pytest.mark.parametrize("given", ["REPORT", "PUBLIC"])
def test_a_photo_leaves_only_for_the_use_agreed_to(
    client, consent, photo, prepare, decide, audience, use, given
):
    consent(given)
    release = decide(prepare("STORY", audience=audience))
    key = release.recipients.create(name="Une", key="k" * 43, added_at=timezone.now()).key
    door = f"/partages/{release.slug}/" if audience == "PUBLIC" else f"/partages/recu/{key}/"

    page = client.get(door).content.decode()
    picture = client.get(f"{door}photos/{photo.pk}.jpg")

    assert (f"photos/{photo.pk}.jpg" in page) == (use == given)
    assert picture.status_code == (200 if use == given else 404)
    assert "La grande corvée" in page


def test_a_consent_withdrawn_takes_the_photo_out_of_what_was_frozen(
    client, consent, photo, prepare, decide, maude
):
    consent(PhotoConsent.Use.PUBLIC)
    release = decide(prepare("STORY", audience="PUBLIC"))
    door = f"/partages/{release.slug}/"
    assert client.get(f"{door}photos/{photo.pk}.jpg")["Content-Type"] == "image/jpeg"
    light = len(client.get(f"{door}partage.pdf").content)

    empowerment.withdraw_consent(photo=photo, use="PUBLIC", by=maude, at=NOON)

    assert client.get(f"{door}photos/{photo.pk}.jpg").status_code == 404
    assert "<img" not in client.get(door).content.decode()
    assert photo.alt not in client.get(f"{door}partage.json").content.decode()
    assert len(client.get(f"{door}partage.pdf").content) < light


def test_a_photo_whose_file_is_gone_is_not_found_and_stops_no_page(
    client, consent, photo, prepare, decide
):
    consent(PhotoConsent.Use.PUBLIC)
    door = f"/partages/{decide(prepare('STORY', audience='PUBLIC')).slug}/"
    photo.image.storage.delete(photo.image.name)

    assert client.get(f"{door}photos/{photo.pk}.jpg").status_code == 404
    assert client.get(door).status_code == 200
    assert client.get(f"{door}partage.pdf").content.startswith(b"%PDF")


def test_a_photo_opened_alone_can_run_nothing_and_is_kept_nowhere(
    client, consent, photo, prepare, decide
):
    consent(PhotoConsent.Use.PUBLIC)
    door = f"/partages/{decide(prepare('STORY', audience='PUBLIC')).slug}/"

    response = client.get(f"{door}photos/{photo.pk}.jpg")

    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_an_extract_keeps_to_its_days(corvee, vote_of_may, prepare):
    told = str(prepare("LOGBOOK", since=date(2025, 5, 1)).content)

    assert "Le terrain" in told
    assert "La grande corvée" not in told


@pytest.fixture
def vote_of_may(initiative, maude):
    told = empowerment.Told(happened_on=date(2025, 5, 2), title="Le terrain est à nous")
    return empowerment.write_entry(initiative=initiative, told=told, by=maude, at=NOON)


def test_what_the_team_changes_later_changes_nothing(client, recipient, action, maude):
    door = f"/partages/recu/{recipient.key}/"
    before = [client.get(f"{door}{file}").content for file in ("", "partage.csv", "partage.json")]
    initiative = recipient.release.initiative

    action.goal.statement = "Tout autre chose"
    action.goal.save()
    action.delete()
    initiative.name = "Un autre nom"
    initiative.save()

    after = [client.get(f"{door}{file}").content for file in ("", "partage.csv", "partage.json")]
    assert after == before
