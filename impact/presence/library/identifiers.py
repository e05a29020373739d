"""What names a resource everywhere: DOI, ISBN, web address, each made alike to be compared.

Texts in, texts out.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

__all__ = ["address_alike", "doi_of", "isbn_of", "name_alike"]

_DOI = re.compile(r"\b(10\.[0-9]{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_ISBN = re.compile(r"(?<![0-9-])(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx](?![0-9-])")
#: How many signs an ISBN had before 2007.
_OLD_LENGTH = 10
#: What follows people around and says nothing of where they are.
_TRACKING = re.compile(
    r"^(utm_.*|mc_[ce]id|fbclid|gclid|msclkid|igshid|dclid|yclid|_hs\w+|mkt_tok|ref_src"
    r"|phpsessid|jsessionid|sid|s_cid|xtor)$"
)
_PORTS = {"http": ":80", "https": ":443"}
_WELCOME = re.compile(r"/(index|default|accueil)\.(html?|php|aspx?)$", re.IGNORECASE)


def doi_of(told: str) -> str:
    """Return the DOI in a text, in small letters; empty when there is none."""
    found = _DOI.search(told)
    return found.group(1).rstrip(".,;)").lower() if found else ""


def isbn_of(told: str) -> str:
    """Return the ISBN in a text as thirteen digits, if its check digit is right."""
    for found in _ISBN.finditer(told):
        digits = re.sub(r"[- ]", "", found.group()).upper()
        if len(digits) == _OLD_LENGTH and _is_right_ten(digits):
            return _thirteen(f"978{digits[:9]}")
        if len(digits) == 13 and digits.isdecimal() and digits == _thirteen(digits[:12]):
            return digits
    return ""


def name_alike(told: str) -> str:
    """Return an identifier so that two spellings of it are equal; empty for none."""
    if doi := doi_of(told):
        return f"doi:{doi}"
    if isbn := isbn_of(told):
        return f"isbn:{isbn}"
    return re.sub(r"[^0-9a-z]", "", told.lower())


def address_alike(url: str) -> str:
    """Return a web address without what changes nothing to where it leads; empty for none."""
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return url.strip().lower()
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    if not host:
        return ""
    port = "" if port == _PORTS.get(parts.scheme.lower()) else port
    path = _WELCOME.sub("/", parts.path).rstrip("/")
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(name.lower())
    ]
    asked = f"?{urlencode(sorted(kept))}" if kept else ""
    # A fragment that begins as a path is one: some sites have no other address for their pages.
    inner = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{host}{port}{path}{asked}{inner}"


def _is_right_ten(digits: str) -> bool:
    values = [10 if one == "X" else int(one) for one in digits if one != "X" or digits[-1] == "X"]
    return (
        len(values) == _OLD_LENGTH
        and sum((10 - place) * value for place, value in enumerate(values)) % 11 == 0
    )


def _thirteen(twelve: str) -> str:
    total = sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(twelve))
    return f"{twelve}{-total % 10}"
