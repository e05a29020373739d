"""What initiatives did with a resource, in their words, and only those they chose to tell."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative
from impact.presence.library.models.resources import Resource


class UseStoryQuerySet(models.QuerySet["UseStory"]):
    def shown(self) -> "UseStoryQuerySet":
        return self.filter(withdrawn_at=None)


class UseStory(models.Model):
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="uses")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    #: What was done with it, and what it changed.
    words = models.TextField(_("ce qu’on en a fait"), max_length=2000)
    advice = models.TextField(_("ce qu’on conseille"), max_length=1000, blank=True)
    #: Whether the initiative wants to be named beside it.
    is_named = models.BooleanField(_("nommer la démarche"), default=False)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    told_at = models.DateTimeField(_("racontée le"))
    withdrawn_at = models.DateTimeField(_("reprise le"), null=True, blank=True)

    objects = UseStoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("récit d’usage")
        verbose_name_plural = _("récits d’usage")
        ordering = ["-told_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
