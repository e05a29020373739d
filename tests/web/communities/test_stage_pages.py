"""Telling where an initiative stands."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from impact.presence.communities import operations
from impact.presence.communities.course import course_of
from impact.presence.communities.queries import active_stages_of

ROOT = "/demarches/le-jardin-des-voisins/etapes/"
TODAY = timezone.localdate


@pytest.fixture
def maude_at_work(signed_in, initiative, maude):
    return signed_in(maude)


@pytest.fixture
def move(maude_at_work, stage):
    """Ask for another main stage as the form does."""

    def to(code, *, seen="S3", on=None, lesson=""):
        told = {
            "to": stage(code).pk,
            "seen": stage(seen).pk,
            "on": (on or TODAY()).isoformat(),
            "lesson": lesson,
        }
        return maude_at_work.post(f"{ROOT}principale/", told, follow=True)

    return to


def _words(response):
    return unescape(response.content.decode())


def test_the_form_of_a_day_proposes_today(maude_at_work):
    page = maude_at_work.get(f"{ROOT}nouvelle/").content.decode()

    assert f'value="{TODAY().isoformat()}"' in page
    assert f'max="{TODAY().isoformat()}"' in page


def test_a_stage_starts(maude_at_work, initiative, stage):
    told = {"stage": stage("S5").pk, "on": TODAY().isoformat()}

    page = _words(maude_at_work.post(f"{ROOT}nouvelle/", told, follow=True))

    assert "L’étape « Planification et arrimage des ressources » est commencée." in page
    assert stage("S5") in active_stages_of(initiative)


@pytest.mark.parametrize("days", [1, 400])
def test_no_stage_starts_on_a_day_to_come(maude_at_work, initiative, stage, days):
    on = TODAY() + timedelta(days=days)

    page = _words(
        maude_at_work.post(f"{ROOT}nouvelle/", {"stage": stage("S5").pk, "on": on.isoformat()})
    )

    assert "Cette date est encore à venir." in page
    assert stage("S5") not in active_stages_of(initiative)


def test_a_stage_ends_not_before_it_started(maude_at_work, initiative):
    span = initiative.spans.get(stage__code="S2")
    early = span.started_on - timedelta(days=1)

    page = _words(maude_at_work.post(f"{ROOT}{span.pk}/fin/", {"on": early.isoformat()}))
    assert "Une étape ne peut pas finir avant d’avoir commencé." in page

    maude_at_work.post(f"{ROOT}{span.pk}/fin/", {"on": TODAY().isoformat()})
    span.refresh_from_db()
    assert span.ended_on == TODAY()


def test_ending_the_main_stage_leads_to_choosing_another(maude_at_work, initiative):
    main = course_of(initiative).standing.main

    assert maude_at_work.get(f"{ROOT}{main.pk}/fin/")["Location"] == f"{ROOT}principale/"


def test_going_forward_asks_nothing_more(move, initiative):
    move("S4")

    assert course_of(initiative).standing.main.stage.code == "S4"


def test_going_back_asks_what_was_learned_and_tells_it(move, initiative):
    refusal = move("S1")
    assert "Dites en quelques mots ce que vous avez appris." in _words(refusal)
    assert course_of(initiative).standing.main.stage.code == "S3"

    page = _words(move("S1", lesson="Il manquait les familles."))
    assert "l’équipe choisit de revenir à « Émergence »" in page
    assert "Il manquait les familles." in page


def test_two_coordinators_moving_at_once_are_told(move, initiative):
    move("S4")

    page = _words(move("S5", seen="S3"))

    assert "Quelqu’un a changé l’étape principale pendant ce temps." in page
    assert course_of(initiative).standing.main.stage.code == "S4"


def test_a_slip_of_today_is_taken_back(move, maude_at_work, initiative):
    move("S8")
    slip = initiative.moves.last()
    assert f"passages/{slip.pk}/annulation/" in _words(maude_at_work.get(ROOT))

    maude_at_work.post(f"{ROOT}passages/{slip.pk}/annulation/")

    assert course_of(initiative).standing.main.stage.code == "S3"
    assert "annulation" not in _words(maude_at_work.get(ROOT))


def test_a_stage_written_by_mistake_is_removed(maude_at_work, initiative, stage):
    maude_at_work.post(f"{ROOT}nouvelle/", {"stage": stage("S7").pk, "on": TODAY().isoformat()})
    span = initiative.spans.get(stage__code="S7")
    assert f"{span.pk}/retrait/" in _words(maude_at_work.get(ROOT))

    maude_at_work.post(f"{ROOT}{span.pk}/retrait/")

    assert stage("S7") not in active_stages_of(initiative)


def test_dates_are_set_right_and_impossible_ones_are_refused(maude_at_work, initiative):
    span = initiative.spans.get(stage__code="S2")
    page = f"{ROOT}{span.pk}/dates/"
    earlier = span.started_on - timedelta(days=30)

    refusal = maude_at_work.post(page, {"started_on": (TODAY() + timedelta(days=3)).isoformat()})
    assert "Cette date est encore à venir." in _words(refusal)

    maude_at_work.post(page, {"started_on": earlier.isoformat()})
    span.refresh_from_db()
    assert span.started_on == earlier


def test_a_member_reads_without_the_deeds(signed_in, team, solange):
    page = signed_in(solange).get(ROOT).content.decode()

    assert "Étape principale" in page
    assert "Changer d’étape principale" not in page


def test_a_date_of_long_ago_is_taken_for_a_slip(maude_at_work, initiative):
    span = initiative.spans.get(stage__code="S2")

    page = _words(maude_at_work.post(f"{ROOT}{span.pk}/dates/", {"started_on": "1800-01-01"}))

    assert "Cette date remonte à plus de 30 ans. Vérifiez l’année." in page


def test_dates_that_overlap_say_which_others(maude_at_work, initiative, stage):
    ended = initiative.spans.get(stage__code="S2")
    operations.end_stage(span=ended, on=TODAY(), by=initiative.moves.first().by, at=timezone.now())
    told = {"stage": stage("S2").pk, "on": ended.started_on.isoformat()}

    page = _words(maude_at_work.post(f"{ROOT}nouvelle/", told))

    assert "cette étape était déjà active du 6 mars 2025 au" in page
