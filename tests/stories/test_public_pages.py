"""Every kind of page, in the light and in the dark, from the narrowest screen to a desk."""

import pytest

from tests.stories import looks

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = [
    "/",
    "/commencer/",
    "/commencer/essai/",
    "/commencer/essai/?role=leadership-citoyen&etape=toutes",
    "/referentiel/",
    "/referentiel/?role=coordination",
    "/referentiel/matrice/",
    "/referentiel/comparer/",
    "/referentiel/versions/",
    "/cycle/",
    "/roles/",
    "/confiance/",
    "/accessibilite/",
    "/connexion/",
    "/inscription/",
]


def test_every_public_page_is_accessible_and_fits_every_screen(page):
    told = [fault for path in PUBLIC for fault in looks.look_around(page, path)]

    assert not told, "\n".join(told)
