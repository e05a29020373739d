"""The cycle as a round cloth (« roue »): its stages, and the threads that run through them."""

from collections.abc import Sequence
from dataclasses import dataclass

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.mobilization.models import Stage
from impact.web.framework.addresses import address
from impact.web.framework.catalog import mask, served_stages
from impact.web.framework.strands import dye_of
from impact.web.framework.wheel import (
    Part,
    arc,
    arrow_head,
    label_lines,
    part_of,
    radius_of,
    ring,
    thread_path,
)


@dataclass(frozen=True, slots=True)
class Spoke:
    """A stage on the wheel: where it stands, and its name cut in lines, each with its height."""

    rank: int
    name: str
    purpose: str
    address: str
    part: Part
    lines: tuple[tuple[str, str], ...]
    threads: int


@dataclass(frozen=True, slots=True)
class Thread:
    """A competency that runs around the hub; `rest` is the circle it leaves empty."""

    dye: int
    path: str


@dataclass(frozen=True, slots=True)
class Wheel:
    spokes: tuple[Spoke, ...]
    threads: tuple[Thread, ...]
    rests: str
    #: The arrows at the hub: the wheel turns, and turns back in a dotted line with a whole head.
    onward: str = arc(62, start=35, end=325) + arrow_head(62, 325)
    back: str = arc(42, start=35, end=325)
    back_head: str = arrow_head(42, 35, is_back=True)


def read_wheel(version: Version, stages: Sequence[Stage]) -> Wheel:
    """Return the wheel of the cycle as a version of the framework weaves it."""
    served = served_stages(version)
    rows = Competency.objects.filter(version=version).in_force()
    pairs = list(rows.values_list("pk", "domain__position"))
    threads: list[Thread] = []
    rests: list[str] = []
    for rank, (competency, position) in enumerate(pairs):
        radius = radius_of(rank, len(pairs))
        path = thread_path(mask(stages, served.get(competency, ())), radius)
        threads.append(Thread(dye_of(position), path))
        rests.append(ring(radius))
    spokes = [
        Spoke(
            rank=rank + 1,
            name=stage.name,
            purpose=stage.purpose,
            address=address("stage", stage.slug),
            part=part_of(rank, len(stages)),
            lines=tuple(label_lines(stage.name, rank=rank, total=len(stages))),
            threads=sum(stage.pk in at for at in served.values()),
        )
        for rank, stage in enumerate(stages)
    ]
    return Wheel(tuple(spokes), tuple(threads), "".join(rests))
