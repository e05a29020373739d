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
    return _kept(question.pk, question.opened_at, question.competency_id, question.item_id)


@lru_cache(maxsize=256)
def _kept(
    pk: int, _opened_at: datetime | None, competency: int | None, item: int | None
) -> tuple[int, ...]:
    return scale_of(Question(pk=pk, competency_id=competency, item_id=item))
