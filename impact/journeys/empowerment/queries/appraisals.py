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

    def of(self, place: int) -> list[Facet]:
        """Return what the appraisal at this place told of each component."""
        return [facets[place] for _component, facets in self.lines]


def facets_of(appraisal: Appraisal, *, components: Sequence[Component]) -> list[Facet]:
    """Return what one appraisal tells of each component, in their order."""
    judged = {one.component_id: one for one in appraisal.judgements.all()}
    return [_facet(appraisal, component, judged.get(component.pk)) for component in components]


def stories_of(initiative: Initiative) -> list[Story]:
    """Return one story for each frame something was told with, the freshest first.

    Drafts, open rounds, and rounds too few people answered are left out.
    """
    told: dict[Frame, list[Appraisal]] = {}
    appraisals = initiative.appraisals.told().order_by("held_on", "pk")
    for one in appraisals.select_related("frame").prefetch_related(
        "judgements", "frame__components"
    ):
        if one.mode == Appraisal.Mode.TOGETHER or one.results:
            told.setdefault(one.frame, []).append(one)
    stories = [_story(appraisals) for appraisals in told.values()]
    return sorted(stories, key=lambda one: one.appraisals[-1].held_on, reverse=True)


def _story(appraisals: Sequence[Appraisal]) -> Story:
    frame = appraisals[-1].frame
    components = list(frame.components.all())
    told = [facets_of(each, components=components) for each in appraisals]
    lines = tuple(
        (component, tuple(facets[place] for facets in told))
        for place, component in enumerate(components)
    )
    return Story(frame, tuple(appraisals), lines)


def former_of(appraisal: Appraisal) -> Appraisal | None:
    """Return the appraisal made the same way with the same frame just before this one."""
    same = appraisal.initiative.appraisals.told().filter(
        frame=appraisal.frame, mode=appraisal.mode, held_on__lt=appraisal.held_on
    )
    return (
        same.exclude(mode=Appraisal.Mode.ALONE, results={})
        .order_by("-held_on", "-pk")
        .prefetch_related("judgements")
        .first()
    )


def _facet(appraisal: Appraisal, component: Component, judgement: Judgement | None) -> Facet:
    if appraisal.mode == Appraisal.Mode.TOGETHER:
        return Facet(component, judgement.level if judgement else None, judgement)
    told = appraisal.results.get(component.code)
    if told is None:
        return Facet(component, None)
    spread = tuple((int(level), people) for level, people in told["spread"].items())
    return Facet(component, told["mean"], people=told["people"], spread=spread)
