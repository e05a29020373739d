"""What a team asks the field for, when nothing exists (« cahier d’appel »), and what came back.

A brief is written, previewed, then published by a decision that is kept with it; from then on
its text no longer changes. Whoever could answer writes to the team, without an account.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.models.offers import Offer
from impact.knowledge.competencies.models import Competency
from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


class BriefQuerySet(models.QuerySet["Brief"]):
    def published(self) -> "BriefQuerySet":
        """Keep what everyone may read: published, never taken back, by a team still at it."""
        shown = self.filter(published_at__isnull=False, initiative__archived_at=None)
        return shown.exclude(outcome=Brief.Outcome.WITHDRAWN)

    def with_answers(self) -> "BriefQuerySet":
        """Add `answered`, how many answers came back."""
        counted = self.annotate(answered=models.Count("answers"))
        return counted.order_by("-written_at", "-pk")

    def waiting_on(self, day: date) -> "BriefQuerySet":
        """Keep what may still be answered that day."""
        waiting = self.published().filter(ended_at=None)
        return waiting.filter(Q(needed_by=None) | Q(needed_by__gte=day))


class Brief(models.Model):
    class People(models.TextChoices):
        """How many people, never exactly: one person is not to be recognized."""

        FEW = "FEW", _("Moins de cinq personnes")
        TEAM = "TEAM", _("De cinq à dix personnes")
        GROUP = "GROUP", _("De onze à vingt-cinq personnes")
        CROWD = "CROWD", _("Plus de vingt-cinq personnes")

    class Outcome(models.TextChoices):
        ANSWERED = "ANSWERED", _("Nous avons trouvé une réponse")
        PASSED = "PASSED", _("Nous n’en avons plus besoin")
        WITHDRAWN = "WITHDRAWN", _("Nous le retirons de la vue de tout le monde")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="briefs")
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    from_level = models.PositiveSmallIntegerField(_("niveau de départ"))
    to_level = models.PositiveSmallIntegerField(_("niveau visé"))
    #: The name the team gives itself in public; that of the initiative only if it says so.
    signature = models.CharField(_("qui signe"), max_length=120)
    context = models.TextField(_("ce qui se passe chez nous"), max_length=2000)
    people = models.CharField(_("combien de personnes"), max_length=5, choices=People)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(
        _("langue"), max_length=5, choices=Offer.Language, default=Offer.Language.FRENCH
    )
    needed_by = models.DateField(_("d’ici le"), null=True, blank=True)
    #: Shown to everyone; empty when the form of the page is enough.
    contact = models.CharField(_("pour nous joindre"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("écrit le"))
    # The decision.
    decided_on = models.DateField(_("décidé le"), null=True, blank=True)
    present = models.TextField(_("personnes présentes"), max_length=2000, blank=True)
    dissent = models.TextField(_("dissidence"), max_length=2000, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)
    # How it ended.
    outcome = models.CharField(_("ce qu’il en est"), max_length=9, choices=Outcome, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("terminé le"), null=True, blank=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        verbose_name = _("cahier d’appel")
        verbose_name_plural = _("cahiers d’appel")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="offers_a_brief_goes_up", condition=Q(to_level__gt=F("from_level"))
            ),
            models.CheckConstraint(
                name="offers_a_brief_is_published_by_a_decision",
                condition=Q(published_at=None, published_by=None, decided_on=None)
                | Q(
                    published_at__isnull=False,
                    published_by__isnull=False,
                    decided_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="offers_a_brief_ends_after_it_was_published",
                condition=Q(ended_at=None, ended_by=None, outcome="")
                | Q(ended_at__isnull=False, ended_by__isnull=False, published_at__isnull=False)
                & ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.slug}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_ended(self) -> bool:
        return self.ended_at is not None

    def is_waiting_on(self, day: date) -> bool:
        """Say whether it may be answered that day."""
        is_late = self.needed_by is not None and self.needed_by < day
        is_over = self.is_ended or is_late or self.initiative.is_archived
        return self.is_published and not is_over

    def end(self, outcome: str, *, by: User, at: datetime) -> None:
        self.outcome, self.ended_by, self.ended_at = outcome, by, at
        self.save(update_fields=["outcome", "ended_by", "ended_at"])


class BriefAnswer(models.Model):
    """Someone of the field wrote to the team that she could answer its brief."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="answers")
    organization = models.CharField(_("organisme"), max_length=160)
    message = models.TextField(_("ce que nous proposons"), max_length=2000)
    contact = models.CharField(_("pour nous joindre"), max_length=200)
    url = models.URLField(_("adresse web"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("reçue le"))

    class Meta:
        verbose_name = _("réponse à un cahier d’appel")
        verbose_name_plural = _("réponses à un cahier d’appel")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
