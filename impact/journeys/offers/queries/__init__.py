"""Readings of what can answer a need; each returns plain values or a QuerySet."""

from impact.journeys.offers.queries.hands import (
    Circle,
    Gathering,
    Proposal,
    agreements_of,
    circle_of,
    competencies_by_thread,
    count_helpers,
    hands_of,
)
from impact.journeys.offers.queries.neighbors import (
    Neighbor,
    neighbors_of,
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
    "hands_of",
    "count_helpers",
    "keep_words",
    "neighbors_of",
    "reaching",
    "stands_on_indigenous_land",
]
