"""LaTeX as BibTeX files hold it, to plain text and back: accents, signs, groups; no mathematics.

Texts in, texts out: whatever is written by `encode` is read the same by `decode`.
"""

import re
import unicodedata

__all__ = ["decode", "encode"]

#: Accent commands and the mark each puts on the letter that follows.
_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "ss": "ß", "i": "i", "j": "j", "ldots": "…", "dots": "…",
    "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\",
    "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textbar": "|", "textless": "<",
    "textgreater": ">", "textdollar": "$", "textunderscore": "_", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°",
    "euro": "€", "texteuro": "€", "S": "§", "P": "¶", "pounds": "£", "ier": "er", "iere": "re",
    "no": "n°", "No": "N°", "up": "", "LaTeX": "LaTeX", "TeX": "TeX", "newline": "\n", "par": "\n",
    "og": chr(171) + "\u00a0", "fg": "\u00a0" + chr(187), "guillemotleft": chr(171),
    "guillemotright": chr(187),
}  # fmt: skip

_TOKEN = re.compile(
    r"\\(?P<accent>[`'^~\"=.]|[uvHckrdb](?![A-Za-z]))\s*"
    r"(?:\{\s*(?P<group>\\?[A-Za-z])?\s*\}|(?P<letter>\\[ij](?![A-Za-z])|[A-Za-z]))"
    r"|\\(?P<word>[A-Za-z]+)\*?(?:\{\}|[ \t]*)"
    r"|\\(?P<sign>.)"
    r"|(?P<dashes>-{2,3}(?!-))|(?P<open>``)|(?P<close>'')|(?P<tie>~)|(?P<brace>[{}$])",
    re.DOTALL,
)
#: A sign that pairs with the same one after it is cut from it.
_SPECIAL = re.compile(r"[\\{}~^&%$#_]|-(?=-)|`(?=`)|'(?=')")
_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "-": "-{}", "`": "`{}", "'": "'{}",
}  # fmt: skip


def decode(told: str) -> str:
    """Return the plain text of a LaTeX one; a command that is not known gives what it is given."""
    if not re.search(r"[\\{}~$]|--|``|''", told):
        return told
    return _TOKEN.sub(_plain, told)


def encode(text: str) -> str:
    """Return a text that LaTeX and BibTeX read as it is; accents stay as they are, in UTF-8."""
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found.group(), f"\\{found.group()}"), text)


def _plain(found: re.Match[str]) -> str:
    if accent := found.group("accent"):
        letter = (found.group("group") or found.group("letter") or "").lstrip("\\")
        return unicodedata.normalize("NFC", letter + _MARKS[accent]) if letter else ""
    if word := found.group("word"):
        return _SIGNS.get(word, "")
    if sign := found.group("sign"):
        return "\n" if sign == "\\" else " " if sign in " ," else "" if sign in "-/" else sign
    if dashes := found.group("dashes"):
        return "–" if len(dashes) == 2 else "—"
    if found.group("open"):
        return "“"
    if found.group("close"):
        return "”"
    return "\u00a0" if found.group("tie") else ""
