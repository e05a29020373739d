"""What librarians do to keep the library clean: files brought in, records merged or told apart."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.presence.library.models.resources import Resource


class ImportQuerySet(models.QuerySet["Import"]):
    def waiting(self) -> "ImportQuerySet":
        """Keep the files that were looked at and not brought in."""
        return self.filter(confirmed_at=None)

    def done(self) -> "ImportQuerySet":
        return self.filter(confirmed_at__isnull=False).order_by("-confirmed_at", "-pk")


class Import(models.Model):
    """A file of resources someone handed over: looked at, brought in, and perhaps undone."""

    class Form(models.TextChoices):
        RIS = "ris", "RIS"
        BIBTEX = "bib", "BibTeX"
        TABLE = "csv", "CSV"

    name = models.CharField(_("nom du fichier"), max_length=160)
    form = models.CharField(_("format"), max_length=3, choices=Form)
    #: What the file says; emptied once it is brought in.
    text = models.TextField(blank=True)
    guessed = models.CharField(_("ce qu’il a fallu deviner"), max_length=200, blank=True)
    #: Values for all its records (`common`), and what was settled line by line (`lines`).
    settled = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("déposé le"))
    confirmed_at = models.DateTimeField(_("importé le"), null=True, blank=True)
    added = models.ManyToManyField(Resource, blank=True, related_name="+")
    #: How many resources it changed; how many of its records were left out.
    changed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(_("annulé le"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import de ressources")
        verbose_name_plural = _("imports de ressources")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="library_an_import_is_done_before_it_is_undone",
                condition=Q(undone_at=None) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.form}"


class NotDuplicate(models.Model):
    """Someone looked at two resources that are alike, and said they are two."""

    first = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("ressources qui ne sont pas des doublons")
        verbose_name_plural = _("ressources qui ne sont pas des doublons")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="library_two_resources_are_told_apart_once"
            ),
            models.CheckConstraint(
                name="library_told_apart_in_order", condition=Q(first__lt=F("second"))
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.first_id} ≠ #{self.second_id}"


class Merge(models.Model):
    """Several resources made one: which stays, what it said before, what came to it from others."""

    kept = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="merges")
    #: What the one that stays said before.
    before = models.JSONField(default=dict)
    #: By the address of each that went: the uses, harvested records and shelvings it had.
    taken = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("fusionnées le"))
    undone_at = models.DateTimeField(_("défaite le"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("fusion de ressources")
        verbose_name_plural = _("fusions de ressources")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
