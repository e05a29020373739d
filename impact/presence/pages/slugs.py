"""What the address of a page may be, and those that other pages of the site have taken."""

import re

#: The ends of addresses that lists, feeds and forms stand at.
RESERVED = frozenset({"nouveau", "nouvelle", "ecrire", "flux", "apercu", "gestion"})
LONGEST = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_an_address(slug: str) -> bool:
    """Say whether this could be the end of an address: small letters, numbers, single dashes."""
    return len(slug) <= LONGEST and slug not in RESERVED and bool(_SLUG.fullmatch(slug))
