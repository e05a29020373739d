"""The territories told to machines, in JSON-LD with the words of schema.org.

Each keeps one `@id`: the address of its page.
"""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from impact.knowledge.territories.models import Territory

Absolute = Callable[[str], str]

#: A name could hold these; inside a data block they would end it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def embed(nodes: Sequence[dict[str, Any]]) -> SafeString:
    """Return the graph as text that is safe inside `<script type="application/ld+json">`."""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308


def area(territory: Territory, *, absolute: Absolute) -> dict[str, Any]:
    """Tell a territory: what it is called, its code, what holds it, where it stands."""
    address = identifier(territory, absolute=absolute)
    node: dict[str, Any] = {
        "@type": "AdministrativeArea",
        "@id": address,
        "url": address,
        "name": territory.name,
        "additionalType": territory.designation or territory.get_kind_display(),
        "identifier": _property("code officiel", territory.code),
    }
    if territory.parent:
        node["containedInPlace"] = {"@id": identifier(territory.parent, absolute=absolute)}
    if territory.latitude is not None and territory.longitude is not None:
        node["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(territory.latitude),
            "longitude": float(territory.longitude),
        }
    if territory.population is not None:
        told = f"population ({territory.population_year})"
        node["additionalProperty"] = _property(told, territory.population)
    return node


def containing(
    territory: Territory, places: Sequence[Territory], *, absolute: Absolute
) -> dict[str, Any]:
    """Tell a territory and what it holds, each by its address and its name."""
    held = [
        {
            "@type": "AdministrativeArea",
            "@id": identifier(place, absolute=absolute),
            "name": place.name,
        }
        for place in places
    ]
    return area(territory, absolute=absolute) | {"containsPlace": held}


def breadcrumbs(steps: Sequence[tuple[str, str]], *, absolute: Absolute) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": rank, "name": label, "item": absolute(address)}
        for rank, (label, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def identifier(territory: Territory, *, absolute: Absolute) -> str:
    return absolute(_path(territory.slug))


@lru_cache(maxsize=2048)
def _path(slug: str) -> str:
    return reverse("territories:territory", args=[slug])


def _property(name: str, value: str | int) -> dict[str, Any]:
    return {"@type": "PropertyValue", "name": name, "value": value}
