"""Reading the consent texts (`content/privacy/purposes.yaml`)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from impact.lib.content import BadContent, read_file
from impact.trust.privacy.models import Purpose

__all__ = ["TextEntry", "read_purposes"]


@dataclass(frozen=True, slots=True)
class TextEntry:
    purpose: Purpose
    version: int
    title: str
    text: str
    published_on: date
    file: str


def read_purposes(path: Path) -> list[TextEntry]:
    """Return every text of the file; each purpose of the house has at least one.

    :raises BadContent: if the file cannot be read, misses a purpose or says one twice.
    """
    found = []
    for entry in read_file(path).entries("texts"):
        entry.only("code", "purpose", "version", "published_on", "title", "text")
        purpose = Purpose(entry.choice("purpose", list(Purpose)))
        version = entry.whole("version")
        if entry.code != f"{purpose}-{version}":
            raise entry.refusal(f"le code devrait être {purpose}-{version}")
        published_on = entry.day("published_on")
        if published_on is None:
            raise entry.refusal("il manque «\u00a0published_on\u00a0»")
        title, text = entry.text("title"), entry.text("text")
        found.append(TextEntry(purpose, version, title, text, published_on, path.name))
    missing = set(Purpose) - {entry.purpose for entry in found}
    if missing:
        raise BadContent("il n’y a pas de texte", file=path, code=", ".join(sorted(missing)))
    return found
