"""Readings of what can answer a need; each returns plain values or a QuerySet."""

from impact.journeys.offers.queries.hands import (
    Circle,
    Gathering,
    Proposal,
    agreements_of,
    circle_of,
    competencies_by_thread,
    count_helpers,
    gatherings_of,
    hands_of,
    proposals_to,
)
from impact.journeys.offers.queries.neighbors import (
    Neighbor,
    neighbors_of,
    sharings_on,
    stands_on_indigenous_land,
)
from impact.journeys.offers.queries.offers import (
    Search,
    aims_at,
    count_by_thread,
    find_offers,
    keep_words,
    reaching,
)

__all__ = [
    "Circle",
    "Gathering",
    "Neighbor",
    "Proposal",
    "Search",
    "agreements_of",
    "aims_at",
    "circle_of",
    "competencies_by_thread",
    "count_by_thread",
    "find_offers",
    "gatherings_of",
    "hands_of",
    "count_helpers",
    "keep_words",
    "neighbors_of",
    "proposals_to",
    "reaching",
    "sharings_on",
    "stands_on_indigenous_land",
]
