"""How a community sees its pouvoir d'agir one day, together or alone (« bilans »).

Components are never added up into one score. What someone answers alone has no name and no date,
and is counted then deleted when the appraisal closes.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models.frames import Component, Frame
from impact.lib.confidence import Confidence
from impact.presence.communities.models import Initiative


class AppraisalQuerySet(models.QuerySet["Appraisal"]):
    def told(self) -> "AppraisalQuerySet":
        """Keep those that are closed: a draft or an open round tells nothing yet."""
        return self.filter(closed_at__isnull=False)


class Appraisal(models.Model):
    """How a community sees its pouvoir d'agir one day (« bilan »)."""

    class Mode(models.TextChoices):
        TOGETHER = "TOGETHER", _("Ensemble, par consensus")
        ALONE = "ALONE", _("Chacun pour soi, sans nom")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="appraisals")
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(_("manière"), max_length=8, choices=Mode)
    held_on = models.DateField(_("fait le"))
    present = models.TextField(_("qui était là"), max_length=1000, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("commencé le"))
    closed_at = models.DateTimeField(_("terminé le"), null=True, blank=True)
    #: Spread of answers given alone, counted once closed when enough people answered:
    #: component code → "people", "mean", "spread" (level, rounded → people).
    results = models.JSONField(_("résultats"), default=dict, blank=True)
    #: How many answered alone; the spread of fewer than five is never kept.
    answered = models.PositiveIntegerField(_("réponses"), default=0)

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilan du pouvoir d’agir")
        verbose_name_plural = _("bilans du pouvoir d’agir")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.held_on}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class Judgement(models.Model):
    """What the group agreed on about one component, dissent kept, and its next step."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="judgements")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="+")
    #: None when the group could not tell.
    level = models.PositiveSmallIntegerField(_("niveau convenu"), null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("certitude"), choices=Confidence, null=True, blank=True
    )
    reasons = models.TextField(_("pourquoi"), max_length=2000, blank=True)
    dissent = models.TextField(_("dissidence"), max_length=2000, blank=True)
    evidence = models.TextField(_("exemples ou traces"), max_length=2000, blank=True)
    next_step = models.TextField(_("ce que nous ferons"), max_length=2000, blank=True)
    #: Raised by each change, so that two people who write at once are told.
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("jugement du groupe")
        verbose_name_plural = _("jugements du groupe")
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "component"],
                name="empowerment_one_judgement_per_component",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Reopening(models.Model):
    """A closed appraisal taken up again, to mend it: why, and what it said until then."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="reopenings")
    reason = models.TextField(_("pourquoi la rouvrir"), max_length=500)
    #: What was agreed on before, by component code: the words of each judgement.
    before = models.JSONField(_("ce qui était dit"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("rouvert le"))

    class Meta:
        verbose_name = _("réouverture d’un bilan")
        verbose_name_plural = _("réouvertures d’un bilan")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Ballot(models.Model):
    """Someone answered an appraisal alone: so that she answers once. Never what she answered.

    Without a date, and deleted when the appraisal closes.
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="ballots")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("participation à un bilan")
        verbose_name_plural = _("participations à un bilan")
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "person"], name="empowerment_a_person_answers_once"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Sheet(models.Model):
    """Answers given alone: no name, no date, no order; deleted when the appraisal closes."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="sheets")
    #: Item code → level, or None for « ne sais pas ».
    answers = models.JSONField(_("réponses"), default=dict)

    class Meta:
        verbose_name = _("feuille sans nom")
        verbose_name_plural = _("feuilles sans nom")

    def __str__(self) -> str:
        return "#"
