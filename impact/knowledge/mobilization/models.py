"""The cycle of a mobilization, its stages (« étapes »), and the roles people hold in it.

Stages are not a ladder: an initiative may stand at several, and go back. Where an initiative
stands is not here (see communities); what each role must master is not either (competencies).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cycle(models.Model):
    """A way of telling how a mobilization lives."""

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("titre"), max_length=200)

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class StageQuerySet(models.QuerySet["Stage"]):
    def in_force(self) -> "StageQuerySet":
        return self.filter(retired_on=None)


class Stage(models.Model):
    """A moment of the cycle: what it is for, what to ask, what moves, what could go wrong."""

    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, related_name="stages", verbose_name=_("cycle")
    )
    code = models.CharField(_("code"), max_length=20)
    slug = models.SlugField(_("identifiant"), unique=True)
    name = models.CharField(_("nom"), max_length=120)
    name_en = models.CharField(_("nom anglais"), max_length=120, blank=True)
    purpose = models.TextField(_("but"))
    questions = models.JSONField(_("questions clés"), default=list)
    signs = models.JSONField(_("signes de progrès"), default=list)
    risks = models.JSONField(_("risques pour le pouvoir d’agir"), default=list)
    deliverables = models.JSONField(_("livrables"), default=list)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    retired_on = models.DateField(_("retirée le"), null=True, blank=True)

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = _("étape")
        verbose_name_plural = _("étapes")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "code"], name="mobilization_stage_once_per_cycle"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None


class RoleQuerySet(models.QuerySet["Role"]):
    def in_force(self) -> "RoleQuerySet":
        return self.filter(retired_on=None)


class Role(models.Model):
    """A part someone plays in a mobilization; nothing to do with rights in the application."""

    class Family(models.TextChoices):
        FIELD = "FIELD", _("Terrain")
        COMMUNITY = "COMMUNITY", _("Communauté")
        FUNDERS = "FUNDERS", _("Bailleurs de fonds")
        SUPPORT = "SUPPORT", _("Soutien")

    code = models.CharField(_("code"), max_length=20, unique=True)
    slug = models.SlugField(_("identifiant"), unique=True)
    name = models.CharField(_("nom"), max_length=120)
    name_en = models.CharField(_("nom anglais"), max_length=120, blank=True)
    family = models.CharField(_("famille"), max_length=20, choices=Family)
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle")
        verbose_name_plural = _("rôles")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None


class StageRole(models.Model):
    """What one role does at one stage, in a few words."""

    stage = models.ForeignKey(
        Stage, on_delete=models.CASCADE, related_name="stage_roles", verbose_name=_("étape")
    )
    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="stage_roles", verbose_name=_("rôle")
    )
    does = models.CharField(_("fait"), max_length=300)

    class Meta:
        verbose_name = _("geste d’un rôle à une étape")
        verbose_name_plural = _("gestes des rôles aux étapes")
        ordering = ["stage__position", "role__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "role"], name="mobilization_deed_once_per_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_id}/{self.role_id}"
