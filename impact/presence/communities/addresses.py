"""Reading a pasted list of e-mail addresses, as people write them.

Text in, addresses out: nothing here touches the database or sends anything.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

#: « Solange Roy <solange@exemple.ca> », as mail programs copy it.
_NAMED = re.compile(r"<([^<>]*)>")
_BETWEEN = re.compile(r"[\n\r,;]+")


@dataclass(frozen=True, slots=True)
class Addresses:
    valid: tuple[str, ...]
    invalid: tuple[str, ...]


def read_addresses(text: str) -> Addresses:
    """Sort what was pasted into addresses, each once, and what is not one, as it was typed."""
    valid: dict[str, None] = {}
    invalid: dict[str, None] = {}
    for piece in _pieces_of(text):
        if _is_address(piece):
            valid[piece.lower()] = None
        else:
            invalid[piece] = None
    return Addresses(tuple(valid), tuple(invalid))


def _pieces_of(text: str) -> list[str]:
    pieces: list[str] = []
    for chunk in _BETWEEN.split(text):
        named = _NAMED.findall(chunk)
        words = named or (chunk.split() if "@" in chunk else [chunk])
        pieces += [word.strip() for word in words if word.strip()]
    return pieces


def _is_address(piece: str) -> bool:
    try:
        validate_email(piece)
    except ValidationError:
        return False
    return True
