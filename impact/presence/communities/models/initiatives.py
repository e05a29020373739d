"""An initiative (« démarche »): what it is about, where, and whether it still lives."""

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from impact.knowledge.territories.models import Territory
from impact.trust.accounts.models import User


class Archived(PermissionDenied):
    """The initiative is archived: everything is readable, nothing changes."""

    def __str__(self) -> str:
        return gettext(
            "Cette démarche est archivée : tout s’y lit, rien ne s’y change. "
            "Sa coordination peut la rouvrir."
        )


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def visible_to(self, user: User | AnonymousUser) -> "InitiativeQuerySet":
        """Keep the initiatives this person belongs to today; nobody else reaches one."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__person=user, memberships__left_at=None)

    def active(self) -> "InitiativeQuerySet":
        return self.filter(archived_at=None)

    def archived(self) -> "InitiativeQuerySet":
        return self.filter(archived_at__isnull=False)

    def lock(self, initiative: "Initiative") -> "Initiative":
        """Hold this initiative until the end of the transaction, and return it as it is now."""
        return self.select_for_update().get(pk=initiative.pk)

    def lock_open(self, initiative: "Initiative") -> "Initiative":
        """Hold this initiative in order to change it.

        :raises Archived: if someone archived it, even a moment ago.
        """
        held = self.lock(initiative)
        if held.is_archived:
            raise Archived
        return held


class Initiative(models.Model):
    class Language(models.TextChoices):
        FRENCH = "fr-ca", _("Français")
        ENGLISH = "en", _("Anglais")
        BOTH = "fr-en", _("Français et anglais")
        OTHER = "autre", _("Une autre langue")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    about = models.TextField(_("de quoi il s’agit"), max_length=2000, blank=True)
    language = models.CharField(
        _("langue de travail"), max_length=10, choices=Language, default=Language.FRENCH
    )
    territories = models.ManyToManyField(Territory, related_name="initiatives")
    #: Codes of `content/communities/themes.yaml`: what it works on, to find others like it.
    themes = models.JSONField(_("thèmes"), default=list, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("créée le"))
    archived_at = models.DateTimeField(_("archivée le"), null=True, blank=True)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Raised by each change of the sheet, so that two people who edit at once are told.
    revision = models.PositiveIntegerField(default=1, editable=False)
    revised_at = models.DateTimeField(null=True, editable=False)
    revised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("démarche")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="communities_initiative_archived_by_someone",
                condition=Q(archived_at=None, archived_by=None)
                | Q(archived_at__isnull=False, archived_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.slug}"

    @property
    def context(self) -> str:
        """The word by which lower rooms (consents, journal) know this initiative."""
        return f"demarche:{self.uuid}"

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    def archive(self, *, by: User, at: datetime) -> None:
        self.archived_by, self.archived_at = by, at
        self.save(update_fields=["archived_by", "archived_at"])

    def restore(self) -> None:
        self.archived_by = self.archived_at = None
        self.save(update_fields=["archived_by", "archived_at"])

    def mark_revised(self, *, by: User, at: datetime) -> None:
        """Say that the sheet changed, so that whoever holds an older one is told."""
        self.revision += 1
        self.revised_by, self.revised_at = by, at
