"""What this room knows of a person, told whole to her, and how it forgets her."""

from typing import Any

from django.utils.translation import gettext as _

from impact.presence.releases.documents import read, reword, write
from impact.presence.releases.models import Release
from impact.presence.releases.names import take_out
from impact.trust.accounts.models import User

__all__ = ["forget", "personal_data_of"]

#: What people wrote of a release, where someone may be named.
_WRITTEN = ("words", "present", "dissent", "authority", "withdrawal_reason")

#: The longest a title may be.
_TITLE = 160


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


def forget(person: User) -> None:
    """Take her name out of the decisions, and out of what was let out: the only rewriting there is.

    To be called while she still has her name and her memberships.
    """
    releases = Release.objects.filter(initiative__memberships__person=person).distinct()
    for release in releases:
        _forget_in(release, person.display_name)


def _forget_in(release: Release, name: str) -> None:
    put = _("une personne partie")
    title = take_out(name, of=release.title, put=put)[:_TITLE]
    before = {field: getattr(release, field) for field in _WRITTEN}
    after = {field: take_out(name, of=told, put=put) for field, told in before.items()}
    document = read(release.content)
    content = write(reword(document, lambda told: take_out(name, of=told, put=put)))
    if (after, content, title) == (before, release.content, release.title):
        return
    for field, told in after.items():
        setattr(release, field, told)
    release.title, release.content = title, content
    release.save(update_fields=[*_WRITTEN, "title", "content"])
