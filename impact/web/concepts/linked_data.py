"""The words of the glossary told to machines in their pages, in the words of schema.org."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from impact.knowledge.concepts.queries import Glossary, Word

Node = Mapping[str, Any]
#: The label of a step and its address; the last step, this page, has none.
Trail = Sequence[tuple[str, str]]

#: A text of the content could hold these; inside a data block they would end it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def frame(request: HttpRequest, *, trail: Trail, nodes: Sequence[Node]) -> dict[str, Any]:
    """Return what `concepts/_base.html` needs around a page."""
    here = request.build_absolute_uri(request.path)
    graph = [*nodes, _breadcrumbs(request, trail, here=here)]
    return {"trail": trail, "canonical": here, "linked_data": _embed(graph)}


def term_set(request: HttpRequest, glossary: Glossary) -> Node:
    """Tell the glossary as a set of terms."""
    return {
        "@type": "DefinedTermSet",
        "@id": _absolute(request, "concepts"),
        "name": glossary.title,
        "inLanguage": "fr-CA",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "@id": _absolute(request, "concept", word.code)}
            | {"name": word.label}
            for word in glossary
        ],
    }


def term(request: HttpRequest, word: Word) -> Node:
    """Tell a word as a term of the glossary, with its other names and its twins elsewhere."""
    english = [word.english] if word.english else []
    names = [
        *word.synonyms,
        *({"@language": "en", "@value": name} for name in [*english, *word.english_synonyms]),
    ]
    return {
        "@type": "DefinedTerm",
        "@id": _absolute(request, "concept", word.code),
        "termCode": word.code,
        "name": word.label,
        "alternateName": names,
        "description": word.definition,
        "disambiguatingDescription": word.plain,
        "inLanguage": "fr-CA",
        "sameAs": word.matches("EXACT"),
        "citation": [one.address for one in word.meanings if one.address],
        "inDefinedTermSet": {"@id": _absolute(request, "concepts")},
    }


def _absolute(request: HttpRequest, name: str, *args: str) -> str:
    return request.build_absolute_uri(reverse(f"concepts:{name}", args=args))


def _breadcrumbs(request: HttpRequest, trail: Trail, *, here: str) -> Node:
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": str(label),
            "item": request.build_absolute_uri(where) if where else here,
        }
        for position, (label, where) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _embed(nodes: Sequence[Node]) -> SafeString:
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308
