"""What a community said of its pouvoir d'agir, ready to be drawn and read."""

from collections.abc import Sequence
from dataclasses import dataclass

from impact.journeys.empowerment.models import Appraisal, Component, Frame, Judgement
from impact.presence.communities.models import Initiative


@dataclass(frozen=True, slots=True)
class Facet:
    """One component in one appraisal: what is told of it, by the group or by those who answered."""

    component: Component
    #: On the scale of the frame: a level agreed on, or a mean; None when nothing is told.
    level: float | None
    judgement: Judgement | None = None
    #: How many answered alone, and how they spread: (level, people).
    people: int = 0
    spread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """All the closed appraisals of one frame, the oldest first, and one line a component."""

    frame: Frame
    appraisals: tuple[Appraisal, ...]
    #: For each component in its order, what each appraisal told of it.
    lines: tuple[tuple[Component, tuple[Facet, ...]], ...]


def facets_of(appraisal: Appraisal, *, components: Sequence[Component]) -> list[Facet]:
    """Return what one appraisal tells of each component, in their order."""
    judged = {one.component_id: one for one in appraisal.judgements.all()}
    return [_facet(appraisal, component, judged.get(component.pk)) for component in components]


def story_of(initiative: Initiative, *, frame: Frame) -> Story:
    """Return what was told with this frame over time, drafts and open rounds left out."""
    components = list(frame.components.all())
    appraisals = list(
        initiative.appraisals.told()
        .filter(frame=frame)
        .order_by("held_on", "pk")
        .prefetch_related("judgements")
    )
    told = [facets_of(each, components=components) for each in appraisals]
    lines = tuple(
        (component, tuple(facets[place] for facets in told))
        for place, component in enumerate(components)
    )
    return Story(frame, tuple(appraisals), lines)


def _facet(appraisal: Appraisal, component: Component, judgement: Judgement | None) -> Facet:
    if appraisal.mode == Appraisal.Mode.TOGETHER:
        return Facet(component, judgement.level if judgement else None, judgement)
    told = appraisal.results.get(component.code)
    if told is None:
        return Facet(component, None)
    spread = tuple((int(level), people) for level, people in told["spread"].items())
    return Facet(component, told["mean"], people=told["people"], spread=spread)
