"""Readings of the library: what suits a search, what stands near, what is missing."""

from impact.presence.library.queries.finding import (
    ORDERS,
    Help,
    Search,
    count_by_type,
    find_resources,
    helping_there,
    helping_with,
    resources_by_level,
)
from impact.presence.library.queries.holes import (
    Bare,
    Crossing,
    bare_competencies,
    bare_crossings,
    levels_held,
)
from impact.presence.library.queries.likenesses import find_alike
from impact.presence.library.queries.shelves import DomainShelf, about, domain_shelves, near

__all__ = [
    "ORDERS",
    "Bare",
    "Crossing",
    "DomainShelf",
    "Help",
    "Search",
    "about",
    "bare_competencies",
    "bare_crossings",
    "count_by_type",
    "domain_shelves",
    "find_alike",
    "find_resources",
    "helping_there",
    "helping_with",
    "levels_held",
    "near",
    "resources_by_level",
]
