"""Where a word is used beyond the framework: the needs and plans that everyone may read."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from impact.journeys.offers.models import Brief
from impact.journeys.offers.operations import end_brief
from impact.presence.releases import operations
from impact.presence.releases.models import Release
from impact.web.concepts.uses import HANDFUL
from tests.journeys.plans.conftest import action, competency, goal, plan
from tests.web.offers.conftest import brief, draft
from tests.web.releases.conftest import decide, prepare

__all__ = ["action", "brief", "competency", "decide", "draft", "goal", "plan", "prepare"]

pytestmark = pytest.mark.usefixtures("reference")
PAGE = "/reperes/concertation/"


@pytest.fixture
def section(client):
    """Read one section of the page of a word: `section("besoins")`; empty when there is none."""

    def read(name, page=PAGE):
        html = unescape(client.get(page).content.decode()).replace("\u00a0", " ")
        _before, found, after = html.partition(f'id="{name}"')
        return after.split("</section>")[0] if found else ""

    return read


@pytest.fixture
def asked(brief):
    """A published brief whose context names « concertation »."""
    Brief.objects.filter(pk=brief.pk).update(context="Nos concertations s’épuisent.")
    return brief


@pytest.fixture
def let_out(prepare, decide, action):
    """Let a plan out to an audience, its words naming « concertation »."""

    def deed(audience="PUBLIC"):
        release = prepare("PLAN", audience=audience, title="Notre année")
        Release.objects.filter(pk=release.pk).update(words="Né de la concertation du quartier.")
        release.refresh_from_db()
        return decide(release)

    return deed


def test_a_need_a_team_told_everyone_is_shown_where_it_names_the_word(section, asked):
    needs = section("besoins")

    assert f'href="/reponses/besoins/{asked.slug}/"' in needs
    assert "Une démarche en alimentation" in needs
    assert 'href="/reponses/besoins/"' in needs
    assert section("besoins", "/reperes/capital-social/") == ""


def test_a_need_that_is_not_public_or_over_is_not_shown(section, draft):
    Brief.objects.filter(pk=draft.pk).update(context="Nos concertations s’épuisent.")

    assert section("besoins") == ""


@pytest.mark.parametrize("outcome", ["ANSWERED", "PASSED", "WITHDRAWN"])
def test_a_need_leaves_the_page_when_it_ends(outcome, section, asked, maude):
    end_brief(brief=asked, outcome=outcome, by=maude, at=timezone.now())

    assert section("besoins") == ""


def test_a_need_past_its_day_leaves_the_page(section, asked):
    yesterday = timezone.localdate() - timedelta(days=1)
    Brief.objects.filter(pk=asked.pk).update(needed_by=yesterday)

    assert section("besoins") == ""


def test_a_plan_a_team_let_everyone_read_is_shown_until_it_is_taken_back(section, let_out, maude):
    release = let_out()

    shown = section("plans")
    assert f'href="/partages/{release.slug}/">Notre année</a>' in shown
    assert "Plan de développement, Le jardin des voisins" in shown
    assert 'href="/recherche/?q=concertation&sorte=partage"' in shown

    operations.withdraw_release(release=release, reason="", by=maude, at=timezone.now())
    assert "Notre année" not in section("plans")


@pytest.mark.parametrize("audience", ["ORGANIZATION", "REGION"])
def test_a_plan_let_out_to_someone_is_not_everyone_s(audience, section, let_out):
    Release.objects.filter(pk=let_out().pk).update(audience=audience)

    assert "Notre année" not in section("plans")


def test_the_plan_of_a_team_is_never_shown(section, plan, goal):
    goal.statement = "Tenir une concertation"
    goal.save()

    assert "Tenir une concertation" not in section("plans")


def test_a_template_is_named_where_it_speaks_of_the_word(section):
    shown = section("plans", "/reperes/bailleur/")

    assert "<strong>Un seul plan pour plusieurs bailleurs</strong>" in shown


def test_no_more_than_a_handful_is_shown(section, asked):
    asked.refresh_from_db()
    for number in range(HANDFUL + 2):
        asked.pk, asked.slug = None, f"besoin-{number}"
        asked.save()

    assert section("besoins").count("<li>") == HANDFUL


def test_the_page_of_a_word_used_everywhere_asks_little(
    client, asked, let_out, django_assert_max_num_queries
):
    let_out()
    client.get(PAGE)  # The glossary is read whole once for each edition.

    with django_assert_max_num_queries(12):
        client.get(PAGE)
