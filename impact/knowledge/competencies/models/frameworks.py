"""Frameworks (« référentiels »), their versions, and the sources a version draws on.

A version is written as a draft, published once, and stays readable for good: at most one version
of a framework is in force, the ones before it are retired. What a published version means no
longer changes (see `freezing`).
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models.scales import Scale

#: The framework the house stands on.
OURS = "mdcl"


class AlreadyPublished(Exception):
    """The version was published before."""


class OlderThanCurrent(Exception):
    """A version with a higher number is in force."""


class Framework(models.Model):
    """A framework of competencies, across all its versions."""

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre anglais"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("référentiel")
        verbose_name_plural = _("référentiels")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(models.QuerySet["Version"]):
    def readable(self) -> "VersionQuerySet":
        """Keep what was published one day, the version in force and those before it."""
        return self.exclude(status=Version.Status.DRAFT)

    def of(self, framework: str) -> "VersionQuerySet":
        return self.filter(framework__code=framework)

    def current(self, framework: str = OURS) -> "Version":
        """Return the version in force.

        :raises Version.DoesNotExist: when nothing was published yet.
        """
        return self.select_related("framework", "scale").get(
            framework__code=framework, status=Version.Status.PUBLISHED
        )


class Version(models.Model):
    """One edition of a framework: a draft, then in force, then retired by the next."""

    class Status(models.TextChoices):
        DRAFT = "DRAFT", _("Ébauche")
        PUBLISHED = "PUBLISHED", _("En vigueur")
        RETIRED = "RETIRED", _("Remplacée")

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="versions", verbose_name=_("référentiel")
    )
    number = models.CharField(_("numéro"), max_length=20)
    scale = models.ForeignKey(
        Scale, on_delete=models.PROTECT, related_name="versions", verbose_name=_("échelle")
    )
    status = models.CharField(_("état"), max_length=20, choices=Status, default=Status.DRAFT)
    published_on = models.DateField(_("publiée le"), null=True, blank=True)
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("fait suite à"),
    )
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("provenance"), max_length=300, blank=True)
    license = models.CharField(_("licence"), max_length=60, blank=True)
    language = models.CharField(_("langue"), max_length=10, default="fr-CA")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version d’un référentiel")
        verbose_name_plural = _("versions des référentiels")
        ordering = ["published_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number"], name="competencies_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(status="PUBLISHED"),
                name="competencies_one_version_in_force",
            ),
            models.CheckConstraint(
                name="competencies_published_version_is_dated",
                condition=Q(status="DRAFT", published_on=None)
                | (~Q(status="DRAFT") & Q(published_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_in_force(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def order(self) -> tuple[int, ...]:
        """The number as a sequence that sorts: « 0.10.0 » comes after « 0.9.0 »."""
        return tuple(int(part) for part in self.number.split("."))

    def publish(self, *, on: date, follows: "Version | None") -> None:
        """Put a draft in force, on that day, after the version it follows."""
        self.status, self.published_on, self.follows = self.Status.PUBLISHED, on, follows
        self.save(update_fields=["status", "published_on", "follows"])

    def retire(self) -> None:
        """Give way to the next version; it stays readable."""
        self.status = self.Status.RETIRED
        self.save(update_fields=["status"])


class Source(models.Model):
    """A text or a practice a version drew on; it inspired, no wording is taken from it."""

    class Nature(models.TextChoices):
        FRAMEWORK = "FRAMEWORK", _("Cadre de compétences ou de pratique")
        RESEARCH = "RESEARCH", _("Recherche et écrits d’expertise")
        PRACTICE = "PRACTICE", _("Savoirs et outils du milieu")
        LAW = "LAW", _("Loi, norme ou principes")

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="sources", verbose_name=_("version")
    )
    code = models.CharField(_("code"), max_length=40)
    reference = models.CharField(_("référence"), max_length=300)
    url = models.URLField(_("adresse"), max_length=500, blank=True)
    nature = models.CharField(_("nature"), max_length=20, choices=Nature)
    retired_on = models.DateField(_("retirée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="competencies_source_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return self.reference
