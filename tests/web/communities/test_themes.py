"""An initiative says what it works on, from a short list; none is a fine answer."""

import pytest

from impact.presence.communities.themes import theme_names

PAGE = "/demarches/le-jardin-des-voisins/fiche/"


@pytest.fixture
def sheet(client, initiative, maude):
    client.force_login(maude)
    return {
        "name": initiative.name,
        "about": initiative.about,
        "language": initiative.language,
        "territories": [str(one.pk) for one in initiative.territories.all()],
        "revision": str(initiative.revision),
    }


@pytest.mark.parametrize("themes", [[], ["logement"], ["alimentation", "jeunesse"]])
def test_themes_are_told_on_the_sheet(client, sheet, initiative, themes):
    client.post(PAGE, sheet | {"themes": themes})

    initiative.refresh_from_db()
    assert initiative.themes == themes


def test_a_theme_that_is_not_of_the_list_is_refused(client, sheet, initiative):
    page = client.post(PAGE, sheet | {"themes": ["football"]})

    assert page.status_code == 200
    initiative.refresh_from_db()
    assert initiative.themes == []


def test_every_theme_has_a_name():
    assert all(theme_names().values())
