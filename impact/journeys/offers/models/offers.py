"""Offers of the field (« offres »), and what each makes people learn. An offer is public."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory


class OfferQuerySet(models.QuerySet["Offer"]):
    def offered_on(self, day: date) -> "OfferQuerySet":
        """Keep what can still be had that day: neither retired nor over."""
        return self.filter(retired_at=None).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def lock(self, offer: "Offer") -> "Offer":
        """Return this offer, held until the end of the transaction."""
        return self.select_for_update().get(pk=offer.pk)


class Offer(models.Model):
    #: The kind of thing an offer is to the search.
    FOUND_AS = "offre"

    class Kind(models.TextChoices):
        TRAINING = "TRAINING", _("Formation")
        EXCHANGE = "EXCHANGE", _("Échange de pratiques")
        COACHING = "COACHING", _("Coaching")
        ACCOMPANIMENT = "ACCOMPANIMENT", _("Accompagnement")
        REFLECTION = "REFLECTION", _("Réflexion collective")

    class Basis(models.TextChoices):
        PERSON = "PERSON", _("par personne")
        GROUP = "GROUP", _("pour le groupe")

    class Language(models.TextChoices):
        FRENCH = "fr", _("Français")
        ENGLISH = "en", _("Anglais")
        BOTH = "fr-en", _("Français et anglais")
        OTHER = "autre", _("Une autre langue")

    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    #: The provider's own key, so that an import made twice changes nothing; empty when typed here.
    external_key = models.CharField(_("clé du fournisseur"), max_length=120, blank=True)
    kind = models.CharField(_("sorte"), max_length=13, choices=Kind)
    title = models.CharField(_("titre"), max_length=160)
    summary = models.TextField(_("en quelques mots"), max_length=2000, blank=True)
    provider = models.CharField(_("qui l’offre"), max_length=160)
    url = models.URLField(_("adresse web"), max_length=500, blank=True)
    contact = models.CharField(_("pour joindre"), max_length=200, blank=True)
    language = models.CharField(
        _("langue"), max_length=5, choices=Language, default=Language.FRENCH
    )
    is_online = models.BooleanField(_("en ligne"), default=False)
    territories = models.ManyToManyField(
        Territory, blank=True, related_name="offers", verbose_name=_("territoires")
    )
    roles = models.ManyToManyField(Role, blank=True, related_name="+")
    stages = models.ManyToManyField(Stage, blank=True, related_name="+")
    hours = models.DecimalField(
        _("heures par personne"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    #: In whole dollars; None when the provider does not say.
    cost = models.PositiveIntegerField(_("coût, en dollars"), null=True, blank=True)
    cost_basis = models.CharField(
        _("coût compté"), max_length=6, choices=Basis, default=Basis.PERSON
    )
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    #: The provider says there is no place left.
    is_full = models.BooleanField(_("complète"), default=False)
    starts_on = models.DateField(_("commence le"), null=True, blank=True)
    ends_on = models.DateField(_("se termine le"), null=True, blank=True)
    evidence = models.TextField(_("ce qui montre que ça marche"), max_length=2000, blank=True)
    is_fictional = models.BooleanField(_("fictive"), default=False)
    #: Title, provider, summary and competencies, folded, to be found by.
    folded = models.TextField(editable=False, default="")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("inscrite le"))
    revised_at = models.DateTimeField(_("revue le"))
    retired_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offre")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="offers_an_offer_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["provider", "external_key"],
                condition=~Q(external_key=""),
                name="offers_a_provider_uses_a_key_once",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.slug}"

    def is_over(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day


class Aim(models.Model):
    """What an offer works on: a competency, from one level to another."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="aims")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    from_level = models.PositiveSmallIntegerField(_("niveau de départ"))
    to_level = models.PositiveSmallIntegerField(_("niveau visé"))

    class Meta:
        verbose_name = _("visée d’une offre")
        verbose_name_plural = _("visées d’une offre")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "competency"], name="offers_an_offer_aims_once_at_a_competency"
            ),
            models.CheckConstraint(
                name="offers_an_aim_goes_up", condition=Q(to_level__gt=F("from_level"))
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
