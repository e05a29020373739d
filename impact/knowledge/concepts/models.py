"""Concepts (« repères »), as SKOS knows them: a scheme, and notions nested in it.

Here stand the components of « pouvoir d’agir » under their three planes, and the natures of a
competency. What a concept is used for is not here: competencies point at it.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

#: The schemes the rest of the house counts on.
EMPOWERMENT = "pouvoir-dagir"
NATURES = "natures"


class ConceptScheme(models.Model):
    """A family of concepts published together, from one file."""

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("titre"), max_length=200)

    class Meta:
        verbose_name = _("famille de repères")
        verbose_name_plural = _("familles de repères")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class ConceptQuerySet(models.QuerySet["Concept"]):
    def in_force(self) -> "ConceptQuerySet":
        return self.filter(retired_on=None)

    def in_scheme(self, code: str) -> "ConceptQuerySet":
        return self.filter(scheme__code=code)

    def empowerment_planes(self) -> "ConceptQuerySet":
        """Keep the planes of « pouvoir d’agir »: a person, an organization, a community."""
        return self.in_force().in_scheme(EMPOWERMENT).filter(broader=None)

    def empowerment_components(self) -> "ConceptQuerySet":
        """Keep the twelve components of « pouvoir d’agir », each with its plane."""
        components = self.in_force().in_scheme(EMPOWERMENT).exclude(broader=None)
        return components.select_related("broader")

    def natures(self) -> "ConceptQuerySet":
        """Keep the natures of a competency: savoirs, habiletés, attitudes, façons de faire."""
        return self.in_force().in_scheme(NATURES)


class Concept(models.Model):
    """One notion of a scheme. Retired when its file drops it, never deleted."""

    scheme = models.ForeignKey(
        ConceptScheme, on_delete=models.PROTECT, related_name="concepts", verbose_name=_("famille")
    )
    code = models.CharField(_("code"), max_length=60)
    label = models.CharField(_("nom"), max_length=200)
    label_en = models.CharField(_("nom anglais"), max_length=200, blank=True)
    definition = models.TextField(_("définition"), blank=True)
    broader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("repère plus large"),
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("repère")
        verbose_name_plural = _("repères")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="concepts_code_once_per_scheme"
            ),
            models.CheckConstraint(
                name="concepts_concept_is_not_its_own_broader",
                condition=Q(broader=None) | ~Q(broader=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None
