"""What the logs keep: what broke and where, never who, never what was written.

An address, a code or a slug in a URL can point at a person, so paths lose everything past the
first two names, and e-mail and IP addresses are struck out wherever they stand.
"""

import logging
import re

EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.\w+")
ADDRESS = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,}[0-9a-f:]*", re.IGNORECASE
)
DEEP_PATH = re.compile(r"(?<![\w.<\"])(/[\w-]+/)[^\s\"']+(?=$|[\s\"'])")
#: PostgreSQL quotes the row it refused after this word.
DETAIL = re.compile(r"(DETAIL:).*", re.DOTALL)
STRUCK = "[retiré]"


def impersonal(text: str) -> str:
    """Return the text without what could tell who it is about."""
    text = DETAIL.sub(rf"\1 {STRUCK}", text)
    return ADDRESS.sub(STRUCK, EMAIL.sub(STRUCK, text))


class Impersonal(logging.Filter):
    """Strike personal data from what is logged, tracebacks too, and drop the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = impersonal(record.getMessage())
        record.msg, record.args = DEEP_PATH.sub(rf"\1{STRUCK}", message), ()
        record.__dict__.pop("request", None)
        if record.exc_info:
            # A formatter prints this text as it is instead of telling the exception again.
            record.exc_text = impersonal(logging.Formatter().formatException(record.exc_info))
        return True
