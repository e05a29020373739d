"""The pages of composing: asking, reading what was proposed, taking up what one chooses."""

from html import unescape
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.utils import timezone

from impact.journeys.needs.operations.consensus import Consensus, record_consensus
from impact.journeys.offers.models import Offer
from impact.journeys.plans.models import Action, Composition, Goal
from impact.presence.communities.operations import archive_initiative
from impact.trust.journal.models import Entry

ROOT = "/demarches/le-jardin-des-voisins"
ASK = f"{ROOT}/composer/"
OK, FORBIDDEN, NOT_FOUND = HTTPStatus.OK, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND


@pytest.fixture
def lacking(initiative, competency, maude, stage):
    """Maude alone works by consensus: three competencies are one step below what is asked."""
    codes = ("A1", "B1", "D2")
    for code in codes:
        said = Consensus(on=timezone.localdate(), level=2, confidence=2)
        record_consensus(
            initiative=initiative,
            competency=competency(code),
            consensus=said,
            by=maude,
            at=timezone.now(),
        )
    return codes


@pytest.fixture
def course(theo, competency, reference):
    """An offer that leads where the team wants to go in two of them, once, for 300 $."""
    now = timezone.now()
    offer = Offer.objects.create(
        slug="tenir-ensemble",
        kind=Offer.Kind.ACCOMPANIMENT,
        title="Tenir ensemble",
        provider="La Coop fictive",
        hours=6,
        cost=300,
        cost_basis=Offer.Basis.GROUP,
        is_online=True,
        is_fictional=True,
        created_by=theo,
        created_at=now,
        revised_at=now,
    )
    for code in ("A1", "B1"):
        offer.aims.create(competency=competency(code), from_level=1, to_level=4)
    return offer


@pytest.fixture
def as_maude(client, maude, lacking, course):
    client.force_login(maude)
    return client


@pytest.fixture
def composition(as_maude):
    as_maude.post(ASK, {"heures": "10", "budget": "400"})
    return Composition.objects.get()


def test_nothing_typed_is_no_limit_and_the_proposal_is_kept(as_maude, maude):
    response = as_maude.post(ASK, {}, follow=True)

    kept = Composition.objects.get()
    assert response.redirect_chain[-1][0] == f"{ROOT}/compositions/{kept.pk}/"
    assert "aucune limite" in response.content.decode()
    assert (kept.asked_by, kept.outcome["main"]["method"]) == (maude, "EXACT")
    assert Entry.objects.filter(verb="plans.composition.asked").count() == 1


def test_the_page_tells_what_closes_what_stays_open_and_why(as_maude, composition):
    page = unescape(as_maude.get(f"{ROOT}/compositions/{composition.pk}/").content.decode())

    assert "2 manques comblés sur 3" in page
    assert "Tenir ensemble" in page
    assert "300\u00a0$" in page
    assert "Calcul exact" in page
    assert "Et avec un peu plus?" in page
    assert page.count('class="card column') >= 3
    assert "C’est un conseil" in page


def test_what_is_unknown_is_counted_and_said(as_maude):
    response = as_maude.post(ASK, {"ecarter": ["offer:1"]}, follow=True)

    told = response.content.decode()
    assert "environ" in told
    routes = Composition.objects.last()
    assert routes is None or all(one["hours"] > 0 for one in routes.outcome["routes"].values())


def test_a_form_sent_twice_is_kept_once(as_maude):
    for _time in range(2):
        as_maude.post(ASK, {"budget": "400"})

    assert Composition.objects.count() == 1


def test_while_one_is_prepared_another_waits_and_loses_nothing(as_maude, initiative):
    cache.add(f"composing:{initiative.pk}", "", timeout=30)

    page = as_maude.post(ASK, {"budget": "417"})

    assert "se prépare déjà" in page.content.decode()
    assert 'value="417"' in page.content.decode()
    assert not Composition.objects.exists()


def test_once_done_the_next_one_may_begin(as_maude, composition):
    as_maude.post(ASK, {"budget": "10"})

    assert Composition.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"garder": "{offer}", "budget": "100"}, "budget", "200\u00a0$ de plus que votre budget"),
        ({"garder": "{offer}", "heures": "5"}, "garder", "vos limites excluent"),
        ({"combler": "{thread}", "budget": "0", "heures": "1"}, "combler", "Aucune route connue"),
        ({"garder": "{offer}", "ecarter": "{offer}"}, "ecarter", "à garder et à écarter"),
        ({"heures": "beaucoup"}, "heures", "nombre entier"),
        ({"garder": "offer:999"}, "garder", "choix valide"),
    ],
)
def test_what_cannot_be_is_said_where_and_by_how_much(
    as_maude, course, competency, typed, field, words
):
    names = {"offer": f"offer:{course.pk}", "thread": competency("A1").thread}
    sent = {name: value.format(**names) for name, value in typed.items()}

    page = as_maude.post(ASK, sent)

    assert words in str(page.context["form"].errors[field])
    assert not Composition.objects.exists()


