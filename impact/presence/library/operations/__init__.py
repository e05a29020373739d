"""What people and files do with the library; each deed is whole or not done at all."""

from impact.presence.library.operations.files import (
    EnoughToday,
    Refused,
    TooHeavy,
    accept_file,
    erase_files,
    restore_file,
    withdraw_file,
)
from impact.presence.library.operations.installing import install_library
from impact.presence.library.operations.links import (
    NobodyAnswers,
    Round,
    check_links,
    look_again,
    note_look,
    take_new_addresses,
    withdraw_resources,
)

__all__ = [
    "EnoughToday",
    "NobodyAnswers",
    "Refused",
    "Round",
    "TooHeavy",
    "accept_file",
    "check_links",
    "erase_files",
    "install_library",
    "look_again",
    "note_look",
    "restore_file",
    "take_new_addresses",
    "withdraw_file",
    "withdraw_resources",
]
