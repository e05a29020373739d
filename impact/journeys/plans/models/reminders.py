"""Reminders of actions: who asked for them, and which were sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.models.plans import Action
from impact.presence.communities.models import Initiative


class ReminderChoice(models.Model):
    """Someone asked to be reminded by e-mail of her actions in an initiative."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    chosen_at = models.DateTimeField(_("choisi le"))

    class Meta:
        verbose_name = _("rappel demandé")
        verbose_name_plural = _("rappels demandés")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "initiative"], name="plans_reminders_are_chosen_once"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Reminder(models.Model):
    """A reminder that was sent, so that it is sent once for a given due date."""

    class Kind(models.TextChoices):
        SOON = "SOON", _("Bientôt")
        LATE = "LATE", _("En retard")

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(_("moment"), max_length=4, choices=Kind)
    due_on = models.DateField(_("échéance rappelée"))
    sent_at = models.DateTimeField(_("envoyé le"))

    class Meta:
        verbose_name = _("rappel envoyé")
        verbose_name_plural = _("rappels envoyés")
        constraints = [
            models.UniqueConstraint(
                fields=["action", "kind", "due_on"], name="plans_a_reminder_is_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
