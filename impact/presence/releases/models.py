"""What a community lets out, to whom, until when, under which decision (« Partages »).

A release is prepared, previewed, then decided: from then on its content is frozen, and receivers
see exactly that. A ledger keeps who opened what and when. Withdrawing closes every door at once.
What a release is made of is told to this room as plain values; how it is worked out is elsewhere.
"""

import json
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: User | AnonymousUser) -> "ReleaseQuerySet":
        """Keep those of the initiatives this person belongs to today."""
        return self.filter(initiative__in=Initiative.objects.visible_to(user))

    def decided(self) -> "ReleaseQuerySet":
        return self.filter(decided_on__isnull=False)

    def in_force_on(self, day: date) -> "ReleaseQuerySet":
        """Keep what receivers may open that day: decided, not withdrawn, not over."""
        return self.decided().filter(withdrawn_at=None).filter(Q(until=None) | Q(until__gte=day))

    def public(self) -> "ReleaseQuerySet":
        """Keep what was once decided for everyone, whatever became of it."""
        return self.decided().filter(audience=Release.Audience.PUBLIC)


class Release(models.Model):
    #: What the search calls it: only one that is for everyone is found.
    FOUND_AS = "partage"

    class Kind(models.TextChoices):
        COVERAGE = "COVERAGE", _("Résumé de la couverture")
        APPRAISAL = "APPRAISAL", _("Bilan du pouvoir d’agir")
        STORY = "STORY", _("Notre récit")
        LOGBOOK = "LOGBOOK", _("Extrait du journal de bord")
        PLAN = "PLAN", _("Plan de développement")

    class Audience(models.TextChoices):
        ORGANIZATION = "ORGANIZATION", _("Un organisme")
        REGION = "REGION", _("Une région")
        PUBLIC = "PUBLIC", _("Tout le monde")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="releases")
    kind = models.CharField(_("ce qui sort"), max_length=9, choices=Kind)
    audience = models.CharField(_("à qui"), max_length=12, choices=Audience)
    #: Name of the organization, as the team writes it; empty for the public.
    audience_name = models.CharField(_("nom de l’organisme"), max_length=160, blank=True)
    territory = models.ForeignKey(
        Territory, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("titre"), max_length=160)
    #: Why the community lets it out, in its own words: receivers read it first.
    words = models.TextField(_("le mot de la communauté"), max_length=2000, blank=True)
    #: Exactly what receivers see: plain values (`documents`), frozen once decided.
    content = models.JSONField(_("contenu"), default=dict)
    #: Address of a public release; receivers have each their own.
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    until = models.DateField(_("jusqu’au"), null=True, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    prepared_at = models.DateTimeField(_("préparé le"))
    # The decision.
    decided_on = models.DateField(_("décidé le"), null=True, blank=True)
    present = models.TextField(_("personnes présentes"), max_length=2000, blank=True)
    dissent = models.TextField(_("dissidence"), max_length=2000, blank=True)
    #: Of a First Nation or Inuit community, who agreed for it that this goes to a region.
    authority = models.CharField(_("accord de l’autorité"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("noté le"), null=True, blank=True)
    # The withdrawal.
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawal_reason = models.TextField(_("pourquoi"), max_length=1000, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("partage")
        ordering = ["-prepared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="releases_a_decision_is_recorded_by_someone",
                condition=Q(decided_on=None, recorded_by=None, recorded_at=None)
                | Q(decided_on__isnull=False, recorded_by__isnull=False, recorded_at__isnull=False),
            ),
            models.CheckConstraint(
                name="releases_withdrawn_by_someone_after_a_decision",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    decided_on__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    @property
    def is_decided(self) -> bool:
        return self.decided_on is not None

    @property
    def is_public(self) -> bool:
        return self.audience == self.Audience.PUBLIC

    @property
    def fingerprint(self) -> str:
        """A word that changes with anything receivers would see, or with who they are."""
        seen = [self.title, self.words, self.audience, self.audience_name, self.territory_id]
        told = json.dumps([*seen, str(self.until), self.content], sort_keys=True)
        return sha256(told.encode()).hexdigest()

    def is_over_on(self, day: date) -> bool:
        return self.until is not None and self.until < day

    def is_in_force_on(self, day: date) -> bool:
        return self.is_decided and self.withdrawn_at is None and not self.is_over_on(day)


class Recipient(models.Model):
    """Someone of the organization or region who receives a release, by an address of her own."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("nom ou fonction"), max_length=120)
    #: Kept as long as the release is in force.
    email = models.EmailField(_("adresse de courriel"), blank=True)
    key = models.CharField(max_length=43, unique=True)
    added_at = models.DateTimeField(_("ajouté le"))
    #: This address alone no longer opens anything: it went to the wrong person.
    closed_at = models.DateTimeField(_("fermé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("destinataire")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Opening(models.Model):
    """One line of the ledger (« registre »): who opened what, how, when.

    For the public nobody is named: `recipient` is empty.
    """

    class Form(models.TextChoices):
        PAGE = "PAGE", _("Page")
        PDF = "PDF", _("PDF")
        DATA = "DATA", _("Données")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="openings")
    recipient = models.ForeignKey(
        Recipient, on_delete=models.CASCADE, null=True, blank=True, related_name="openings"
    )
    form = models.CharField(_("forme"), max_length=4, choices=Form)
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("ouverture d’un partage")
        verbose_name_plural = _("ouvertures de partages")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.form}"
