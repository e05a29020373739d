"""What an invitation's secret is made of: letters and digits nobody mistakes on a poster.

Nothing here touches the database; the chance is given by the system, not by a seed.
"""

import secrets

#: No 0 or o, no 1, l or i: a code may be read aloud and typed from paper.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"

#: 59 bits: short enough for a poster that lives two weeks, far too long to be guessed.
SHORT = 12
#: 128 bits: nobody types this one, it is followed from a message.
LONG = 26

_GROUP = 4


def draw(length: int) -> str:
    """Return a new secret of this many signs."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def spelled(token: str) -> str:
    """Return a short secret cut in groups; a long one stays whole."""
    if len(token) > SHORT:
        return token
    return "-".join(token[start : start + _GROUP] for start in range(0, len(token), _GROUP))


def bare(typed: str) -> str:
    """Return the secret someone typed, whatever the case and the hyphens."""
    return typed.replace("-", "").strip().lower()
