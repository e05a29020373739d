"""An initiative at a glance, and its next step."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from impact.knowledge.mobilization.models import Stage
from impact.presence.communities import operations
from impact.presence.communities.course import Line
from impact.presence.communities.moves import Stretch
from impact.web.communities.chart import draw

ROOT = "/demarches/le-jardin-des-voisins/"


@pytest.fixture
def overview(signed_in, initiative):
    return lambda someone: signed_in(someone).get(ROOT)


def test_it_says_what_where_and_at_which_stage(overview, team, solange):
    shown = overview(solange).content.decode()

    for told in [
        "Que chaque coin de la ville ait de quoi manger frais, à pied.",
        "Val-des-Rapides",
        "Constitution de l’acteur collectif",
        "Lecture partagée du milieu",
        "6 personnes",
        "6 mars 2025",
    ]:
        assert told in shown


def test_its_picture_is_told_in_words_too(overview, maude):
    shown = overview(maude).content.decode()

    assert 'role="img" aria-labelledby="titre-du-fil"' in shown
    assert "La démarche commence à l’étape « Constitution de l’acteur collectif »." in shown


def test_nothing_ever_shows_a_share_of_the_cycle(overview, team, maude):
    shown = overview(maude).content.decode()
    words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", shown, flags=re.DOTALL)

    assert not re.search(r"\d\s*%", words)
    assert "<progress" not in shown
    assert "<meter" not in shown


def test_whoever_is_alone_is_told_to_invite(overview, maude):
    step = overview(maude).context["next_step"]

    assert step.address == f"{ROOT}invitations/"


def test_whoever_said_no_role_is_told_to(overview, initiative, odette, membership):
    operations.join(initiative=initiative, person=odette, at=timezone.now())

    step = overview(odette).context["next_step"]

    assert step.address == f"{ROOT}equipe/{membership(odette).pk}/"


def test_whoever_has_a_role_is_told_to_assess_herself(overview, team, solange):
    assert overview(solange).context["next_step"].address == f"{ROOT}autoevaluation/"


def test_an_archived_initiative_asks_nothing(overview, initiative, team, solange, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=timezone.now())

    assert overview(solange).context["next_step"] is None


def test_a_first_week_has_words_and_no_picture(signed_in, maude, stage):
    now = timezone.now()
    operations.create_initiative(
        outline=operations.Outline(name="Neuve"),
        stages=[stage("S1")],
        main=stage("S1"),
        roles=[],
        by=maude,
        at=now - timedelta(days=5),
    )

    response = signed_in(maude).get("/demarches/neuve/")

    assert response.context["chart"] is None
    assert "La démarche commence" in response.content.decode()


@pytest.mark.parametrize("days", [40, 75, 110, 200, 400, 900, 4000])
def test_on_a_phone_no_date_of_the_picture_runs_into_another(days):
    today = date(2026, 11, 22)
    line = Line(Stage(name="Émergence"), (Stretch(today - timedelta(days=days), None),), ())

    ticks = draw([line], today=today).ticks

    narrow = [float(tick.x.rstrip("%")) for tick in ticks if tick.is_narrow]
    assert all(after - before >= 16 for before, after in zip(narrow, narrow[1:], strict=False))
    assert all(place <= 52 for place in narrow)


def test_months_are_shortened_as_in_quebec():
    line = Line(Stage(name="Émergence"), (Stretch(date(2025, 12, 15), None),), ())

    ticks = draw([line], today=date(2026, 3, 10)).ticks

    assert [tick.label for tick in ticks] == ["janv. 2026", "févr. 2026"]
