"""What the optimizer proposed one day, and the frames of plans that communities pass on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative


class Composition(models.Model):
    """A proposal of routes under constraints (« proposition »): advice, kept as it was given."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="compositions"
    )
    #: Hours per person, budget, horizon, must-have and must-not, as they were typed.
    wishes = models.JSONField(_("contraintes"), default=dict)
    #: What was proposed: routes, what closes, what stays open, alternatives, method and gap.
    outcome = models.JSONField(_("proposition"), default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("demandée le"))

    class Meta:
        verbose_name = _("proposition de plan")
        verbose_name_plural = _("propositions de plan")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PlanFrame(models.Model):
    """The frame of a plan a community passes on: objectives and kinds of action, no person."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="plan_frames")
    title = models.CharField(_("titre"), max_length=120)
    words = models.TextField(_("dans quel contexte"), max_length=1000, blank=True)
    #: Codes of the stages and roles it suits, to be found again.
    stages = models.JSONField(_("étapes"), default=list)
    roles = models.JSONField(_("rôles"), default=list)
    #: "goals": thread, statement, "actions": title, response — neither owner, date nor result.
    frame = models.JSONField(_("trame"), default=dict)
    passed_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    passed_on_at = models.DateTimeField(_("transmise le"))
    withdrawn_at = models.DateTimeField(_("retirée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("trame de plan")
        verbose_name_plural = _("trames de plan")
        ordering = ["-passed_on_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
