"""XML written by hand: an element is its name, its attributes, and what it holds.

What XML cannot say (a control character) is left out, whatever the database holds.
"""

import re
from xml.sax.saxutils import escape, quoteattr

__all__ = ["tag", "text"]

_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: object) -> str:
    """Return a value as an element may hold it."""
    return escape(_UNSAYABLE.sub("", str(value)))


def tag(name: str, *inside: str, **attributes: str) -> str:
    """Return an element; a first « _ » in an attribute's name stands for « : », as in xml_lang."""
    told = "".join(
        f" {one.rstrip('_').replace('_', ':', 1)}={quoteattr(_UNSAYABLE.sub('', value))}"
        for one, value in attributes.items()
    )
    held = "".join(inside)
    return f"<{name}{told}>{held}</{name}>" if held else f"<{name}{told}/>"
