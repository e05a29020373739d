"""The public things of the framework told to machines, in JSON-LD with the words of schema.org.

Each thing keeps one `@id`: its stable address. Names become data here, never markup.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.safestring import SafeString, mark_safe

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.addresses import address

Node = Mapping[str, Any]
Absolute = Callable[[str], str]

#: A text of the content could hold these; inside a data block they would end it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def embed(nodes: Sequence[Node]) -> SafeString:
    """Return the graph as text that is safe inside `<script type="application/ld+json">`."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308


def breadcrumbs(trail: Iterable[tuple[str, str]], *, here: str, absolute: Absolute) -> Node:
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": str(label),
            "item": absolute(where) if where else here,
        }
        for position, (label, where) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def term_set(version: Version, codes: Iterable[str], *, absolute: Absolute) -> Node:
    """Tell a version of the framework as a set of terms."""
    return {
        "@type": "DefinedTermSet",
        "@id": absolute(address("competencies")),
        "identifier": f"{version.framework.code}:{version.number}",
        "name": version.framework.title,
        "alternateName": _english(version.framework.title_en),
        "version": version.number,
        "datePublished": version.published_on.isoformat() if version.published_on else None,
        "inLanguage": version.language,
        "license": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
        "hasDefinedTerm": [{"@id": absolute(address("competency", code))} for code in codes],
    }


def competency_term(competency: Competency, *, where: str, absolute: Absolute) -> Node:
    """Tell a competency as a term, with the identifier an exchange in CASE would give it."""
    version = competency.version
    return {
        "@type": "DefinedTerm",
        "@id": absolute(where),
        "url": absolute(where),
        "termCode": competency.code,
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "CFItem.identifier",
            "value": case_identifier(version, competency.code),
        },
        "name": competency.title,
        "alternateName": _english(competency.title_en),
        "description": competency.description,
        "inLanguage": version.language,
        "inDefinedTermSet": {"@id": absolute(address("competencies"))},
    }


def case_identifier(version: Version, code: str) -> str:
    """Return the UUID of a competency in one version: the same wherever it is worked out."""
    return str(uuid5(NAMESPACE_URL, f"urn:{version.framework.code}:{version.number}:{code}"))


def stage_term(stage: Stage, *, absolute: Absolute) -> Node:
    return {
        "@type": "DefinedTerm",
        "@id": absolute(address("stage", stage.slug)),
        "termCode": stage.code,
        "name": stage.name,
        "alternateName": _english(stage.name_en),
        "description": stage.purpose,
        "inDefinedTermSet": {"@id": absolute(address("cycle"))},
    }


def role_term(role: Role, *, absolute: Absolute) -> Node:
    return {
        "@type": "DefinedTerm",
        "@id": absolute(address("role", role.slug)),
        "termCode": role.code,
        "name": role.name,
        "alternateName": _english(role.name_en),
        "inDefinedTermSet": {"@id": absolute(address("roles"))},
    }


def named_set(name: str, route: str, *, terms: Iterable[Node], absolute: Absolute) -> Node:
    """Tell a short list, the stages or the roles, as a set that holds its terms."""
    return {
        "@type": "DefinedTermSet",
        "@id": absolute(address(route)),
        "name": str(name),
        "hasDefinedTerm": list(terms),
    }


def _english(name: str) -> dict[str, str] | None:
    return {"@language": "en", "@value": name} if name else None
