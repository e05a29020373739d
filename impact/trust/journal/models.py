"""What was done, by whom, on what, when (« Journal »).

Entries are added, never changed or removed. They hold codes and identifiers only:
no name, no text that someone wrote.
"""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User


class AppendOnly(Exception):
    """The journal is only ever added to."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def within(self, context: str) -> "EntryQuerySet":
        return self.filter(context=context)

    def of(self, person: User) -> "EntryQuerySet":
        """Keep what this person did, the latest first."""
        return self.filter(actor=person).order_by("-at", "-pk")

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    #: What `Entry.save()` calls for a row that exists already.
    def _update(self, values: Any) -> NoReturn:
        raise AppendOnly

    def bulk_create(self, *args: Any, update_conflicts: bool = False, **kwargs: Any) -> Any:
        if update_conflicts:
            raise AppendOnly
        return super().bulk_create(*args, **kwargs)

    def delete(self) -> NoReturn:
        raise AppendOnly

    def _raw_delete(self, using: str | None) -> NoReturn:
        raise AppendOnly


class Entry(models.Model):
    verb = models.CharField(_("geste"), max_length=80)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    subject_type = models.CharField(_("type d’objet"), max_length=60)
    subject_id = models.CharField(_("objet"), max_length=60)
    context = models.CharField(_("contexte"), max_length=60, blank=True)
    at = models.DateTimeField(_("quand"))
    details = models.JSONField(_("précisions"), default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription au journal")
        verbose_name_plural = _("inscriptions au journal")
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["context", "-at"], name="journal_entries_of_a_context"),
            models.Index(fields=["actor", "-at"], name="journal_entries_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.verb}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
