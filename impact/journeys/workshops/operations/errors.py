"""Why a deed of a workshop is refused."""

from impact.journeys.workshops.models import Agreement


class AlreadyOpened(Exception):
    """The workshop was opened: what it asks no longer changes."""


class NotUnderway(Exception):
    """The workshop has not opened yet, or is closed."""


class NothingToAsk(Exception):
    """A workshop without any question is not prepared."""


class AlreadyAsked(Exception):
    """The question was closed: it never opens again, its spread was told."""


class NotOpen(Exception):
    """The question does not take answers now."""


class NotOnTheScale(Exception):
    """The level is not one of the scale of this question."""


class NoAgreementHere(Exception):
    """Nothing is agreed on at this question, or by this team."""


class AlreadyHanded(Exception):
    """It went into the team's coverage: a new word is a new consensus."""


class NotedMeanwhile(Exception):
    """Someone else noted an agreement since; `current` is what is kept."""

    def __init__(self, current: Agreement) -> None:
        super().__init__()
        self.current = current
