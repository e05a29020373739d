"""Competencies, by domain, with the indicators that tell each level in plain words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models.frameworks import OURS, Source, Version
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Stage


class Domain(models.Model):
    """A chapter of a version."""

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="domains", verbose_name=_("version")
    )
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre anglais"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("domaine")
        verbose_name_plural = _("domaines")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="competencies_domain_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def in_force(self) -> "CompetencyQuerySet":
        return self.filter(retired_on=None)

    def current(self) -> "CompetencyQuerySet":
        """Keep those of the framework in force today."""
        published = Version.Status.PUBLISHED
        return self.filter(version__framework__code=OURS, version__status=published)

    def expected_at(self, *stages: Stage) -> "CompetencyQuerySet":
        return self.filter(expectations__stage__in=stages).distinct()

    def with_indicators(self) -> "CompetencyQuerySet":
        return self.prefetch_related("indicators")


class Competency(models.Model):
    """Something a person or a group knows how to do, in one version.

    `thread` is shared by the versions of a competency that mean the same: a rating stays on the
    row it was given for and yet counts for every row of its thread. `replaces` says which codes of
    the version before this one takes over (empty: none; null: the same code, if it is there);
    `replaced_by` is its mirror, set at publication.
    """

    class Scope(models.TextChoices):
        INDIVIDUAL = "INDIVIDUAL", _("Individuelle")
        MIXED = "MIXED", _("Mixte")
        COLLECTIVE = "COLLECTIVE", _("Collective")

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="competencies", verbose_name=_("version")
    )
    domain = models.ForeignKey(
        Domain, on_delete=models.PROTECT, related_name="competencies", verbose_name=_("domaine")
    )
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre anglais"), max_length=200, blank=True)
    description = models.TextField(_("description"))
    scope = models.CharField(_("portée"), max_length=20, choices=Scope)
    nature = models.ForeignKey(
        Concept, on_delete=models.PROTECT, related_name="+", verbose_name=_("nature")
    )
    other_natures = models.ManyToManyField(
        Concept, related_name="+", blank=True, verbose_name=_("autres natures")
    )
    components = models.ManyToManyField(
        Concept,
        related_name="competencies",
        blank=True,
        verbose_name=_("composantes du pouvoir d’agir"),
    )
    stages = models.ManyToManyField(
        Stage, related_name="competencies", blank=True, verbose_name=_("étapes")
    )
    sources = models.ManyToManyField(
        Source, through="Citation", related_name="competencies", verbose_name=_("sources")
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    thread = models.CharField(_("fil"), max_length=120, db_index=True)
    replaces = models.JSONField(_("remplace"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("remplacée par"),
    )
    retired_on = models.DateField(_("retirée le"), null=True, blank=True)

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("compétence")
        verbose_name_plural = _("compétences")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="competencies_competency_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None

    @property
    def is_collective(self) -> bool:
        return self.scope == self.Scope.COLLECTIVE


class Indicator(models.Model):
    """What one sees when someone stands at this level."""

    competency = models.ForeignKey(
        Competency,
        on_delete=models.CASCADE,
        related_name="indicators",
        verbose_name=_("compétence"),
    )
    level = models.PositiveSmallIntegerField(_("niveau"))
    text = models.TextField(_("indicateur"))

    class Meta:
        verbose_name = _("indicateur")
        verbose_name_plural = _("indicateurs")
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(
                fields=["competency", "level"], name="competencies_indicator_once_per_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competency_id}/{self.level}"


class Citation(models.Model):
    """Where in a source a competency finds its inspiration."""

    competency = models.ForeignKey(
        Competency, on_delete=models.CASCADE, related_name="citations", verbose_name=_("compétence")
    )
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="citations", verbose_name=_("source")
    )
    passage = models.CharField(_("passage"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("renvoi à une source")
        verbose_name_plural = _("renvois aux sources")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["competency", "source"], name="competencies_source_cited_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competency_id}/{self.source_id}"
