"""However large the team, a page asks the database little."""

from datetime import timedelta

import pytest
from django.utils import timezone

from impact.presence.communities import operations

ROOT = "/demarches/le-jardin-des-voisins/"
MOST = 12


@pytest.fixture
def crowd(initiative, person, role):
    """Thirty members, each with two roles, and invitations waiting."""
    roles = [role("CIL"), role("ANI")]
    for number in range(29):
        operations.join(
            initiative=initiative,
            person=person(f"Membre {number}"),
            roles=roles,
            at=timezone.now() - timedelta(days=number),
        )
    operations.invite_addresses(
        initiative=initiative,
        addresses=[f"p{number}@exemple.test" for number in range(20)],
        by=initiative.created_by,
        at=timezone.now(),
    )


@pytest.mark.parametrize(
    "path",
    [
        "",
        "equipe/",
        "etapes/",
        "journal/",
        "journal/journal.csv",
        "invitations/",
        "fiche/",
        "depart/",
        "etapes/principale/",
    ],
)
def test_a_page_of_an_initiative(signed_in, crowd, maude, path, django_assert_max_num_queries):
    hers = signed_in(maude)

    with django_assert_max_num_queries(MOST):
        assert hers.get(f"{ROOT}{path}").status_code == 200


def test_the_roles_of_one_member(
    signed_in, crowd, membership, maude, django_assert_max_num_queries
):
    hers, page = signed_in(maude), f"{ROOT}equipe/{membership(maude).pk}/"

    with django_assert_max_num_queries(MOST):
        hers.get(page)


def test_the_list_and_the_beginning(signed_in, crowd, maude, django_assert_max_num_queries):
    hers = signed_in(maude)

    for path in ["/demarches/", "/demarches/nouvelle/"]:
        with django_assert_max_num_queries(MOST):
            hers.get(path)
