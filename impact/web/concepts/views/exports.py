"""The whole glossary in SKOS, for other vocabularies and for whoever keeps a copy."""

from functools import lru_cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from impact.knowledge.concepts.queries import read_glossary
from impact.web.concepts.skos import graph_of

#: The end of the address → the name rdflib knows the form by, and what the web calls it.
FORMS = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("pretty-xml", "application/rdf+xml"),
}


@login_not_required
@require_safe
def show(request: HttpRequest, form: str) -> HttpResponse:
    root = request.build_absolute_uri(reverse("concepts:concepts"))
    name, media_type = FORMS[form]
    response = HttpResponse(
        _told(name, root, read_glossary().edition), headers={"Content-Type": media_type}
    )
    response["Content-Disposition"] = f'inline; filename="glossaire.{form}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@lru_cache(maxsize=6)
def _told(name: str, root: str, _edition: int) -> str:
    return graph_of(read_glossary(), root=root).serialize(format=name)
