"""From French text to the words an index keeps: folded, cut, stemmed, the same on both sides.

Accents are folded before stemming, because people drop them: measured better than the reverse.
Elisions, apostrophes and hyphens of every kind, dotted acronyms and inclusive spellings
(« agent·e », « coordonnateur-trice ») are cut alike in texts and in questions.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

__all__ = ["ELIDED", "STOP", "fold", "stem", "stem_english", "stems_of", "words_of"]

_FRENCH = snowballstemmer.stemmer("french")
_ENGLISH = snowballstemmer.stemmer("english")

_ALIKE = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "′": "'"}
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("•∙⋅‧", "·")
    | {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "\u00ad": None}
)

#: What is dropped before an apostrophe.
_ELISIONS = "l d j m n s t c qu jusqu lorsqu puisqu quoiqu presqu quelqu"
ELIDED = frozenset(_ELISIONS.split())

#: Words that say nothing of what is looked for, folded.
_EMPTY = """
    a afin ai ainsi alors apres as au aucun aussi autre autres aux avec avez avoir avons c ca car
    ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de des doit
    donc dont du elle elles en encore entre est et etaient etait etant etc ete etes etre eux fait
    faire faut il ils j je l la le les leur leurs lors lorsque m ma mais me meme memes mes moi mon n
    ne ni nos notre nous on ont ou par parce pas pendant peu peut peuvent plus plusieurs pour
    pourquoi puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si
    son sont sous sur t ta te tel telle tes toi ton tous tout toute toutes tres tu un une vers vos
    votre vous y the of and or in to for an is on with by how what
"""
STOP = frozenset(_EMPTY.split())

#: A word, then its feminine ending, as inclusive writing joins them.
_INCLUSIVE = re.compile(
    r"\b([a-z]{3,}?)s?"
    r"(?:[·.](e|ne|le|te|se|trice|rice|euse|ere|ve|esse)"
    r"|-(e|ne|trice|euse|ere)"
    r"|\((e|ne|le|te|trice|euse|ere|ve)\))"
    r"(?:[·.-]?s)?(?![a-z])"
)
_PLURAL = re.compile(r"(?<=[a-rt-z])s$")
_PARTICIPLE = re.compile(r"(?<=[a-z]{3})ee$")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b\.?")
_PIECE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*'?")
#: Parts this short, joined by hyphens, are an acronym people also write in one word: TIR-SHV.
_SHORT = 4
#: Words this short are their own stem.
_WHOLE = 3
_TURNS = (("trice", "teur"), ("rice", "teur"), ("euse", "eur"), ("ere", "er"), ("ve", "f"))


def fold(text: str) -> str:
    """Return a text in small letters, without accents, apostrophes and hyphens made alike."""
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE))
    return "".join(one for one in plain if not unicodedata.combining(one)).lower()


def words_of(text: str) -> list[str]:
    """Return the folded words of a text in order, elisions and empty words dropped."""
    told = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", fold(text))
    told = _INCLUSIVE.sub(lambda found: " ".join(_both(found)), told)
    return [word for piece in _PIECE.findall(told) for word in _cut(piece) if word not in STOP]


def stems_of(words: Iterable[str]) -> list[str]:
    return [stem(word) for word in words]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the French stem of a folded word; what holds a digit is left as it is.

    The plural is cut beforehand, or « conflit » would lose its end as a verb does and
    « conflits » would not; so is « ée » without its accent, no ending to the stemmer.
    """
    if not word.isalpha() or len(word) <= _WHOLE:
        return word
    return str(_FRENCH.stemWord(_PARTICIPLE.sub("e", _PLURAL.sub("", word))))


@lru_cache(maxsize=50_000)
def stem_english(word: str) -> str:
    return str(_ENGLISH.stemWord(word)) if word.isalpha() and len(word) > _WHOLE else word


def _both(found: re.Match[str]) -> tuple[str, str]:
    """Both forms that an inclusive spelling joins."""
    base = found.group(1)
    ending = found.group(2) or found.group(3) or found.group(4)
    for feminine, masculine in _TURNS:
        if ending == feminine and base.endswith(masculine):
            new = "trice" if feminine == "rice" else feminine
            return base, base[: -len(masculine)] + new
    return base, base + ending


def _cut(piece: str) -> list[str]:
    if piece.endswith("'"):
        piece = piece[:-1]
        if piece in ELIDED:
            return []
    parts = piece.split("-")
    if len(parts) > 1 and all(len(part) <= _SHORT and part not in STOP for part in parts):
        return [*parts, "".join(parts)]
    return parts
