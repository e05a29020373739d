"""The library as a table: one line a resource, codes where there are codes."""

from collections.abc import Sequence

from impact.presence.library.descriptions import describe
from impact.presence.library.models import Resource

#: Columns, and the field of a description each holds.
COLUMNS = {
    "titre": "title",
    "sorte": "type",
    "auteurs": "creators",
    "editeur": "publisher",
    "annee": "year",
    "langue": "language",
    "format": "format",
    "licence": "licence",
    "accessibilite": "accessibility",
    "adresse_web": "url",
    "identifiant": "identifier",
    "duree_min": "minutes",
    "resume": "summary",
    "competences": "competencies",
    "etapes": "stages",
    "roles": "roles",
    "territoires": "territories",
}
HEADER = ["cle", *COLUMNS]


def tell_row(resource: Resource) -> Sequence[str]:
    """Return the line of a resource; several values stand apart by « ; »."""
    told = describe(resource)
    values = (told[field] for field in COLUMNS.values())
    return [
        resource.slug,
        *("; ".join(value) if isinstance(value, list) else str(value) for value in values),
    ]
