"""What this room keeps: things and their revisions, what was said of them, who was asked."""

from impact.trust.publishing.models.committees import Advice, Committee, Seat
from impact.trust.publishing.models.publications import (
    Decision,
    Publication,
    PublicationQuerySet,
    Remark,
    Review,
    Reviewer,
    Revision,
    RevisionQuerySet,
)

__all__ = [
    "Advice",
    "Committee",
    "Decision",
    "Publication",
    "PublicationQuerySet",
    "Remark",
    "Review",
    "Reviewer",
    "Revision",
    "RevisionQuerySet",
    "Seat",
]
