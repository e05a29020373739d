"""What is done with what answers needs; each deed is whole or not done at all."""

from impact.journeys.offers.operations.offers import (
    Foreseen,
    foresee_offers,
    import_offers,
    restore_offer,
    retire_offer,
)

__all__ = [
    "Foreseen",
    "foresee_offers",
    "import_offers",
    "restore_offer",
    "retire_offer",
]
