"""The pages the bench looks at: who asks, for what."""

from dataclasses import dataclass

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
    Asked("/demarches/", who="maude@exemple.test"),
]

#: What a first visit downloads, in a browser that has seen nothing yet.
FIRST_LOADS = ["/", "/referentiel/", "/commencer/essai/"]
