"""What a team tells others like it that it is willing to pass on (« partages entre démarches »)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative


class Sharing(models.Model):
    """A team is willing to share what it holds with other initiatives, until it says otherwise."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="sharings")
    thread = models.CharField(_("compétence"), max_length=120)
    #: How to reach the team, in its own words: shown to the members of other initiatives.
    contact = models.CharField(_("comment nous joindre"), max_length=200)
    words = models.TextField(_("ce que nous pouvons partager"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("décidé le"))
    #: On the land of a First Nation or of Inuit, the day its own authority said yes; else nothing.
    authority_agreed_on = models.DateField(_("accord des instances"), null=True, blank=True)

    class Meta:
        verbose_name = _("partage entre démarches")
        verbose_name_plural = _("partages entre démarches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "thread"], name="offers_one_sharing_per_competency"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
