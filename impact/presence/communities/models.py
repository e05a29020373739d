"""Initiatives, where they stand in the cycle, and the people who carry them (« Démarches »).

An initiative is private: only its members reach it. Its active stages, its members and
the roles they play all carry dates, so that its story can be told at any day.
"""

import uuid
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.trust.accounts.models import User


class Access(models.TextChoices):
    MEMBER = "MEMBER", _("Membre")
    COORDINATOR = "COORDINATOR", _("Coordination")


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def visible_to(self, user: User | AnonymousUser) -> "InitiativeQuerySet":
        """Keep the initiatives this person belongs to today; nobody else reaches one."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__in=Membership.objects.current().filter(person=user))

    def active(self) -> "InitiativeQuerySet":
        return self.filter(archived_at=None)


class Initiative(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    about = models.TextField(_("de quoi il s’agit"), max_length=2000, blank=True)
    language = models.CharField(_("langue de travail"), max_length=10, default="fr-ca")
    territories = models.ManyToManyField(Territory, related_name="initiatives")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("créée le"))
    archived_at = models.DateTimeField(_("archivée le"), null=True, blank=True)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Raised by each change, so that two people who edit at once are told.
    revision = models.PositiveIntegerField(default=1, editable=False)

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


class StageSpanQuerySet(models.QuerySet["StageSpan"]):
    def active(self) -> "StageSpanQuerySet":
        return self.filter(ended_on=None)

    def active_on(self, day: date) -> "StageSpanQuerySet":
        return self.filter(started_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))


class StageSpan(models.Model):
    """A stage the initiative was working on, from one day to another."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="spans")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(_("depuis le"))
    ended_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    is_main = models.BooleanField(_("étape principale"), default=False)

    objects = StageSpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("étape active")
        verbose_name_plural = _("étapes actives")
        ordering = ["started_on", "stage__position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="communities_a_stage_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
            models.UniqueConstraint(
                fields=["initiative", "stage"],
                condition=Q(ended_on=None),
                name="communities_a_stage_is_active_once",
            ),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(ended_on=None, is_main=True),
                name="communities_one_main_stage_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.started_on}"


class StageMove(models.Model):
    """The main stage changed; when it went back, what was learned is told."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="moves")
    from_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, null=True, related_name="+")
    to_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("le"))
    lesson = models.TextField(_("ce que nous avons appris"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("passage d’étape")
        verbose_name_plural = _("passages d’étape")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.on}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(left_at=None)

    def coordinating(self) -> "MembershipQuerySet":
        return self.current().filter(access=Access.COORDINATOR)


class Membership(models.Model):
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    access = models.CharField(_("droit"), max_length=12, choices=Access, default=Access.MEMBER)
    joined_at = models.DateTimeField(_("depuis"))
    left_at = models.DateTimeField(_("jusqu’à"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("appartenance")
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                condition=Q(left_at=None),
                name="communities_a_person_belongs_once",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.access}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def active(self) -> "AssignmentQuerySet":
        return self.filter(ended_on=None, membership__left_at=None)


class Assignment(models.Model):
    """A role someone plays in an initiative, from one day to another."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(_("depuis le"))
    ended_on = models.DateField(_("jusqu’au"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle joué")
        verbose_name_plural = _("rôles joués")
        ordering = ["started_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "role"],
                condition=Q(ended_on=None),
                name="communities_a_role_is_played_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.started_on}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open_at(self, moment: datetime) -> "InvitationQuerySet":
        return self.filter(
            Q(kind=Invitation.Kind.LINK) | Q(used=0), revoked_at=None, expires_at__gt=moment
        )


class Invitation(models.Model):
    """A way in: to one address, or by a link anyone who holds it may follow."""

    class Kind(models.TextChoices):
        EMAIL = "EMAIL", _("Par courriel")
        LINK = "LINK", _("Par lien")

    LIFETIME = timedelta(days=14)

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="invitations")
    kind = models.CharField(_("moyen"), max_length=5, choices=Kind)
    token = models.CharField(max_length=43, unique=True)
    email = models.EmailField(_("adresse de courriel"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("créée le"))
    expires_at = models.DateTimeField(_("expire le"))
    revoked_at = models.DateTimeField(_("révoquée le"), null=True, blank=True)
    used = models.PositiveIntegerField(_("personnes entrées"), default=0)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="communities_an_email_invitation_has_an_address",
                condition=Q(kind="LINK", email="") | (Q(kind="EMAIL") & ~Q(email="")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
