"""What a role is expected to master at a stage, and the heart of it, its « noyau »."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models.competencies import Competency
from impact.knowledge.competencies.models.frameworks import Version
from impact.knowledge.mobilization.models import Role, Stage


class ExpectationQuerySet(models.QuerySet["Expectation"]):
    def in_force(self) -> "ExpectationQuerySet":
        """Leave out what a role, a stage or a competency retired since once carried."""
        return self.filter(
            competency__retired_on=None, role__retired_on=None, stage__retired_on=None
        )

    def of_roles(self, roles: Iterable[Role]) -> "ExpectationQuerySet":
        return self.filter(role__in=roles)

    def at_stages(self, stages: Iterable[Stage]) -> "ExpectationQuerySet":
        return self.filter(stage__in=stages)

    def essential(self) -> "ExpectationQuerySet":
        return self.filter(weight=Expectation.Weight.ESSENTIAL)


class Expectation(models.Model):
    """The level one role is expected to hold in one competency at one stage (« exigence »)."""

    class Weight(models.TextChoices):
        ESSENTIAL = "ESSENTIAL", _("Essentielle")
        IMPORTANT = "IMPORTANT", _("Importante")

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="expectations", verbose_name=_("version")
    )
    role = models.ForeignKey(
        Role, on_delete=models.PROTECT, related_name="expectations", verbose_name=_("rôle")
    )
    stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, related_name="expectations", verbose_name=_("étape")
    )
    competency = models.ForeignKey(
        Competency,
        on_delete=models.CASCADE,
        related_name="expectations",
        verbose_name=_("compétence"),
    )
    level = models.PositiveSmallIntegerField(_("niveau attendu"))
    weight = models.CharField(_("poids"), max_length=20, choices=Weight)

    objects = ExpectationQuerySet.as_manager()

    class Meta:
        verbose_name = _("exigence")
        verbose_name_plural = _("exigences")
        indexes = [
            models.Index(fields=["version", "stage", "role"], name="competencies_expectation_cell")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "stage", "competency"], name="competencies_expected_once"
            ),
            models.CheckConstraint(
                name="competencies_expected_level_asks_something", condition=Q(level__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}/{self.stage_id}/{self.competency_id}"

    @property
    def is_essential(self) -> bool:
        return self.weight == self.Weight.ESSENTIAL


class CoreCompetency(models.Model):
    """A competency at the heart of a role (« noyau »): the eight to twelve a person sees first."""

    version = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        related_name="core_competencies",
        verbose_name=_("version"),
    )
    role = models.ForeignKey(
        Role, on_delete=models.PROTECT, related_name="core_competencies", verbose_name=_("rôle")
    )
    competency = models.ForeignKey(
        Competency, on_delete=models.CASCADE, related_name="cores", verbose_name=_("compétence")
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta:
        verbose_name = _("compétence du noyau")
        verbose_name_plural = _("compétences des noyaux")
        ordering = ["role__position", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "competency"], name="competencies_core_competency_once_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}/{self.competency_id}"
