"""The address an initiative keeps for life, drawn from its first name.

Words in, word out: nothing here touches the database.
"""

from collections.abc import Container
from itertools import count

from django.utils.text import slugify

#: Addresses that pages of the site already answer to.
RESERVED = frozenset({"nouvelle"})

_FALLBACK = "demarche"
_LONGEST = 60


def stem_of(name: str) -> str:
    """Return the words of a name as an address; a name with no Latin letter gets a plain one."""
    return slugify(name)[:_LONGEST].strip("-") or _FALLBACK


def free_slug(name: str, *, taken: Container[str]) -> str:
    """Return the address for this name, numbered when another initiative has it already."""
    stem = stem_of(name)
    if stem not in taken and stem not in RESERVED:
        return stem
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)
