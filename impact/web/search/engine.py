"""The one search of the site: where its index stands, what can be found, what words stand for.

A room plugs in by one line of `sources.SOURCES`.
"""

from collections.abc import Sequence
from functools import cache

from django.conf import settings

from impact.knowledge.concepts.queries import read_glossary
from impact.lib.search.engine import Engine
from impact.lib.search.shelf import Shelf
from impact.web.search.facets import FACETS
from impact.web.search.sources import SOURCES

__all__ = ["the_engine"]


def the_engine() -> Engine:
    """Return the engine of this process."""
    return _engine(str(settings.SEARCH_DIR), settings.SEARCH_BACKEND)


@cache
def _engine(folder: str, backend: str) -> Engine:
    from pathlib import Path

    engine = Engine(Shelf(Path(folder), tuple(FACETS), backend), expand=_expand)
    for source in SOURCES:
        engine.register(source)
    return engine


def _expand(words: Sequence[str]) -> list[tuple[str, float]]:
    """What else the words of a question may mean, by the glossary as it is now."""
    return read_glossary().synonyms.of(words)
