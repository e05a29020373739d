"""The page of a competency: everything known of it, arranged to be read from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Citation, Competency, Expectation, Level
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Stage
from impact.web.framework.addresses import address, address_of
from impact.web.framework.strands import dye_of, level_strand, stage_strand, tell_stages


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the scale, and what one sees when someone stands there."""

    value: int
    name: str
    name_en: str
    description: str
    indicator: str
    skein: SafeString


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage, and whether the competency serves it."""

    name: str
    address: str
    is_served: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A role that is asked for the competency."""

    name: str
    address: str
    level: int
    told: str
    skein: SafeString
    is_essential: bool


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane of « pouvoir d’agir », and those of its components the competency feeds."""

    name: str
    components: list[Concept]


@dataclass(frozen=True, slots=True)
class Neighbor:
    code: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    dye: int
    natures: list[Concept]
    rungs: tuple[Rung, ...]
    stops: tuple[Stop, ...]
    strand: SafeString
    stages: str
    bearers: tuple[Bearer, ...]
    planes: list[Plane]
    citations: list[Citation]
    previous: Neighbor | None
    next: Neighbor | None


def read_sheet(competency: Competency) -> Sheet:
    """Return everything the page of a competency tells."""
    stops = tuple(_stops(competency))
    served = tuple(stop.is_served for stop in stops)
    dye = dye_of(competency.domain.position)
    levels = list(Level.objects.filter(scale=competency.version.scale_id))
    previous, following = _neighbors(competency)
    natures, components = _concepts(competency)
    return Sheet(
        dye=dye,
        natures=[competency.nature, *natures],
        rungs=tuple(_rungs(competency, levels)),
        stops=stops,
        strand=stage_strand(served, dye, step=130, height=32, waves=7),
        stages=tell_stages(served),
        bearers=tuple(_bearers(competency, levels)),
        planes=_planes(components),
        citations=list(competency.citations.select_related("source")),
        previous=previous,
        next=following,
    )


def _stops(competency: Competency) -> list[Stop]:
    served = competency.stages.filter(pk=OuterRef("pk"))
    stages = Stage.objects.in_force().annotate(is_served=Exists(served))
    return [Stop(stage.name, address("stage", stage.slug), stage.is_served) for stage in stages]


def _rungs(competency: Competency, levels: Sequence[Level]) -> list[Rung]:
    indicators = {one.level: one.text for one in competency.indicators.all()}
    top = max((level.value for level in levels), default=0)
    return [
        Rung(
            level.value,
            level.name,
            level.name_en,
            level.description,
            indicators.get(level.value, ""),
            level_strand(level.value, top),
        )
        for level in levels
    ]


def _bearers(competency: Competency, levels: Sequence[Level]) -> list[Bearer]:
    """Return the roles asked for it, those of whose noyau it is first."""
    names = {level.value: level.name for level in levels}
    lines = Expectation.objects.filter(competency=competency, role__retired_on=None)
    asked: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    fields = "role__name", "role__slug", "level", "weight"
    for name, slug, level, weight in lines.order_by("role__position").values_list(*fields):
        is_essential = weight == Expectation.Weight.ESSENTIAL
        asked.setdefault((name, slug), []).append((level, is_essential))
    bearers = [
        Bearer(
            name=name,
            address=address("role", slug),
            level=max(pairs)[0],
            told=_tell_levels([level for level, _essential in pairs], names),
            skein=level_strand(max(pairs)[0], max([*names, 1])),
            is_essential=any(essential for _level, essential in pairs),
        )
        for (name, slug), pairs in asked.items()
    ]
    return sorted(bearers, key=lambda bearer: (not bearer.is_essential, -bearer.level))


def _tell_levels(levels: Sequence[int], names: dict[int, str]) -> str:
    lowest, highest = min(levels), max(levels)
    if lowest == highest:
        return f"{highest} · {names.get(highest, '')}"
    span = {"lowest": lowest, "highest": highest}
    return _("%(lowest)d à %(highest)d selon l’étape") % span


def _concepts(competency: Competency) -> tuple[list[Concept], list[Concept]]:
    """Return its other natures and its components, asked for at once."""
    natures, components = competency.other_natures.all(), competency.components.all()
    rows = Concept.objects.filter(
        Q(pk__in=natures.values("pk")) | Q(pk__in=components.values("pk"))
    )
    rows = rows.annotate(
        is_nature=Exists(natures.filter(pk=OuterRef("pk"))),
        is_component=Exists(components.filter(pk=OuterRef("pk"))),
    )
    found = list(rows.select_related("broader"))
    return (
        [one for one in found if one.is_nature],
        [one for one in found if one.is_component],
    )


def _planes(components: Sequence[Concept]) -> list[Plane]:
    planes: dict[str, Plane] = {}
    for component in components:
        name = component.broader.label if component.broader else ""
        planes.setdefault(name, Plane(name, [])).components.append(component)
    return list(planes.values())


def _neighbors(competency: Competency) -> tuple[Neighbor | None, Neighbor | None]:
    """Return the competencies before and after this one in its version."""
    version = competency.version
    rows = Competency.objects.filter(version=version)
    if not competency.is_retired:
        rows = rows.in_force()
    codes = list(rows.values_list("code", "title"))
    here = next(rank for rank, (code, _title) in enumerate(codes) if code == competency.code)
    around = (codes[here - 1] if here else None, *codes[here + 1 : here + 2], None)
    before, after = (
        Neighbor(*pair, address_of(pair[0], version)) if pair else None for pair in around[:2]
    )
    return before, after
