"""The ways into an initiative: to one address, or by a link or a QR (« invitations »).

An address is kept only as long as its invitation is open.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models.initiatives import Initiative
from impact.presence.communities.tokens import bare, spelled


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open_at(self, moment: datetime) -> "InvitationQuerySet":
        return self.filter(
            Q(kind=Invitation.Kind.LINK) | Q(used=0), revoked_at=None, expires_at__gt=moment
        )

    def closed_at(self, moment: datetime) -> "InvitationQuerySet":
        return self.exclude(pk__in=self.open_at(moment).values("pk"))

    def held_by(self, token: str) -> "InvitationQuerySet":
        """Keep the invitation this token opens, however it was typed from a poster."""
        return self.filter(token=bare(token))

    def forget_addresses(self) -> int:
        return self.exclude(email="").update(email="")


class Invitation(models.Model):
    """A way in: to one address, or by a link anyone who holds it may follow."""

    class Kind(models.TextChoices):
        EMAIL = "EMAIL", _("Par courriel")
        LINK = "LINK", _("Par lien")

    class Closing(models.TextChoices):
        """Why an invitation no longer lets anyone in."""

        ARCHIVED = "ARCHIVED", _("La démarche est archivée")
        REVOKED = "REVOKED", _("Révoquée")
        USED = "USED", _("Déjà utilisée")
        EXPIRED = "EXPIRED", _("Expirée")

    LIFETIME = timedelta(days=14)

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="invitations")
    kind = models.CharField(_("moyen"), max_length=5, choices=Kind)
    token = models.CharField(max_length=40, unique=True)
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
                name="communities_a_link_has_no_address",
                condition=~Q(kind="LINK") | Q(email=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    @property
    def code(self) -> str:
        """The token as it is shown in an address: in groups a person can copy by hand."""
        return spelled(self.token)

    def closing_at(self, moment: datetime) -> "Invitation.Closing | None":
        """Return why this invitation lets nobody in, or None while it is open."""
        if self.initiative.is_archived:
            return self.Closing.ARCHIVED
        if self.revoked_at is not None:
            return self.Closing.REVOKED
        if self.kind == self.Kind.EMAIL and self.used:
            return self.Closing.USED
        return self.Closing.EXPIRED if self.expires_at <= moment else None

    def revoke(self, *, at: datetime) -> None:
        self.revoked_at, self.email = at, ""
        self.save(update_fields=["revoked_at", "email"])

    def use(self) -> None:
        """Count someone in; a single-use address has served and is forgotten."""
        self.used += 1
        self.email = ""
        self.save(update_fields=["used", "email"])
