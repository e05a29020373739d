"""What this room knows of a person, told whole to her, and how it forgets her.

What she answered alone is nobody's: no one can find it, so no copy can tell it.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import (
    Appraisal,
    Ballot,
    Frame,
    LogEntry,
    Photo,
    PhotoConsent,
    Story,
)
from impact.trust.accounts.models import User

__all__ = ["forget", "personal_data_of", "pictures_of"]

#: A display name shorter than this is a word like any other: it is not hunted in minutes.
_TELLING = 3


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return what she opened, wrote, answered, and what she did in the logbook."""
    appraisals = Appraisal.objects.filter(created_by=person).select_related("initiative", "frame")
    frames = Frame.objects.filter(created_by=person).select_related("initiative")
    ballots = Ballot.objects.filter(person=person).select_related("appraisal__initiative")
    return {
        "bilans_ouverts": [
            {
                "demarche": one.initiative.name,
                "cadre": one.frame.title,
                "manière": one.get_mode_display(),
                "fait_le": one.held_on,
            }
            for one in appraisals.order_by("created_at", "pk")
        ],
        "cadres_ecrits": [
            {"demarche": one.initiative.name if one.initiative else "", "cadre": one.title}
            for one in frames.order_by("pk")
        ],
        "participations_sans_nom": [
            {"demarche": one.appraisal.initiative.name, "fait_le": one.appraisal.held_on}
            for one in ballots.order_by("pk")
        ],
        **_logbook_of(person),
    }


def pictures_of(person: User) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures she added, each under the name her copy gives it."""
    for photo in Photo.objects.filter(added_by=person).order_by("pk"):
        # A file lost by the machine must not keep the rest of her copy from her.
        with suppress(FileNotFoundError), photo.image.open() as kept:
            yield _file_of(photo), kept.read()


def _logbook_of(person: User) -> dict[str, list[dict[str, Any]]]:
    entries = LogEntry.objects.filter(created_by=person).select_related("initiative")
    stories = Story.objects.filter(revised_by=person).select_related("initiative")
    return {
        "journal_de_bord": [
            {
                "demarche": one.initiative.name,
                "jour": one.happened_on,
                "sorte": one.get_kind_display(),
                "titre": one.title,
                "texte": one.body,
                "avec": one.actors,
                "ecrit_le": one.created_at,
                "retire_le": one.removed_at,
            }
            for one in entries.order_by("created_at", "pk")
        ],
        **_photos_of(person),
        "recits_prepares": [
            {"demarche": one.initiative.name, "titre": one.title, "prepare_le": one.revised_at}
            for one in stories.order_by("pk")
        ],
    }


def _photos_of(person: User) -> dict[str, list[dict[str, Any]]]:
    photos = Photo.objects.filter(added_by=person).select_related("entry__initiative")
    consents = PhotoConsent.objects.filter(recorded_by=person).select_related(
        "photo__entry__initiative"
    )
    return {
        "photos_ajoutees": [
            {
                "demarche": one.entry.initiative.name,
                "entree": one.entry.title,
                "ce_qu_on_y_voit": one.alt,
                "ajoutee_le": one.added_at,
                "fichier": _file_of(one),
            }
            for one in photos.order_by("added_at", "pk")
        ],
        "accords_notes": [
            {
                "demarche": one.photo.entry.initiative.name,
                "photo": one.photo.alt,
                "usage": one.get_use_display(),
                "donne_le": one.given_on,
                "retire_le": one.withdrawn_at,
            }
            for one in consents.order_by("recorded_at", "pk")
        ],
    }


def _file_of(photo: Photo) -> str:
    return f"photos/{photo.pk}.jpg"


def forget(person: User) -> None:
    """Take her off the list of those who answered, and her name out of who was there.

    To be called while she still has her name and her memberships.
    """
    Ballot.objects.filter(person=person).delete()
    if len(person.display_name) < _TELLING:
        return
    name = re.compile(rf"(?<!\w){re.escape(person.display_name)}(?!\w)", re.IGNORECASE)
    known = person.display_name
    told = Appraisal.objects.filter(
        initiative__memberships__person=person, present__icontains=known
    )
    for appraisal in told.distinct():
        appraisal.present = name.sub(_("une personne partie"), appraisal.present)
        appraisal.save(update_fields=["present"])
    _unname_entries(person, name)


def _unname_entries(person: User, name: re.Pattern[str]) -> None:
    """Leave the words of the logbooks she belongs to, without her name in them."""
    entries = LogEntry.objects.filter(initiative__memberships__person=person).distinct()
    for entry in entries:
        said = [entry.title, entry.body, entry.actors]
        unnamed = [name.sub(_("une personne partie"), text) for text in said]
        if unnamed != said:
            # The longer word may overflow the column; what is cut is the end.
            entry.title, entry.body, entry.actors = unnamed[0][:160], unnamed[1], unnamed[2][:300]
            entry.save(update_fields=["title", "body", "actors"])
