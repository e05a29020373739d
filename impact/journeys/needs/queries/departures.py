"""What a team loses when someone leaves, told to her alone, from what it was shown (R4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from impact.journeys.needs.coverage import Loss, tell_loss
from impact.journeys.needs.models import Rating, Reading
from impact.journeys.needs.queries.coverage import Row
from impact.trust.accounts.models import User


@dataclass(frozen=True, slots=True)
class Departure:
    """The competencies she holds, by what would be left; `is_counted` says if she is in there."""

    is_counted: bool
    last: tuple[Row, ...] = ()
    one_of_several: tuple[Row, ...] = ()


def departure_of(*, person: User, reading: Reading | None, rows: Iterable[Row]) -> Departure:
    """Return what the team loses with this person, by her answers as the reading counted them."""
    levels = _levels_counted(person, reading)
    if levels is None:
        return Departure(is_counted=False)
    losses: dict[Loss, list[Row]] = {loss: [] for loss in Loss}
    for row in rows:
        level = None if row.is_agreed else levels.get(row.thread.key)
        loss = tell_loss(status=row.status, level=level, expected=row.expected)
        if loss:
            losses[loss].append(row)
    return Departure(True, tuple(losses[Loss.LAST]), tuple(losses[Loss.ONE_OF_SEVERAL]))


def _levels_counted(person: User, reading: Reading | None) -> dict[str, int | None] | None:
    """Return her levels by competency thread, as counted; None if she is not counted."""
    counted = reading and reading.contributions.filter(person=person).first()
    if not counted:
        return None
    ratings = Rating.objects.by_self().filter(person=person, pk__in=counted.answers.values())
    levels = dict(ratings.values_list("pk", "level"))
    return {thread: levels.get(key) for thread, key in counted.answers.items()}
