"""Reading the pages that come with the product: one Markdown file each, named for its key."""

from pathlib import Path

from impact.lib.content import files_in, read_text
from impact.presence.pages.models import Page


def read_pages(path: Path) -> dict[str, dict[str, str]]:
    """Return the content of each page, by key.

    :raises BadContent: if a file is at fault.
    """
    return {file.stem: _read(file) for file in files_in(path, ending=".md")}


def _read(file: Path) -> dict[str, str]:
    told, body = read_text(file)
    told.only("source", "license", "language", "version", "title", "summary", "slug")
    language = told.text("language").partition("-")[0]
    return {
        "title": told.text("title"),
        "summary": told.text("summary"),
        "body": body,
        "language": language if language in Page.Language.values else "",
        "slug": told.text("slug", default=file.stem),
        "published_on": "",
    }
