"""Putting a version in force: the one before gives way, and the threads between them are tied."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.knowledge.competencies.faces import ancestors_of, meanings_of
from impact.knowledge.competencies.meaning import thread_for
from impact.knowledge.competencies.models import Competency, Framework, Version
from impact.knowledge.competencies.models.frameworks import AlreadyPublished, OlderThanCurrent
from impact.knowledge.competencies.references import taken_over
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


@transaction.atomic
def publish_version(*, version: Version, by: User | None, at: datetime) -> Version:
    """Put a draft in force; the version it follows is retired and stays readable.

    :raises AlreadyPublished: if it is no draft.
    :raises OlderThanCurrent: if a version with a higher number is in force.
    """
    version = put_in_force(version, on=timezone.localdate(at))
    details = {"framework": version.framework.code, "number": version.number}
    record("competencies.version.published", actor=by, subject=version, at=at, details=details)
    return version


def put_in_force(version: Version, *, on: date) -> Version:
    """Publish without telling the journal: what an installed file says is told by its history."""
    # Two people may publish at once: the framework is what they would both take.
    Framework.objects.select_for_update().get(pk=version.framework_id)
    version = Version.objects.select_related("framework", "scale").get(pk=version.pk)
    if not version.is_draft:
        raise AlreadyPublished(version.number)
    in_force = version.framework.versions.filter(status=Version.Status.PUBLISHED)
    before = version_before(version)
    if before is None and in_force.exists():
        raise OlderThanCurrent(version.number)
    if before is not None:
        before.retire()
    version.publish(on=on, follows=before)
    weave(version)
    return version


def version_before(version: Version) -> Version | None:
    """Return the version in force that this one would follow: it bears a lower number."""
    in_force = version.framework.versions.filter(status=Version.Status.PUBLISHED)
    current = in_force.exclude(pk=version.pk).select_related("scale").first()
    return current if current and current.order < version.order else None


def weave(version: Version) -> None:
    """Tie each competency to those it takes over: the same thread where the meaning is the same.

    What it takes over learns who replaces it only once the version is published.
    """
    ancestors = ancestors_of(version.follows) if version.follows else {}
    successor_of: dict[str, Competency] = {}
    moved: list[Competency] = []
    for row, meaning in meanings_of(version).values():
        olds = taken_over(code=row.code, replaces=row.replaces, known=ancestors)
        successor_of |= dict.fromkeys(olds, row)
        thread = thread_for(
            meaning=meaning,
            ancestors=[ancestors[old] for old in olds],
            fresh=f"{version.framework.code}:{row.code}:{version.number}",
        )
        if row.thread != thread:
            row.thread = thread
            moved.append(row)
    Competency.objects.bulk_update(moved, ["thread"])
    if version.follows and not version.is_draft:
        _point_to_successors(version.follows, successor_of)


def _point_to_successors(before: Version, successor_of: dict[str, Competency]) -> None:
    replaced = list(before.competencies.filter(code__in=successor_of))
    for old in replaced:
        old.replaced_by = successor_of[old.code]
    Competency.objects.bulk_update(replaced, ["replaced_by"])
