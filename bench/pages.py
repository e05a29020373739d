"""The pages the bench looks at: who asks, for what."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from impact.presence.communities.models import Initiative

#: The page that does nothing, through the whole middleware.
NOTHING = "/banc/rien/"


@dataclass(frozen=True, slots=True)
class Asked:
    path: str
    #: The address of a demonstration account, or nobody.
    who: str = ""


PAGES = [
    Asked("/"),
    Asked("/referentiel/"),
    Asked("/referentiel/A1/"),
    Asked("/referentiel/matrice/"),
    Asked("/cycle/"),
    Asked("/territoires/"),
    Asked("/commencer/essai/"),
    Asked("/moi/", who="maude@exemple.test"),
    Asked("/moi/competences/", who="maude@exemple.test"),
    Asked("/demarches/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/couverture/", who="maude@exemple.test"),
    Asked("/reponses/"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/ateliers/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/routes/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/routes/C3/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/entraide/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/composer/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/plan/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/pouvoir-dagir/", who="maude@exemple.test"),
    Asked(
        "/demarches/manger-ensemble-a-val-des-rapides/journal-de-bord/", who="maude@exemple.test"
    ),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/recit/", who="maude@exemple.test"),
    Asked("/demarches/manger-ensemble-a-val-des-rapides/partages/", who="maude@exemple.test"),
]


def coverage_of(initiative: "Initiative") -> Asked:
    """Return the coverage of an initiative, as whoever began it asks for it."""
    return Asked(f"/demarches/{initiative.slug}/couverture/", who=initiative.created_by.email)


#: What a first visit downloads, in a browser that has seen nothing yet.
FIRST_LOADS = ["/", "/referentiel/", "/commencer/essai/", "/atelier/", "/reponses/"]
