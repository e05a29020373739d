"""What was seen of the links: alive, moved, dead, or not looked at yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.presence.library.models.resources import Resource


class LinkCheck(models.Model):
    """The last look at a resource's link; none means « lien non vérifié »."""

    class State(models.TextChoices):
        ALIVE = "ALIVE", _("Vérifié")
        MOVED = "MOVED", _("Déménagé")
        UNSURE = "UNSURE", _("Sans réponse")
        DEAD = "DEAD", _("Mort")

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, related_name="link_check")
    #: The address that was looked at; a resource whose address changed since is unverified.
    url = models.URLField(max_length=500)
    state = models.CharField(_("état"), max_length=6, choices=State)
    #: The status of the answer, or what kept it from coming, in a word.
    told = models.CharField(max_length=40)
    moved_to = models.URLField(max_length=500, blank=True)
    #: How many looks in a row failed.
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(_("vérifié le"))
    #: When it is to be looked at again.
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("vérification d’un lien")
        verbose_name_plural = _("vérifications de liens")
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"
