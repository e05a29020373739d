"""What this room knows of a person, told whole to her, and how it forgets her."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from impact.lib.kept_pictures import erase_files
from impact.presence.pages.models import Page, Picture, PracticeStory, StoryAgreement
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out_of_rows
from impact.trust.publishing.models import Publication, Revision

__all__ = ["forget", "personal_data_of", "pictures_of"]

_TOLD = ("title", "summary", "body", "byline")
_PARTS = ("context", "tried", "changed", "again")


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the pictures she added, and the agreements of initiatives she noted or withdrew."""
    pictures = Picture.objects.filter(added_by=person).order_by("added_at", "pk")
    noted = StoryAgreement.objects.filter(Q(recorded_by=person) | Q(withdrawn_by=person))
    return {
        "images_de_pages": [
            {"pour": one.key, "ce_qu_on_y_voit": one.alt, "ajoutee_le": one.added_at}
            for one in pictures
        ],
        "accords_de_demarches": [
            {
                "demarche": one.initiative.name,
                "recit": one.key,
                "decide_le": one.decided_on,
                "note_le": one.recorded_at,
                "retire_le": one.withdrawn_at,
            }
            for one in noted.select_related("initiative").order_by("recorded_at", "pk")
        ],
    }


def pictures_of(person: User) -> Iterable[tuple[str, bytes]]:
    """Return the pictures she added, as files."""
    for picture in Picture.objects.filter(added_by=person).order_by("pk"):
        try:
            with picture.image.open("rb") as file:
                yield f"images/{picture.pk}.jpg", file.read()
        except FileNotFoundError:
            continue


def forget(person: User) -> None:
    """Take her name out of what she had published, and erase her pictures that no page shows.

    To be called while she still has her name, and before her drafts are thrown away.
    """
    hers = Revision.objects.of(person).filter(
        publication__kind__in=Page.Kind.values, state=Revision.State.PUBLISHED
    )
    keys = Publication.objects.filter(revisions__in=hers).values("key")
    take_out_of_rows(person.display_name, rows=Page.objects.filter(key__in=keys), fields=_TOLD)
    parts = PracticeStory.objects.filter(page__key__in=keys)
    take_out_of_rows(person.display_name, rows=parts, fields=_PARTS)
    told = Revision.objects.filter(
        publication__key__in=keys, publication__kind__in=Page.Kind.values
    )
    take_out_of_rows(person.display_name, rows=told, fields=("content", "base"))
    alone = Picture.objects.filter(added_by=person, pages=None)
    erase_files(alone)
    alone.delete()
