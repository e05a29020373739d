"""When two people write at once: the second is told, and nothing of either is lost."""

from impact.journeys.plans.models import Action, Goal, Plan


class ChangedMeanwhile(Exception):
    """Someone changed this since it was read; `current` is how it stands now."""

    def __init__(self, current: Plan | Goal | Action) -> None:
        super().__init__(current)
        self.current = current


def refuse_if_changed(held: Plan | Goal | Action, *, revision: int) -> None:
    if held.revision != revision:
        raise ChangedMeanwhile(held)
