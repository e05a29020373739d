"""What can answer a need: offers of the field, and the hands people hold out (« Réponses »).

An offer is public. A hand (« je peux aider », « je veux progresser ») is seen by the team only,
and a pairing by the two people it names. A sharing is what a team says, to others like it, that
it is willing to pass on.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Initiative


class OfferQuerySet(models.QuerySet["Offer"]):
    def offered_on(self, day: date) -> "OfferQuerySet":
        """Keep what can still be had that day: neither retired nor over."""
        return self.filter(retired_at=None).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Offer(models.Model):
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
    starts_on = models.DateField(_("commence le"), null=True, blank=True)
    ends_on = models.DateField(_("se termine le"), null=True, blank=True)
    evidence = models.TextField(_("ce qui montre que ça marche"), max_length=2000, blank=True)
    is_fictional = models.BooleanField(_("fictive"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("inscrite le"))
    revised_at = models.DateTimeField(_("revue le"))
    retired_at = models.DateTimeField(_("retirée le"), null=True, blank=True)

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


class Hand(models.Model):
    """Someone told her team she can help on a competency, or wants to grow in it."""

    class Side(models.TextChoices):
        HELP = "HELP", _("Je peux aider")
        LEARN = "LEARN", _("Je veux progresser")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: Thread of a competency, the same from one version of the framework to the next.
    thread = models.CharField(_("compétence"), max_length=120)
    side = models.CharField(_("sens"), max_length=5, choices=Side)
    since = models.DateTimeField(_("depuis"))

    class Meta:
        verbose_name = _("main tendue")
        verbose_name_plural = _("mains tendues")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person", "thread"], name="offers_one_hand_per_competency"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.side}"


class Pairing(models.Model):
    """Two people of a team, one to help, one to grow; each answers alone, a no is never told."""

    #: A pairing left without two yeses ends by itself, the same for both.
    LASTS = timedelta(days=21)

    class Answer(models.TextChoices):
        YES = "YES", _("Oui")
        NO = "NO", _("Pas cette fois")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="pairings")
    thread = models.CharField(_("compétence"), max_length=120)
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposé le"))
    helper_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    learner_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    agreed_at = models.DateTimeField(_("convenu le"), null=True, blank=True)
    ended_at = models.DateTimeField(_("terminé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("jumelage")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="offers_a_pairing_takes_two", condition=~Q(helper=F("learner"))
            ),
            models.CheckConstraint(
                name="offers_a_pairing_is_agreed_by_both",
                condition=Q(agreed_at=None) | Q(helper_answer="YES", learner_answer="YES"),
            ),
            models.UniqueConstraint(
                fields=["initiative", "thread", "helper", "learner"],
                condition=Q(ended_at=None),
                name="offers_a_pairing_is_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Sharing(models.Model):
    """A team is willing to share what it holds with other initiatives, until it says otherwise."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="sharings")
    thread = models.CharField(_("compétence"), max_length=120)
    #: How to reach the team, in its own words: shown to the members of other initiatives.
    contact = models.CharField(_("comment nous joindre"), max_length=200)
    words = models.TextField(_("ce que nous pouvons partager"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("décidé le"))

    class Meta:
        verbose_name = _("partage entre démarches")
        verbose_name_plural = _("partages entre démarches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "thread"], name="offers_one_sharing_per_competency"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
