"""The stages an initiative works on, dated, and its main one (« étapes actives »)."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models.initiatives import Initiative


class StageSpanQuerySet(models.QuerySet["StageSpan"]):
    def active(self) -> "StageSpanQuerySet":
        return self.filter(ended_on=None)

    def active_on(self, day: date) -> "StageSpanQuerySet":
        return self.filter(started_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def main(self) -> "StageSpanQuerySet":
        return self.filter(ended_on=None, is_main=True)


class StageSpan(models.Model):
    """A stage the initiative was working on, from one day to another."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="spans")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(_("depuis le"))
    ended_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    is_main = models.BooleanField(_("étape principale"), default=False)
    #: When its start and its end were written down: what was written today may be undone today.
    recorded_at = models.DateTimeField(_("inscrite le"))
    end_recorded_at = models.DateTimeField(_("fin inscrite le"), null=True, blank=True)

    objects = StageSpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("étape active")
        verbose_name_plural = _("étapes actives")
        ordering = ["started_on", "stage__position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="communities_a_stage_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="communities_the_main_stage_is_active",
                condition=Q(is_main=False) | Q(ended_on=None),
            ),
            models.UniqueConstraint(
                fields=["initiative", "stage"],
                condition=Q(ended_on=None),
                name="communities_a_stage_is_active_once",
            ),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(ended_on=None, is_main=True),
                name="communities_one_main_stage_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.started_on}"

    @property
    def is_active(self) -> bool:
        return self.ended_on is None

    def may_be_removed_at(self, moment: datetime) -> bool:
        """Say whether this stage can still be taken out as a slip: written today, never main."""
        return not self.is_main and is_same_day(self.recorded_at, moment)

    def end(self, *, on: date, at: datetime) -> None:
        self.ended_on, self.end_recorded_at, self.is_main = on, at, False
        self.save(update_fields=["ended_on", "end_recorded_at", "is_main"])

    def reopen(self) -> None:
        self.ended_on = self.end_recorded_at = None
        self.save(update_fields=["ended_on", "end_recorded_at"])

    def set_main(self, is_main: bool) -> None:
        self.is_main = is_main
        self.save(update_fields=["is_main"])


class StageMove(models.Model):
    """The main stage changed; when it went back, what was learned is told."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="moves")
    from_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, null=True, related_name="+")
    to_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("le"))
    lesson = models.TextField(_("ce que nous avons appris"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("inscrit le"))

    class Meta:
        verbose_name = _("passage d’étape")
        verbose_name_plural = _("passages d’étape")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.on}"

    def may_be_undone_at(self, moment: datetime) -> bool:
        """Say whether this move can still be taken back as a slip: written today, not the first."""
        return self.from_stage_id is not None and is_same_day(self.recorded_at, moment)


def is_same_day(moment: datetime, other: datetime) -> bool:
    """Say whether two moments fall on the same day here."""
    return timezone.localdate(moment) == timezone.localdate(other)
