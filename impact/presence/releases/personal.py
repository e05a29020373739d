"""What this room knows of a person, told whole to her, and how it forgets her."""

from datetime import datetime
from typing import Any

from impact.lib.search.engine import note
from impact.presence.releases.documents import read, reword, write
from impact.presence.releases.models import Release
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out, take_out_of_rows

__all__ = ["forget", "personal_data_of"]

#: What people wrote of a release, where someone may be named.
_WRITTEN = ("title", "words", "present", "dissent", "authority", "withdrawal_reason")


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the releases she prepared, the decisions she recorded, those she withdrew."""
    releases = Release.objects.select_related("initiative").order_by("prepared_at", "pk")
    return {
        "partages_prepares": [
            {
                "demarche": one.initiative.name,
                "partage": one.title,
                "le_mot_de_la_communaute": one.words,
                "quand": one.prepared_at,
            }
            for one in releases.filter(prepared_by=person)
        ],
        "partages_decides": [
            {
                "demarche": one.initiative.name,
                "partage": one.title,
                "decide_le": one.decided_on,
                "personnes_presentes": one.present,
                "dissidence": one.dissent,
            }
            for one in releases.filter(recorded_by=person)
        ],
        "partages_retires": [
            {
                "demarche": one.initiative.name,
                "partage": one.title,
                "quand": one.withdrawn_at,
                "pourquoi": one.withdrawal_reason,
            }
            for one in releases.filter(withdrawn_by=person)
        ],
    }


def forget(person: User, *, at: datetime) -> None:
    """Take her name out of the decisions, and out of what was let out: the only rewriting there is.

    To be called while she still has her name and her memberships.
    """
    name = person.display_name
    releases = Release.objects.filter(initiative__in=person.memberships.values("initiative"))
    take_out_of_rows(name, rows=releases, fields=_WRITTEN)
    for release in releases:
        content = write(reword(read(release.content), lambda told: take_out(name, of=told)))
        if content != release.content:
            release.content = content
            release.save(update_fields=["content"])
    public = releases.public().values_list("slug", flat=True)
    note(kind=Release.FOUND_AS, keys=public, at=at)
