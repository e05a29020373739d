"""The levels a question may be answered with."""

from datetime import datetime
from functools import lru_cache

from impact.journeys.empowerment.models import Item
from impact.journeys.workshops.models import Question
from impact.knowledge.competencies.models import Level


def scale_of(question: Question) -> tuple[int, ...]:
    """Return the values of the scale of this question, in order."""
    if question.item_id is not None:
        scale = Item.objects.values_list("component__frame__scale", flat=True)
        return tuple(range(len(scale.get(pk=question.item_id))))
    levels = Level.objects.filter(scale__versions__competencies=question.competency_id)
    return tuple(levels.order_by("value").values_list("value", flat=True))


def scale_while_open(question: Question) -> tuple[int, ...]:
    """Return the same for the question a whole room answers, read once for all of them."""
    about = (question.competency_id, question.item_id)
    return _kept((question.pk, question.opened_at), about)


@lru_cache(maxsize=256)
def _kept(
    _opened: tuple[int, datetime | None], about: tuple[int | None, int | None]
) -> tuple[int, ...]:
    competency, item = about
    return scale_of(Question(competency_id=competency, item_id=item))
