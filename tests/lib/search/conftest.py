import pytest

from impact.lib.search.records import PUBLIC, Record

AGIR = Record(
    "repere",
    "pouvoir-dagir",
    "Pouvoir d’agir",
    "/reperes/pouvoir-dagir/",
    body="Capacité de choisir, de décider et d’agir sur ce qui compte pour soi.",
    english="empowerment",
    facets={"kind": ("repere",), "region": ("02", "03")},
    day=20250501,
)
TABLE = Record(
    "repere",
    "concertation",
    "Concertation",
    "/reperes/concertation/",
    body="Des organismes se rencontrent; évaluation des besoins, animation par une agente.",
    english="consultation among communities",
    facets={"kind": ("repere",), "region": ("02",)},
    day=20250301,
)
GUIDE = Record(
    "ressource",
    "guide",
    "Guide d’évaluation du TIR-SHV",
    "/ressources/guide/",
    body="Pour l’agent·e de développement d’une MRC.",
    facets={"kind": ("ressource",)},
    day=20250401,
)
SECRET = Record(
    "recit", "brouillon", "Un récit gardé pour soi", "/r/", body="secretariat", audience=("equipe",)
)
RECORDS = (AGIR, TABLE, GUIDE, SECRET)
FACETS = ("kind", "region")
EVERYONE = (PUBLIC,)


@pytest.fixture(params=["tantivy", "fts5"])
def backend(request):
    """Both kinds of index keep the same promises."""
    return request.param
