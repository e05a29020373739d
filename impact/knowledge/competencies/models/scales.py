"""Scales of mastery and their levels. A framework keeps its own, so imported ones keep theirs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scale(models.Model):
    """A ladder of levels. Once a published version uses it, its words no longer change."""

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("titre"), max_length=200)

    class Meta:
        verbose_name = _("échelle")
        verbose_name_plural = _("échelles")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class Level(models.Model):
    """One rung of a scale. Zero, where there is one, means « pas encore » and is never expected."""

    scale = models.ForeignKey(
        Scale, on_delete=models.PROTECT, related_name="levels", verbose_name=_("échelle")
    )
    value = models.PositiveSmallIntegerField(_("niveau"))
    name = models.CharField(_("nom"), max_length=120)
    name_en = models.CharField(_("nom anglais"), max_length=120, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("niveau")
        verbose_name_plural = _("niveaux")
        ordering = ["value"]
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "value"], name="competencies_level_once_per_scale"
            ),
        ]

    def __str__(self) -> str:
        return self.name
