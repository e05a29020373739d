"""The geometry of the wheel (« roue ») of the cycle, drawn as a round cloth.

Each competency is a thread around the hub, present over the stages it serves; stages are eight
parts of the circle. Pure drawing: ranks in, SVG paths out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from impact.web.framework.strands import runs_of

#: Where the first and the last thread run, and how far labels stand from the hub.
HUB, RIM, LABELS = 118.0, 300.0, 326.0
#: The height of a line of a label.
LINE = 25.0
#: Half the paper left between two stages, in degrees.
GAP = 1.6


@dataclass(frozen=True, slots=True)
class Part:
    """The place of one stage on the wheel: a wedge to press, and where its name stands."""

    wedge: str
    number_x: str
    number_y: str
    label_x: str
    anchor: str


def point(radius: float, degrees: float) -> tuple[float, float]:
    """Return the point at this angle, counted clockwise from noon."""
    turn = math.radians(degrees - 90)
    return radius * math.cos(turn), radius * math.sin(turn)


def arc(radius: float, *, start: float, end: float) -> str:
    """Return the path of a thread that runs clockwise from one angle to the other."""
    from_x, from_y = point(radius, start)
    to_x, to_y = point(radius, end)
    is_long = int(end - start > 180)
    return (
        f"M{from_x:.1f} {from_y:.1f}A{radius:.1f} {radius:.1f} 0 {is_long} 1 {to_x:.1f} {to_y:.1f}"
    )


def ring(radius: float) -> str:
    """Return the path of a thread that goes all the way around."""
    half = f"a{radius:.1f} {radius:.1f} 0 1 1"
    return f"M0 {-radius:.1f}{half} 0 {2 * radius:.1f}{half} 0 {-2 * radius:.1f}"


def arrow_head(radius: float, degrees: float, *, is_back: bool = False) -> str:
    """Return the head of an arrow that follows a circle, clockwise or, for going back, not."""
    x, y = point(radius, degrees)
    tangent = degrees + (90 if is_back else -90)
    wings = [point(14, tangent + spread) for spread in (-38, 38)]
    start, end = (f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in wings)
    return f"M{start}L{x:.1f} {y:.1f}L{end}"


def radius_of(rank: int, total: int) -> float:
    """Return how far from the hub the thread at this rank runs."""
    return HUB + (RIM - HUB) * (rank + 0.5) / max(total, 1)


def thread_path(served: Sequence[bool], radius: float) -> str:
    """Return the arcs of a competency; a run may go through noon, since the cycle has no end."""
    if all(served):
        return ring(radius)
    share = 360 / len(served)
    turned = next((rank for rank in range(len(served)) if not served[rank]), 0)
    ordered = [served[(rank + turned) % len(served)] for rank in range(len(served))]
    return "".join(
        arc(
            radius,
            start=(first + turned - 0.5) * share + GAP,
            end=(last + turned + 0.5) * share - GAP,
        )
        for first, last in runs_of(ordered)
    )


def part_of(rank: int, total: int) -> Part:
    """Return where the stage at this rank stands."""
    share = 360 / total
    middle, start, end = rank * share, (rank - 0.5) * share, (rank + 0.5) * share
    outer = [point(RIM + 8, angle) for angle in (start, end)]
    inner = [point(HUB - 8, angle) for angle in (end, start)]
    wedge = (
        f"M{outer[0][0]:.1f} {outer[0][1]:.1f}A{RIM + 8:g} {RIM + 8:g} 0 0 1 "
        f"{outer[1][0]:.1f} {outer[1][1]:.1f}L{inner[0][0]:.1f} {inner[0][1]:.1f}"
        f"A{HUB - 8:g} {HUB - 8:g} 0 0 0 {inner[1][0]:.1f} {inner[1][1]:.1f}Z"
    )
    number = point(HUB - 30, middle)
    label = point(LABELS, middle)
    return Part(
        wedge=wedge,
        number_x=f"{number[0]:.1f}",
        number_y=f"{number[1]:.1f}",
        label_x=f"{label[0]:.1f}",
        anchor=_anchor(label[0]),
    )


def _anchor(x: float) -> str:
    if abs(x) < 40:
        return "middle"
    return "start" if x > 0 else "end"


def label_lines(name: str, *, rank: int, total: int) -> list[tuple[str, str]]:
    """Return the lines of a label, each with its height, growing away from the wheel."""
    lines = wrap(name)
    _x, middle = point(LABELS, rank * 360 / total)
    # Above the wheel a label grows upwards, below it downwards, so that it never covers a thread.
    first = middle + (middle / LABELS - 1) * (len(lines) - 1) * LINE / 2 + LINE / 3
    return [(line, f"{first + row * LINE:.1f}") for row, line in enumerate(lines)]


def wrap(name: str, *, width: int = 17) -> list[str]:
    """Cut a name into lines of about `width` signs, at its spaces."""
    lines: list[str] = []
    for word in name.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
