"""How the name of a place is folded, to sort it and to find it.

The same on every database: no accent, no capital, no punctuation.
"""

import unicodedata


def fold(name: str) -> str:
    """Return the name as one would type it in a hurry: « L’Île-d’Orléans » → `l ile d orleans`."""
    bare = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe"))
    kept = (
        letter if letter.isascii() and letter.isalnum() else " "
        for letter in bare
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(kept).lower().split())
