"""Who belongs to an initiative, with what rights, and the roles they play, dated (« Équipe »)."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Role
from impact.presence.communities.models.initiatives import Initiative


class Access(models.TextChoices):
    MEMBER = "MEMBER", _("Membre")
    COORDINATOR = "COORDINATOR", _("Coordination")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(left_at=None)

    def at(self, moment: datetime) -> "MembershipQuerySet":
        """Keep who belonged at that moment, whatever happened since."""
        return self.filter(joined_at__lte=moment).filter(Q(left_at=None) | Q(left_at__gt=moment))

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

    @property
    def is_coordinating(self) -> bool:
        return self.left_at is None and self.access == Access.COORDINATOR

    def set_access(self, access: Access) -> None:
        self.access = access
        self.save(update_fields=["access"])

    def end(self, *, at: datetime) -> None:
        self.left_at = at
        self.save(update_fields=["left_at"])


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def active(self) -> "AssignmentQuerySet":
        return self.filter(ended_on=None, membership__left_at=None)

    def active_on(self, day: date) -> "AssignmentQuerySet":
        return self.filter(started_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))


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
            models.CheckConstraint(
                name="communities_a_role_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
            models.UniqueConstraint(
                fields=["membership", "role"],
                condition=Q(ended_on=None),
                name="communities_a_role_is_played_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.started_on}"

    def end(self, *, on: date) -> None:
        self.ended_on = on
        self.save(update_fields=["ended_on"])
