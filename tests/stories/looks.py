"""What a page may be reproached with: faults that axe-core sees, contents wider than the screen."""

from axe_playwright_python.sync_playwright import Axe

WCAG_A_AND_AA = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}

#: What another screen or another light may change of a page already looked at.
SEEN = WCAG_A_AND_AA | {
    "runOnly": {
        "type": "rule",
        "values": [
            "color-contrast",
            "link-in-text-block",
            "scrollable-region-focusable",
            "target-size",
        ],
    }
}

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}

#: From the narrowest screen that WCAG asks to bear, to a desk.
WIDTHS = (320, 360, 768, 1280)


def faults(page, options=WCAG_A_AND_AA):
    """Tell, one by one, the WCAG 2.x A and AA faults that axe-core sees in this page."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{page.url} {_told(fault)}" for fault in found]


def overflow(page):
    """Tell at which widths this page would need to be scrolled sideways."""
    return [f"{page.url} overflows at {width}" for width in WIDTHS if not _fits(page, width)]


def look_around(page, path, *, status=200):
    """Open a page in the light on a desk, then in the dark on a phone; tell all its faults."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP["viewport"])
    answer = page.goto(path)
    told = [] if answer.status == status else [f"{path} answers {answer.status}"]
    told += faults(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE["viewport"])
    return told + faults(page, SEEN) + overflow(page)


def _fits(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    return page.evaluate("document.documentElement.scrollWidth") <= width


def _told(fault):
    places = "\n".join(
        f"    {' '.join(map(str, node['target']))}\n      {node['failureSummary'].splitlines()[1].strip()}"
        for node in fault["nodes"][:5]
    )
    return f"{fault['id']} ({fault['impact']}): {fault['help']}\n{places}"


def stops(page, *, most):
    """Walk a page with the Tab key; tell of each stop what it is and whether it shows."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or stop in found:
            break
        found.append(stop)
    return found


#: A stop is seen when it lies in the window and wears an outline, itself or around it.
_STOP = """() => {
  const here = document.activeElement;
  if (here === document.body) return null;
  const { top, left, bottom, width, height } = here.getBoundingClientRect();
  const wears = (one) => one && getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) > 0;
  const isSeen = width > 0 && height > 0 && bottom > 0 && top < innerHeight && (wears(here) || wears(here.closest("label, .card, li")));
  return { what: here.outerHTML.slice(0, 120), place: [Math.round(top + scrollY), Math.round(left)], isSeen };
}"""
