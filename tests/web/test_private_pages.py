"""What is made for one person is kept by nobody in between."""

from django.test import Client

HERE = "/demarches/le-jardin-des-voisins/"


def test_a_page_of_the_team_is_private(client, team, maude):
    client.force_login(maude)

    for page in (HERE, f"{HERE}journal-de-bord/journal-de-bord.csv", f"{HERE}partages/"):
        assert client.get(page)["Cache-Control"] == "private, no-cache"


def test_a_page_for_everyone_says_nothing_of_it(reference, db):
    assert "Cache-Control" not in Client().get("/referentiel/")
