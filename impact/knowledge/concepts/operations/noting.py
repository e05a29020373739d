"""Telling that concepts changed."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from impact.knowledge.concepts.models import GLOSSARY, ConceptScheme
from impact.lib.search import engine

#: What the search calls a word of the glossary.
FOUND_AS = "repere"


def note_change(*, scheme: ConceptScheme, codes: Iterable[str], at: datetime) -> None:
    """Say which concepts changed, so that the search and what was worked out of them follow."""
    # Drawn, not counted: what was read inside a change that is undone is never the next one's.
    edition = secrets.randbelow(ConceptScheme.EDITIONS)
    ConceptScheme.objects.filter(pk=scheme.pk).update(edition=edition)
    if scheme.code == GLOSSARY:
        engine.note(kind=FOUND_AS, keys=sorted(codes), at=at)
