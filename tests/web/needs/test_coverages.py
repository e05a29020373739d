"""What a team holds, as its members see it, and nobody else."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.utils import timezone

from impact.journeys.needs.operations.readings import refresh_reading
from impact.presence.communities import operations as communities
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import withdraw_consent
from tests.answers import agree, answer, count_in

HOME = "/demarches/le-jardin-des-voisins/couverture/"
PAGES = ["", "etoffe/", "si-je-pars/", "evolution/", "couverture.csv", "couverture.pdf"]
LEVELS = {"A1": 4, "A2": 3, "B1": 4, "B2": None, "E1": 0}


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def answered(initiative, team, now):
    """All six agreed and answered a month ago; on A1 two hold it, on B1 Maude alone does."""
    before = now - timedelta(days=30)
    for rank, someone in enumerate(team):
        count_in(someone, initiative, at=before)
        levels = {"A1": 4 if rank < 2 else 1, "B1": 0 if rank else 4, "C1": 2, "B2": None}
        answer(someone, levels, at=before)
    refresh_reading(initiative=initiative, at=before)
    return team


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("maude", HTTPStatus.OK),
        ("solange", HTTPStatus.OK),
        ("odette", HTTPStatus.NOT_FOUND),
        ("rosalie", HTTPStatus.NOT_FOUND),
        ("theo", HTTPStatus.NOT_FOUND),
    ],
)
def test_only_those_who_belong_see_it(client, answered, request, path, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"{HOME}{path}").status_code == status


@pytest.mark.parametrize("path", PAGES)
def test_whoever_is_not_signed_in_is_asked_to(client, answered, path):
    assert client.get(f"{HOME}{path}").status_code == HTTPStatus.FOUND


def test_a_coverage_is_told_in_words(client, answered, solange):
    client.force_login(solange)

    page = text_of(client.get(HOME))

    for word in ("Solide", "Fragile", "À développer", "Inconnu", "Ce qui compte d’abord"):
        assert word in page
    assert "%" not in page.split("<main")[1].split("</main>")[0]


def test_the_coordination_sees_what_a_member_sees(client, answered, maude, solange):
    client.force_login(solange)
    seen_by_member = client.get(f"{HOME}couverture.csv").content
    client.force_login(maude)

    assert client.get(f"{HOME}couverture.csv").content == seen_by_member


def test_a_hole_leads_to_an_objective(client, answered, solange):
    client.force_login(solange)

    page = client.get(HOME).content.decode()

    assert "/demarches/le-jardin-des-voisins/plan/objectifs/nouveau/?competence=C1" in page


@pytest.mark.parametrize("when", ["maintenant", "suite", "emergence"])
def test_other_stages_are_looked_at(client, answered, solange, when):
    client.force_login(solange)

    assert client.get(f"{HOME}?quand={when}").status_code == HTTPStatus.OK


def test_a_stage_that_does_not_exist_is_a_404(client, answered, solange):
    client.force_login(solange)

    assert client.get(f"{HOME}?quand=nulle-part").status_code == HTTPStatus.NOT_FOUND


def test_filters_keep_what_they_ask_for(client, answered, solange):
    client.force_login(solange)

    table = client.get(f"{HOME}couverture.csv?domaine=A&statut=solid").content.decode()

    assert [line.split(",")[0] for line in table.splitlines()[1:]] == ["A1"]


def test_nobody_answered_yet(client, initiative, team, maude):
    client.force_login(maude)

    assert "Personne n’a encore répondu." in text_of(client.get(HOME))


def test_fewer_than_five_agreed(client, initiative, team, maude, now):
    for someone in team[:4]:
        count_in(someone, initiative, at=now)
        answer(someone, {"A1": 3}, at=now)
    client.force_login(maude)

    page = text_of(client.get(HOME))

    assert "Moins de cinq personnes ont répondu" in page
    assert "L’étoffe à venir" in page
    assert "quelqu’un est à un niveau de là" not in page


def test_the_last_one_is_waited_for(client, initiative, team, maude, now):
    for someone in team[:5]:
        count_in(someone, initiative, at=now)
        answer(someone, {"A1": 3}, at=now)
    client.force_login(maude)

    assert "Le premier relevé s’en vient." in text_of(client.get(HOME))


def test_a_consent_taken_back_suspends_the_reading(client, initiative, answered, solange, now):
    withdraw_consent(person=solange, purpose=Purpose.TEAM, scope=initiative.context, at=now)
    client.force_login(answered[0])

    page = text_of(client.get(HOME))

    assert "Le relevé est suspendu." in page
    assert "Solange" not in page


def test_a_team_under_five_reads_its_consensus(client, initiative, team, maude, now):
    for someone in team[3:]:
        communities.leave(initiative=initiative, person=someone, at=now)
    agree(initiative, "A1", 4, by=maude, at=now)
    client.force_login(maude)

    page = text_of(client.get(HOME))

    assert "Une équipe de moins de cinq personnes" in page
    assert "le groupe dit y être" in page


def test_someone_learns_what_the_team_loses_with_her(client, answered, maude):
    client.force_login(maude)

    page = text_of(client.get(f"{HOME}si-je-pars/"))

    last, several = page.split("Au moins une autre personne y resterait")
    assert "Connaître la communauté, son histoire et sa culture" in last
    assert "Placer le pouvoir d’agir au centre de sa pratique" in several


def test_what_moved_is_told_between_two_days(client, initiative, answered, maude, now):
    for someone in answered:
        answer(someone, {"C1": 4}, at=now - timedelta(days=10))
    refresh_reading(initiative=initiative, at=now - timedelta(days=1))
    client.force_login(maude)

    page = text_of(client.get(f"{HOME}evolution/"))

    assert "Tient mieux" in page
    assert "Entrer en relation et bâtir la confiance" in page


def test_a_coverage_costs_the_same_for_thirty_as_for_six(
    client, initiative, answered, maude, person, role, now, django_assert_max_num_queries
):
    for rank in range(24):
        someone = person(f"Membre {rank}")
        communities.join(initiative=initiative, person=someone, roles=[role("CIL")], at=now)
        count_in(someone, initiative, at=now)
        answer(someone, LEVELS, at=now)
    client.force_login(maude)
    client.get(HOME)

    with django_assert_max_num_queries(12):
        client.get(HOME)


@pytest.mark.parametrize("path", ["etoffe/", "si-je-pars/", "evolution/", "couverture.csv"])
def test_no_page_of_a_coverage_asks_too_much(
    client, answered, maude, path, django_assert_max_num_queries
):
    client.force_login(maude)
    client.get(HOME)

    with django_assert_max_num_queries(12):
        client.get(f"{HOME}{path}")
