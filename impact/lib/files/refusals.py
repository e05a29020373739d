"""Why a file is not kept; whoever shows the refusal finds the words for it."""

from enum import StrEnum

__all__ = ["Reason", "Refused"]


class Reason(StrEnum):
    EMPTY = "EMPTY"
    #: Nothing this house knows how to check.
    UNKNOWN = "UNKNOWN"
    #: An archive: what is in it cannot be seen before it is opened.
    ARCHIVE = "ARCHIVE"
    #: A word processor, sheet or slides of before 2007, in which macros hide.
    OLD_OFFICE = "OLD_OFFICE"
    #: HTML, SVG, XML: a page that may run things in the name of whoever serves it.
    MARKUP = "MARKUP"
    #: A picture in a format that browsers do not show.
    OTHER_PICTURE = "OTHER_PICTURE"
    #: Macros, embedded programs, or content fetched from elsewhere at opening.
    MACROS = "MACROS"
    #: A PDF that runs things, opens programs, sends what is typed or carries other files.
    ACTIVE = "ACTIVE"
    #: A table with cells that compute when opened.
    FORMULAS = "FORMULAS"
    #: Locked by a password or rights: nothing in it can be checked.
    LOCKED = "LOCKED"
    BROKEN = "BROKEN"
    #: It would unfold into more than this machine wishes to hold.
    TOO_MUCH = "TOO_MUCH"


class Refused(Exception):
    """This content is not kept; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
