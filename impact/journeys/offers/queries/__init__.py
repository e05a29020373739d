"""Readings of what can answer a need; each returns plain values or a QuerySet."""

from impact.journeys.offers.queries.offers import (
    Search,
    aims_at,
    count_by_thread,
    find_offers,
    keep_words,
    reaching,
)

__all__ = ["Search", "aims_at", "count_by_thread", "find_offers", "keep_words", "reaching"]
