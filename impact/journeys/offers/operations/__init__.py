"""What is done with what answers needs; each deed is whole or not done at all."""

from impact.journeys.offers.operations.imports import (
    Change,
    Foreseen,
    ImportedMeanwhile,
    foresee_offers,
    import_offers,
)
from impact.journeys.offers.operations.offers import (
    ChangedMeanwhile,
    Told,
    restore_offer,
    retire_offer,
    revise_offer,
    write_offer,
)

__all__ = [
    "Change",
    "ChangedMeanwhile",
    "Foreseen",
    "ImportedMeanwhile",
    "Told",
    "foresee_offers",
    "import_offers",
    "restore_offer",
    "retire_offer",
    "revise_offer",
    "write_offer",
]
