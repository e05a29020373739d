"""What this room knows of a person, told whole to her, and how it forgets her."""

from typing import Any

from django.db.models import Q

from impact.presence.library.models import (
    DataProvider,
    Import,
    Merge,
    NotDuplicate,
    StoredFile,
    UseStory,
)
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out_of_rows

__all__ = ["forget", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the files she deposited, the uses she told, what she did to keep the library."""
    files = StoredFile.objects.filter(added_by=person)
    uses = UseStory.objects.filter(told_by=person).select_related("resource", "initiative")
    providers = DataProvider.objects.filter(added_by=person)
    return {
        "fichiers_deposes": [
            {
                "nom": one.name,
                "octets": one.size,
                "depose_le": one.added_at,
                "retire_le": one.withdrawn_at,
                "retire_parce_que": one.withdrawn_because,
            }
            for one in files
        ],
        "recits_d_usage": [
            {
                "ressource": one.resource.title,
                "demarche": one.initiative.name,
                "ce_qu_on_en_a_fait": one.words,
                "ce_qu_on_conseille": one.advice,
                "raconte_le": one.told_at,
            }
            for one in uses.order_by("told_at", "pk")
        ],
        "bibliotheques_ajoutees": [
            {"nom": one.name, "ajoutee_le": one.added_at} for one in providers
        ],
        **_kept(person),
    }


def _kept(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return the files of records she brought in, what she merged, what she told apart."""
    files = Import.objects.filter(Q(by=person) | Q(undone_by=person))
    merges = Merge.objects.filter(Q(by=person) | Q(undone_by=person)).select_related("kept")
    told = NotDuplicate.objects.filter(by=person).select_related("first", "second")
    return {
        "imports_de_ressources": [
            {
                "nom": one.name,
                "depose_le": one.at,
                "importe_le": one.confirmed_at,
                "annule_le": one.undone_at,
            }
            for one in files
        ],
        "fusions_de_ressources": [
            {"ressource": one.kept.title, "fusionnee_le": one.at, "defaite_le": one.undone_at}
            for one in merges
        ],
        "doublons_ecartes": [
            {"ressources": [one.first.title, one.second.title], "ecartes_le": one.at}
            for one in told
        ],
    }


def forget(person: User) -> None:
    """Take her name out of what her initiatives told and of what her files are called.

    Deposited files stay the library's.
    """
    hers = UseStory.objects.filter(initiative__in=person.memberships.values("initiative"))
    take_out_of_rows(person.display_name, rows=hers, fields=["words", "advice"])
    files = StoredFile.objects.filter(added_by=person)
    take_out_of_rows(person.display_name, rows=files, fields=["name", "withdrawn_because"])
    # Spaces of a name became dashes.
    dashed = "-".join(person.display_name.split())
    take_out_of_rows(dashed, rows=files, fields=["name"])
