"""Reading a file of the library: resources and collections, every code it names known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from impact.lib.content import HEADER, Entry
from impact.presence.library.checks import Codes, find_faults
from impact.presence.library.shelves import cut_line, find_collection_faults

__all__ = ["LibraryFile", "read_library"]

TEXTS = (
    *("title", "type", "publisher", "licence", "language", "format", "accessibility"),
    *("url", "summary", "identifier"),
)
NUMBERS = ("year", "minutes")
LISTS = ("creators", "competencies", "stages", "roles", "territories")


@dataclass(frozen=True, slots=True)
class LibraryFile:
    #: Descriptions, by slug.
    resources: Mapping[str, Mapping[str, Any]]
    collections: Mapping[str, Mapping[str, Any]]
    raw: Entry

    def check(self, *, codes: Codes, shown: frozenset[str] = frozenset()) -> None:
        """Refuse a file that says what a resource cannot; `shown` may stand in collections too.

        :raises BadContent: for the first fault.
        """
        for entry in self.raw.entries("resources", code="slug", default=[]):
            _refuse(entry, find_faults(self.resources[entry.code], codes=codes))
        for entry in self.raw.entries("collections", code="slug", default=[]):
            told = self.collections[entry.code]
            _refuse(entry, find_collection_faults(told, shown={*self.resources, *shown}))


def read_library(content: Entry) -> LibraryFile:
    """Return the resources and collections a file describes.

    :raises BadContent: if a key is unknown, or holds something else than it should.
    """
    content.only(*HEADER, "resources", "collections")
    resources = content.entries("resources", code="slug", default=[])
    collections = content.entries("collections", code="slug", default=[])
    return LibraryFile(
        {entry.code: _read_resource(entry) for entry in resources},
        {entry.code: _read_collection(entry) for entry in collections},
        content,
    )


def _read_resource(entry: Entry) -> dict[str, Any]:
    entry.only("slug", *TEXTS, *NUMBERS, *LISTS)
    numbers = {name: entry.whole(name, default=0) for name in NUMBERS}
    return {
        **{name: entry.text(name, default="") for name in TEXTS},
        **{name: str(value or "") for name, value in numbers.items()},
        **{name: entry.codes(name, default=[]) for name in LISTS},
        "language": entry.text("language", default="fr"),
        "file": "",
    }


def _read_collection(entry: Entry) -> dict[str, Any]:
    entry.only("slug", "title", "summary", "chosen_by", "resources")
    lines = entry.texts("resources")
    return {
        "title": entry.text("title"),
        "summary": entry.text("summary", default=""),
        "chosen_by": entry.text("chosen_by", default=""),
        "resources": [": ".join(filter(None, cut_line(line))) for line in lines],
    }


def _refuse(entry: Entry, faults: Mapping[str, str]) -> None:
    for name, cure in faults.items():
        raise entry.refusal(f"«\u00a0{name}\u00a0». {cure}")
