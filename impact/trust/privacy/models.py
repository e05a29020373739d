"""What people agreed to, what they asked of their data, and who looked at it (« Vie privée »).

A consent names the text that was shown and its date; taking it back is a date too.
A scope (« demarche:… ») ties a consent to one initiative; for a purpose that is not
asked initiative by initiative it stays empty. Nothing here copies a consent elsewhere:
whoever needs one asks `queries` at the moment of reading, so that taking it back holds at once.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User


class Purpose(models.TextChoices):
    PERSONAL = "PERSONAL", _("Mon développement personnel")
    TEAM = "TEAM", _("La couverture de mon équipe")
    COACH = "COACH", _("Une personne qui m’accompagne")
    TERRITORY = "TERRITORY", _("Les statistiques territoriales")
    RESEARCH = "RESEARCH", _("La recherche")

    @property
    def slug(self) -> str:
        """The word for this purpose in an address."""
        return SLUGS[self]

    @property
    def is_scoped(self) -> bool:
        """Say whether people agree to it initiative by initiative."""
        return self in {Purpose.TEAM, Purpose.COACH}


SLUGS = {
    Purpose.PERSONAL: "developpement",
    Purpose.TEAM: "equipe",
    Purpose.COACH: "accompagnement",
    Purpose.TERRITORY: "territoire",
    Purpose.RESEARCH: "recherche",
}


class PurposeTextQuerySet(models.QuerySet["PurposeText"]):
    def current(self, purpose: str) -> "PurposeText":
        """Return the text people are shown today for this purpose."""
        return self.filter(purpose=purpose).order_by("-version")[:1].get()


class PurposeText(models.Model):
    purpose = models.CharField(_("finalité"), max_length=10, choices=Purpose)
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("titre"), max_length=200)
    text = models.TextField(_("texte montré"))
    published_on = models.DateField(_("publié le"))

    objects = PurposeTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("texte de consentement")
        verbose_name_plural = _("textes de consentement")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "version"], name="privacy_one_text_per_purpose_and_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} v{self.version}"

    @property
    def clauses(self) -> list[tuple[str, str]]:
        """The paragraphs of the text, each with the few words that announce it, if any."""
        found = []
        for paragraph in self.text.split("\n\n"):
            label, colon, words = paragraph.partition("\u00a0: ")
            told = words.strip() if colon else paragraph.strip()
            found.append((label if colon else "", told[:1].upper() + told[1:]))
        return found


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self, *, purpose: str, scope: str = "") -> "ConsentQuerySet":
        return self.filter(text__purpose=purpose, scope=scope, withdrawn_at=None)

    def of(self, person: User) -> "ConsentQuerySet":
        return self.filter(person=person)


class Consent(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )
    text = models.ForeignKey(PurposeText, on_delete=models.PROTECT, related_name="consents")
    scope = models.CharField(_("portée"), max_length=60, blank=True)
    given_at = models.DateTimeField(_("donné le"))
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consentement")
        # Who agreed in one initiative is read each time its coverage is.
        indexes = [models.Index(fields=["scope", "text"], name="privacy_consents_of_a_scope")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "text", "scope"],
                condition=models.Q(withdrawn_at=None),
                name="privacy_a_consent_in_force_is_given_once",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.scope}"

    def withdraw(self, *, at: datetime) -> None:
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at"])


class AccessQuerySet(models.QuerySet["Access"]):
    def of(self, person: User) -> "AccessQuerySet":
        """Keep what concerns this person, the latest first."""
        return self.filter(person=person).select_related("by").order_by("-at", "-pk")


class Access(models.Model):
    """Someone other than herself read or used what concerns a person."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accesses"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    what = models.CharField(_("quoi"), max_length=60)
    scope = models.CharField(_("portée"), max_length=60, blank=True)
    at = models.DateTimeField(_("quand"))

    objects = AccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("accès")
        verbose_name_plural = _("accès")
        indexes = [models.Index(fields=["person", "-at"], name="privacy_access_of_a_person")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.what}"


class DataRequest(models.Model):
    class Kind(models.TextChoices):
        EXPORT = "EXPORT", _("Exportation")
        ERASURE = "ERASURE", _("Effacement")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_requests"
    )
    kind = models.CharField(_("demande"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("demande sur mes données")
        verbose_name_plural = _("demandes sur mes données")

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
