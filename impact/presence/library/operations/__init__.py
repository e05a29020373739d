"""What people and files do with the library; each deed is whole or not done at all."""

from impact.presence.library.operations.cleaning import (
    bring_back,
    complete_resources,
    withdraw_resources,
)
from impact.presence.library.operations.files import (
    EnoughToday,
    Refused,
    TooHeavy,
    accept_file,
    erase_files,
    restore_file,
    withdraw_file,
)
from impact.presence.library.operations.imports import (
    MOST,
    AlreadyDone,
    TooManyRecords,
    Undone,
    bring_in,
    drop_import,
    foresee_import,
    hold_file,
    settle_import,
    undo_import,
)
from impact.presence.library.operations.installing import install_library
from impact.presence.library.operations.likenesses import tell_apart
from impact.presence.library.operations.links import (
    NobodyAnswers,
    Round,
    check_links,
    look_again,
    note_look,
    take_new_addresses,
)
from impact.presence.library.operations.merging import (
    AlreadyUndone,
    MovedMeanwhile,
    merge_resources,
    undo_merge,
)
from impact.presence.library.operations.uses import (
    Told,
    Withdrawn,
    name_use,
    tell_use,
    withdraw_use,
)

__all__ = [
    "MOST",
    "AlreadyDone",
    "AlreadyUndone",
    "EnoughToday",
    "MovedMeanwhile",
    "NobodyAnswers",
    "Refused",
    "Round",
    "TooHeavy",
    "TooManyRecords",
    "Undone",
    "accept_file",
    "bring_back",
    "bring_in",
    "check_links",
    "complete_resources",
    "drop_import",
    "erase_files",
    "foresee_import",
    "hold_file",
    "install_library",
    "look_again",
    "merge_resources",
    "note_look",
    "restore_file",
    "settle_import",
    "take_new_addresses",
    "tell_apart",
    "undo_import",
    "undo_merge",
    "withdraw_file",
    "withdraw_resources",
    "Told",
    "Withdrawn",
    "name_use",
    "tell_use",
    "withdraw_use",
]
