"""Codes people read on a wall and type on a phone (« code d'atelier »).

Six characters that nobody takes for another: no vowel, so that no word is spelled, neither
O, 0, I, 1, L, nor the pairs heard alike when said aloud in French (M and N, B and P, D and T).
Characters in, characters out; chance is handed in.
"""

from collections.abc import Callable, Sequence

ALPHABET = "BCDFGHJKNQRSVXZ23456789"
LENGTH = 6


def draw_code(choose: Callable[[Sequence[str]], str]) -> str:
    """Return a new code, each character picked by `choose`."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """Return the code meant, however it was typed: spaces, dashes and small letters are fine.

    Empty when it cannot be a code.
    """
    kept = "".join(character for character in typed.upper() if character.isalnum())
    return kept if len(kept) == LENGTH and set(kept) <= set(ALPHABET) else ""


def spell_code(code: str) -> str:
    """Return the code as it is shown and said: two groups of three."""
    return f"{code[:3]} {code[3:]}"
