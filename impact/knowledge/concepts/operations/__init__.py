"""What is done to concepts; each deed is whole or not done at all."""

from impact.knowledge.concepts.operations.corresponding import (
    TakenNotion,
    Unsound,
    settle_correspondence,
)
from impact.knowledge.concepts.operations.importing import (
    TakenName,
    foresee_vocabulary,
    import_vocabulary,
)
from impact.knowledge.concepts.operations.installing import install_concepts
from impact.knowledge.concepts.operations.noting import FOUND_AS, note_change
from impact.knowledge.concepts.operations.writing import (
    retire_concept,
    retire_meaning,
    write_concept,
    write_meaning,
)

__all__ = [
    "FOUND_AS",
    "TakenNotion",
    "TakenName",
    "Unsound",
    "settle_correspondence",
    "foresee_vocabulary",
    "import_vocabulary",
    "install_concepts",
    "note_change",
    "retire_concept",
    "retire_meaning",
    "write_concept",
    "write_meaning",
]
