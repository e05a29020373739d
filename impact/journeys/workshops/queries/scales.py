"""The levels a question may be answered with."""

from impact.journeys.empowerment.models import Item
from impact.journeys.workshops.models import Question
from impact.knowledge.competencies.models import Level


def scale_of(question: Question) -> list[int]:
    """Return the values of the scale of this question, in order."""
    if question.item_id is not None:
        scale = Item.objects.values_list("component__frame__scale", flat=True)
        return list(range(len(scale.get(pk=question.item_id))))
    levels = Level.objects.filter(scale__versions__competencies=question.competency_id)
    return list(levels.order_by("value").values_list("value", flat=True))
