"""Why something is not published, drafted or decided: refusals that people are told of."""

from collections.abc import Mapping


class NotADraft(Exception):
    """This revision was proposed: it is changed no more; another can be written upon it."""


class NotWaiting(Exception):
    """This revision waits for no decision: it is a draft, or was decided already."""


class AlreadyAnswered(Exception):
    """The committee answered already: its first word is not written over."""


class OwnProposal(Exception):
    """Someone else must decide of what one proposes oneself."""


class TooMany(Exception):
    """This person has as many proposals waiting as a newcomer may."""


class TooFast(Exception):
    """This person proposed as much in a day as anyone may."""


class TooManyDrafts(Exception):
    """This person keeps as many drafts as anyone may."""


class Unexplained(Exception):
    """What changes, and why, is not said."""


class Unchanged(Exception):
    """It says what is published already."""


class Incomplete(Exception):
    """The content cannot be published as it is; `faults` says field by field how to mend it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(faults)
        self.faults = dict(faults)


class Moved(Exception):
    """Something else was published meanwhile; `fields` were changed by both."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(fields)
        self.fields = fields


class IncompleteBatch(Exception):
    """Some of many cannot be published; `faults` tells which, field by field: none was."""

    def __init__(self, faults: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(faults)
        self.faults = {key: dict(wrong) for key, wrong in faults.items()}
