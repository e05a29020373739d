"""Readings of what can answer a need; each returns plain values or a QuerySet."""

from impact.journeys.offers.queries.offers import Search, aims_at, find_offers, reaching

__all__ = ["Search", "aims_at", "find_offers", "reaching"]
