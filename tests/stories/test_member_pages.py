"""The pages of someone signed in, as the demonstration fills them, on every screen."""

import pytest
from django.core.management import call_command

from impact.journeys.needs.models import SelfAssessment
from impact.journeys.plans.models import Action, Goal
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from tests.stories import looks
from tests.stories.gestures import bring_in

pytestmark = pytest.mark.django_db(transaction=True)

MINE = [
    "/moi/",
    "/moi/profil/",
    "/moi/consentements/",
    "/moi/consentements/recherche/demande/",
    "/moi/donnees/",
    "/moi/donnees/acces/",
    "/moi/donnees/effacement/",
    "/moi/journal/",
    "/moi/courriel/",
    "/moi/securite/",
    "/moi/competences/",
    "/moi/competences/historique/",
]

TEAM = [
    "/demarches/",
    "/demarches/nouvelle/",
    "{home}",
    "{home}fiche/",
    "{home}equipe/",
    "{home}invitations/",
    "{home}etapes/",
    "{home}etapes/principale/",
    "{home}journal/",
    "{home}depart/",
]

LOOP = [
    "{home}autoevaluation/",
    "{home}consensus/",
    "{home}couverture/",
    "{home}couverture/etoffe/",
    "{home}couverture/si-je-pars/",
    "{home}couverture/evolution/",
    "{home}plan/",
    "{home}plan/objectifs/nouveau/",
    "{home}plan/objectifs/{goal}/",
    "{home}plan/objectifs/{goal}/question/",
    "{home}plan/objectifs/{goal}/actions/nouvelle/",
    "{home}plan/actions/{action}/",
    "{home}plan/adoption/",
    "{home}plans/",
]


@pytest.fixture
def demo(db, capsys):
    call_command("install_demo")
    return Initiative.objects.get(slug="manger-ensemble-a-val-des-rapides")


@pytest.fixture
def maude_at_home(page, base_url, demo):
    return bring_in(page, User.objects.get(email="maude@exemple.test"), base_url)


@pytest.fixture
def addresses(demo):
    """Write the addresses of an initiative that has a plan half done."""
    goal = Goal.objects.filter(plan__initiative=demo, dropped_at=None).earliest("pk")
    action = Action.objects.filter(goal__plan__initiative=demo).earliest("pk")
    places = {"home": f"/demarches/{demo.slug}/", "goal": goal.pk, "action": action.pk}
    return lambda paths: [path.format(**places) for path in paths]


def test_what_is_mine_suits_every_screen(maude_at_home):
    told = [fault for path in MINE for fault in looks.look_around(maude_at_home, path)]

    assert not told, "\n".join(told)


def test_the_life_of_a_team_suits_every_screen(maude_at_home, addresses):
    told = [fault for path in addresses(TEAM) for fault in looks.look_around(maude_at_home, path)]

    assert not told, "\n".join(told)


def test_needs_and_plans_suit_every_screen(maude_at_home, addresses):
    told = [fault for path in addresses(LOOP) for fault in looks.look_around(maude_at_home, path)]

    assert not told, "\n".join(told)


def test_a_self_assessment_suits_every_screen(maude_at_home, demo):
    page = maude_at_home
    page.goto(f"/demarches/{demo.slug}/autoevaluation/")
    page.get_by_role("button", name="Refaire le point").or_(
        page.get_by_role("button", name="Commencer")
    ).first.click()
    sitting = SelfAssessment.objects.filter(person__email="maude@exemple.test").latest("pk")

    told = looks.look_around(page, f"/autoevaluations/{sitting.pk}/1/")
    told += looks.look_around(page, f"/autoevaluations/{sitting.pk}/page/")

    assert not told, "\n".join(told)