def test_what_is_held_to_is_there_and_what_is_set_aside_is_not(as_maude, course):
    as_maude.post(ASK, {"garder": f"offer:{course.pk}"})
    as_maude.post(ASK, {"ecarter": f"offer:{course.pk}"})

    without, having = Composition.objects.all()
    assert f"offer:{course.pk}" in having.outcome["main"]["chosen"]
    assert f"offer:{course.pk}" not in without.outcome["main"]["chosen"]


def test_the_limits_of_a_proposal_are_asked_anew_from_a_link(as_maude, composition, course):
    page = as_maude.get(f"{ASK}?de={composition.pk}&ecarter=offer:{course.pk}")

    form = page.context["form"]
    assert (form["heures"].value(), form["budget"].value()) == (10, 400)
    assert form["ecarter"].value() == [f"offer:{course.pk}"]


def test_the_proposal_of_another_team_starts_no_form(
    as_maude, composition, other_initiative, odette
):
    as_maude.force_login(odette)

    page = as_maude.get(f"/demarches/la-corvee-du-rang/composer/?de={composition.pk}")

    assert page.status_code == OK
    assert b'value="400"' not in page.content


def test_what_is_checked_goes_to_the_plan_once(as_maude, composition, course):
    address = f"{ROOT}/compositions/{composition.pk}/plan/"
    for _time in range(2):
        response = as_maude.post(address, {"route": [f"offer:{course.pk}"]}, follow=True)

    assert response.redirect_chain[-1][0] == f"{ROOT}/plan/"
    assert set(Goal.objects.values_list("competency__code", flat=True)) == {"A1", "B1"}
    assert list(Action.objects.values_list("offer", flat=True)) == [course.pk, course.pk]
    again = as_maude.get(f"{ROOT}/compositions/{composition.pk}/").content.decode()
    assert "au plan</span>" in again


def test_nothing_checked_writes_nothing_and_says_so(as_maude, composition):
    address = f"{ROOT}/compositions/{composition.pk}/plan/"

    page = as_maude.post(address, {"route": ["offer:999"]}, follow=True)

    assert "Cochez au moins une route" in page.content.decode()
    assert not Goal.objects.exists()


def test_a_proposal_stays_as_it_was_given(as_maude, composition, course):
    Offer.objects.filter(pk=course.pk).update(title="Autre chose", cost=9000)

    page = as_maude.get(f"{ROOT}/compositions/{composition.pk}/").content.decode()

    assert "Tenir ensemble" in page
    assert "Autre chose" not in page


@pytest.mark.parametrize("path", ["/composer/", "/compositions/", "/compositions/{pk}/"])
@pytest.mark.parametrize("who", ["odette", "theo", "rosalie"])
def test_strangers_find_nothing(client, composition, team, path, who, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(ROOT + path.format(pk=composition.pk)).status_code == NOT_FOUND


def test_an_archived_initiative_is_read_and_composes_nothing(
    as_maude, composition, initiative, maude
):
    archive_initiative(initiative=initiative, by=maude, at=timezone.now())

    assert as_maude.get(f"{ROOT}/compositions/{composition.pk}/").status_code == OK
    assert as_maude.get(f"{ROOT}/compositions/").status_code == OK
    assert as_maude.get(ASK).status_code == FORBIDDEN
    assert as_maude.post(f"{ROOT}/compositions/{composition.pk}/plan/").status_code == FORBIDDEN


def test_a_proposal_is_not_reached_through_another_initiative(
    client, composition, other_initiative, odette
):
    client.force_login(odette)

    path = f"/demarches/la-corvee-du-rang/compositions/{composition.pk}/"
    assert client.get(path).status_code == NOT_FOUND
    assert client.post(f"{path}plan/").status_code == NOT_FOUND


@pytest.mark.parametrize("path", ["/composer/", "/compositions/", "/compositions/{pk}/"])
def test_the_pages_cost_few_queries(as_maude, composition, path, django_assert_max_num_queries):
    address = ROOT + path.format(pk=composition.pk)
    as_maude.get(address)

    with django_assert_max_num_queries(12):
        as_maude.get(address)


def test_without_anything_lacking_the_page_says_what_to_do_first(client, initiative, maude):
    client.force_login(maude)

    page = client.get(ASK).content.decode()

    assert "aucun manque connu" in page
    assert "Voir la couverture" in page
