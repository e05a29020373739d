"""What this room knows of a person, told whole to her, and how it forgets her.

What she answered alone is nobody's: no one can find it, so no copy can tell it.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db.models import QuerySet

from impact.journeys.empowerment.models import (
    Appraisal,
    Ballot,
    Frame,
    Judgement,
    LogEntry,
    Photo,
    PhotoConsent,
    Reopening,
    Story,
)
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out_of_rows

__all__ = ["forget", "personal_data_of", "pictures_of"]

#: What a group wrote of one component, where someone may be named.
_JUDGED = ["reasons", "dissent", "evidence", "next_step"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return what she opened, wrote, answered, and what she did in the logbook."""
    appraisals = Appraisal.objects.filter(created_by=person).select_related("initiative", "frame")
    frames = Frame.objects.filter(created_by=person).select_related("initiative")
    reopenings = Reopening.objects.filter(by=person).select_related("appraisal__initiative")
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
        "bilans_rouverts": [
            {
                "demarche": one.appraisal.initiative.name,
                "fait_le": one.appraisal.held_on,
                "rouvert_le": one.at,
                "pourquoi": one.reason,
            }
            for one in reopenings.order_by("at", "pk")
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
    """Take her off the list of those who answered, and her name out of what teams wrote.

    To be called while she still has her name and her memberships.
    """
    Ballot.objects.filter(person=person).delete()
    for rows, fields in _words_of_her_initiatives(person):
        take_out_of_rows(person.display_name, rows=rows, fields=fields)


def _words_of_her_initiatives(person: User) -> Iterator[tuple[QuerySet[Any], list[str]]]:
    """Yield what the teams she belongs to wrote, and the fields where her name may be."""
    hers = person.memberships.values("initiative")
    yield Appraisal.objects.filter(initiative__in=hers), ["present"]
    yield Judgement.objects.filter(appraisal__initiative__in=hers), _JUDGED
    yield Reopening.objects.filter(appraisal__initiative__in=hers), ["reason", "before"]
    yield LogEntry.objects.filter(initiative__in=hers), ["title", "body", "actors", "chapter"]
    yield Photo.objects.filter(entry__initiative__in=hers), ["alt"]
    yield Story.objects.filter(initiative__in=hers), ["title", "intro"]
