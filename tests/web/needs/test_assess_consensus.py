"""What the group agrees on: the coordination writes it, everyone in the team reads it."""

from http import HTTPStatus

import pytest

from impact.journeys.needs.models import Rating
from impact.presence.communities import operations
from tests.cast import NOON, SPRING

LIST = "/demarches/le-jardin-des-voisins/consensus/"
COLLECTIVE = f"{LIST}E1/"
PERSONAL = f"{LIST}A1/"
SAID = {
    "level": "2",
    "on": "2025-05-01",
    "confidence": "2",
    "reasons": "La table se réunit chaque mois.",
    "dissent": "Deux d’entre nous diraient 3.",
}


def test_the_coordination_writes_what_the_group_agreed_on(client, team, maude, initiative):
    client.force_login(maude)

    answer = client.post(COLLECTIVE, SAID)

    assert answer.headers["Location"] == COLLECTIVE
    rating = Rating.objects.by_group(initiative).get()
    assert (rating.level, rating.evidence, rating.dissent) == (
        2,
        SAID["reasons"],
        SAID["dissent"],
    )


def test_the_whole_team_reads_it_dissent_included(client, team, maude, solange):
    client.force_login(maude)
    client.post(COLLECTIVE, SAID)
    client.force_login(solange)

    page = client.get(COLLECTIVE).content.decode()

    assert SAID["dissent"] in page
    assert "Inscrire cette entente" not in page
    assert "avis différents notés" in client.get(LIST).content.decode()


def test_a_new_agreement_leaves_the_earlier_ones_in_sight(client, team, maude):
    client.force_login(maude)
    client.post(COLLECTIVE, SAID)
    client.post(COLLECTIVE, SAID | {"reasons": "Le compte rendu circule enfin.", "level": "3"})

    page = client.get(COLLECTIVE).content.decode()

    assert SAID["reasons"] in page
    assert "Le compte rendu circule enfin." in page


def test_a_member_who_does_not_coordinate_may_not_write(client, team, solange):
    client.force_login(solange)

    assert client.post(COLLECTIVE, SAID).status_code == HTTPStatus.FORBIDDEN


def test_a_team_of_five_or_more_agrees_on_collective_competencies_only(client, team, maude):
    client.force_login(maude)

    assert client.post(PERSONAL, SAID).status_code == HTTPStatus.FORBIDDEN
    assert "A1" not in client.get(LIST).content.decode()


def test_a_team_under_five_agrees_on_all_of_them(client, initiative, maude, solange):
    operations.join(initiative=initiative, person=solange, at=SPRING)
    client.force_login(maude)

    assert client.post(PERSONAL, SAID).status_code == HTTPStatus.FOUND


def test_an_archived_initiative_is_read_and_no_longer_written(client, team, maude, initiative):
    initiative.archive(by=maude, at=NOON)
    client.force_login(maude)

    assert client.get(COLLECTIVE).status_code == HTTPStatus.OK
    assert client.post(COLLECTIVE, SAID).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        ({"level": ""}, "Choisissez un niveau"),
        ({"level": "8"}, "errorlist"),
        ({"on": "2999-01-01"}, "n’est pas encore passée"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_lost(client, team, maude, mistake, told):
    client.force_login(maude)

    page = client.post(COLLECTIVE, SAID | mistake).content.decode()

    assert told in page
    assert SAID["reasons"] in page
    assert not Rating.objects.exists()


def test_a_competency_that_does_not_exist_is_not_found(client, team, maude):
    client.force_login(maude)

    assert client.get(f"{LIST}Z9/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("address", [LIST, COLLECTIVE])
def test_the_pages_ask_the_database_little(
    client, team, maude, address, django_assert_max_num_queries
):
    client.force_login(maude)
    client.post(COLLECTIVE, SAID)

    with django_assert_max_num_queries(12):
        client.get(address)
