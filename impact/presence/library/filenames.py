"""What a deposited file is called: what people recognize, and nothing a machine would obey."""

import re
import unicodedata

__all__ = ["clean_name"]

_LONGEST = 100
#: Names that some machines keep for their own devices.
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def clean_name(name: str, *, suffix: str) -> str:
    """Return a name that ends as its content says: « L’an.PDF.exe » gives « L-an.pdf ».

    Accents are kept; paths, marks of direction, dots and anything that means something to a machine
    are not.
    """
    told = "".join(
        one
        for one in unicodedata.normalize("NFC", name)
        if unicodedata.category(one) not in {"Cf", "Cc", "Mn", "Cs"}
    )
    stem = re.sub(r"(\.\w{1,5})+$", "", re.split(r"[/\\]", told)[-1])
    words = "".join(
        one if unicodedata.category(one)[0] in "LN" or one == "_" else "-" for one in stem
    )
    stem = re.sub(r"-{2,}", "-", words).strip("-_")[:_LONGEST].rstrip("-_")
    if not stem or _DEVICES.match(stem):
        stem = "document"
    return f"{stem}{suffix}"
