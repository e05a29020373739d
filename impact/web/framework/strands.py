"""Drawing threads (« fils »): a competency across the stages, a level, and both told in words.

Pure drawing: positions and levels in, SVG out. The SVG is always hidden from screen readers,
since the words beside it say the same.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

#: The width of one stage on the strip, and its height.
STEP, HEIGHT = 28, 24
#: The dyes of the palette: domains take them in turn.
DYES = 9


def dye_of(position: int) -> int:
    """Return the dye (1 to 9) of the domain at this position, counted from 1."""
    return (position - 1) % DYES + 1


def zigzag(*, x: float, y: float, width: float, rise: float, waves: int) -> str:
    """Return the path of a thread that goes up and down around `y`, as in an arrow sash."""
    half = width / max(waves, 1) / 2
    wave = f"l{half:g} {-rise:g}l{half:g} {rise:g}"
    return f"M{x:g} {y + rise / 2:g}{wave * waves}"


def runs_of(served: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the unbroken runs of stages served, each as its first and last rank."""
    runs: list[tuple[int, int]] = []
    for rank, is_served in enumerate(served):
        if is_served and runs and runs[-1][1] == rank - 1:
            runs[-1] = (runs[-1][0], rank)
        elif is_served:
            runs.append((rank, rank))
    return runs


@lru_cache(maxsize=1024)
def stage_strand(
    served: tuple[bool, ...], dye: int, *, step: int = STEP, height: int = HEIGHT, waves: int = 2
) -> SafeString:
    """Draw a competency as a thread: woven where it serves a stage, dotted elsewhere."""
    width, middle = step * len(served), height / 2
    warp = "".join(f"M{step * rank + step / 2:g} 2V{height - 2}" for rank in range(len(served)))
    woven = "".join(
        zigzag(
            x=first * step + 3,
            y=middle,
            width=(last - first + 1) * step - 6,
            rise=9,
            waves=waves * (last - first + 1),
        )
        for first, last in runs_of(served)
    )
    return format_html(
        '<svg class="strand dye-{}" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" '
        'focusable="false"><path class="strand__warp" d="{}"/>'
        '<path class="strand__rest" d="M0 {}H{}"/><path class="strand__woven" d="{}"/></svg>',
        dye, width, height, width, height, warp, middle, width, woven,
    )  # fmt: skip


def tell_stages(served: Sequence[bool]) -> str:
    """Tell in words which stages a competency serves."""
    return _tell_stages(tuple(served), get_language())


@lru_cache(maxsize=1024)
def _tell_stages(served: tuple[bool, ...], _language: str | None) -> str:
    if all(served):
        return _("toutes les étapes")
    runs = runs_of(served)
    if not runs:
        return _("aucune étape")
    told = join_words(word for first, last in runs for word in _tell_run(first + 1, last + 1))
    label = ngettext("étape %(ranks)s", "étapes %(ranks)s", sum(served))
    return label % {"ranks": told}


def _tell_run(first: int, last: int) -> list[str]:
    if last - first < 2:
        return [str(rank) for rank in range(first, last + 1)]
    return [_("%(first)d à %(last)d") % {"first": first, "last": last}]


def join_words(words: Iterable[str]) -> str:
    """Join words as French does: commas, then « et » before the last one."""
    *first, last = list(words)
    if not first:
        return last
    return _("%(first)s et %(last)s") % {"first": ", ".join(first), "last": last}


@lru_cache(maxsize=64)
def level_strand(level: int, top: int = 4) -> SafeString:
    """Draw a level as a skein: as many threads as levels, whole up to `level`, dotted above."""
    height = 5 * top + 1
    threads = format_html_join(
        "",
        '<path class="{}" d="M1 {}h26"/>',
        (
            ("skein__held" if rank <= level else "skein__open", height - 5 * rank + 2)
            for rank in range(1, top + 1)
        ),
    )
    return format_html(
        '<svg class="skein" viewBox="0 0 28 {}" width="28" height="{}" aria-hidden="true" '
        'focusable="false">{}</svg>',
        height, height, threads,
    )  # fmt: skip


@lru_cache(maxsize=64)
def meeting(left: int, right: int, *, top: int = 4) -> SafeString:
    """Draw two levels as threads that start from the middle, each as long as its level."""
    wave, middle = 18, 18 * top
    width = 2 * middle
    sides = (
        ("meeting__left", zigzag(x=middle - 2, y=10, width=-wave * left, rise=9, waves=left)),
        ("meeting__right", zigzag(x=middle + 2, y=10, width=wave * right, rise=9, waves=right)),
    )
    woven = format_html_join(
        "",
        '<path class="{}" d="{}"/>',
        (side for side, level in zip(sides, (left, right), strict=True) if level),
    )
    return format_html(
        '<svg class="meeting" viewBox="-2 0 {} 20" width="{}" height="20" aria-hidden="true" '
        'focusable="false"><path class="meeting__rest" d="M0 10H{}"/>'
        '<path class="meeting__middle" d="M{} 0V20"/>{}</svg>',
        width + 4, width + 4, width, middle, woven,
    )  # fmt: skip
