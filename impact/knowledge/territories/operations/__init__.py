from impact.knowledge.territories.operations.importing import (
    DirectoryRefused,
    Foreseen,
    foresee_directory,
    import_directory,
)
from impact.knowledge.territories.operations.installing import install_territories

__all__ = [
    "DirectoryRefused",
    "Foreseen",
    "foresee_directory",
    "import_directory",
    "install_territories",
]
