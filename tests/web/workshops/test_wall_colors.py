"""What a room reads on the wall stands out, whatever the light: contrasts worked out from tokens."""

import re
from itertools import product
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[3] / "impact" / "web" / "static" / "web" / "css"
#: The colors the wall writes with, and those it writes on: the page, its foot.
WORDS = ("ink", "ink-soft", "madder", "woad")
GROUNDS = ("paper", "paper-raised")
AAA = 7.0


def colors_of(style: str, selector: str) -> dict[str, str]:
    """Return the colors that the last rule of this selector names."""
    rules = re.findall(rf"^\s*{re.escape(selector)} \{{([^}}]*)\}}", style, flags=re.MULTILINE)
    return {
        name: value if len(value) == 6 else "".join(digit * 2 for digit in value)
        for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{3,6})\b", rules[-1])
    }


def luminance(color: str) -> float:
    """Return how much light a color sends back, as WCAG reckons it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def the_wall(room: str) -> dict[str, str]:
    """Return its colors in a room said bright or dark, or after the theme of the system."""
    tokens = (STYLES / "tokens.css").read_text(encoding="utf-8")
    wall = (STYLES / "workshop-screen.css").read_text(encoding="utf-8")
    by_day, by_night = tokens.split("@media (prefers-color-scheme: dark)")
    return {
        "bright": colors_of(by_day, ":root") | colors_of(wall, ':root[data-light="light"]'),
        "dark": colors_of(by_night, ":root") | colors_of(wall, ':root[data-light="dark"]'),
        "theme by day": colors_of(by_day, ":root") | colors_of(wall, ":root:not([data-light])"),
        "theme by night": colors_of(by_night, ":root"),
    }[room]


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)


@pytest.mark.parametrize("room", ["bright", "dark", "theme by day", "theme by night"])
@pytest.mark.parametrize(("word", "ground"), list(product(WORDS, GROUNDS)))
def test_words_on_the_wall_reach_the_highest_contrast(room: str, word: str, ground: str) -> None:
    wall = the_wall(room)
    assert contrast(wall[word], wall[ground]) >= AAA


def test_the_wall_writes_in_no_other_color() -> None:
    style = (STYLES / "workshop-screen.css").read_text(encoding="utf-8")
    assert set(re.findall(r"(?<![\w-])color: var\(--([\w-]+)\)", style)) <= set(WORDS)
