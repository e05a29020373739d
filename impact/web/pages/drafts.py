"""What someone is writing of a page: her draft if she has one, else what is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from impact.presence.pages.models import Page
from impact.presence.pages.publications import content_of, new_content
from impact.trust.accounts.models import User
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.trust.publishing.operations import Draft
from impact.trust.publishing.queries import draft_of

__all__ = ["Writing", "keep", "open_writing"]


@dataclass(frozen=True, slots=True)
class Writing:
    kind: Page.Kind
    key: str
    #: Her draft; None as long as she changed nothing.
    revision: Revision | None
    #: What is published now; None for what never was.
    published: Mapping[str, Any] | None

    @property
    def content(self) -> dict[str, Any]:
        if self.revision:
            return new_content(self.kind) | dict(self.revision.content)
        return dict(self.published or new_content(self.kind))

    @property
    def why(self) -> str:
        return self.revision.summary if self.revision else ""

    @property
    def stamp(self) -> str:
        """What tells this draft from what it may become in another window."""
        return self.revision.changed_at.isoformat() if self.revision else ""

    @property
    def exists(self) -> bool:
        return self.revision is not None or self.published is not None


def open_writing(person: User, *, kind: Page.Kind, key: str) -> Writing:
    """Return what this person writes of a page, or could begin to write."""
    revision = draft_of(person, kind=kind, key=key)
    return Writing(kind, key, revision, content_of(kind, key))


def keep(
    writing: Writing, *, content: Mapping[str, Any], by: User, at: datetime, why: str | None = None
) -> Revision:
    """Keep what was typed as her draft; what she did not touch stays as it was."""
    said = writing.content | dict(content)
    summary = writing.why if why is None else why
    draft = Draft(said, summary=summary, credit=str(said.get("byline") or "")[:120])
    if writing.revision:
        return operations.change_draft(revision=writing.revision, draft=draft, at=at)
    return operations.start_draft(kind=writing.kind, key=writing.key, draft=draft, by=by, at=at)
