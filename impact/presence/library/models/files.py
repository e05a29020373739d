"""Files deposited with a resource: known by what they hold, never by what they are called.

A content is kept once, whatever the number of deposits; each deposit has its own row, hence its own
address, name and depositor.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def kept(self) -> "StoredFileQuerySet":
        """Keep those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class StoredFile(models.Model):
    #: How long a withdrawn one may come back, before its content is erased.
    LINGERS = timedelta(days=30)

    #: What its address is made of; nothing in it can be guessed.
    token = models.CharField(max_length=43, unique=True)
    #: Empty once a withdrawn file was erased.
    blob = models.FileField(_("fichier"), upload_to="ressources/", max_length=200, blank=True)
    #: What it was called where it came from, cleaned, to be saved under; never trusted.
    name = models.CharField(_("nom"), max_length=160)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("octets"))
    sha256 = models.CharField(max_length=64, db_index=True)
    #: What a machine can tell of it (pages, tags, language…): a hint, never a verdict.
    reading = models.JSONField(_("ce qu’on en lit"), default=dict, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("déposé le"))
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)
    #: Read by whoever opens its address meanwhile.
    withdrawn_because = models.CharField(_("raison du retrait"), max_length=300, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("fichier de la bibliothèque")
        verbose_name_plural = _("fichiers de la bibliothèque")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="library_only_a_withdrawn_file_is_erased",
                condition=~Q(blob="") | Q(withdrawn_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def erased_from(self) -> datetime | None:
        """From when its content is erased, if it is withdrawn."""
        return self.withdrawn_at + self.LINGERS if self.withdrawn_at else None

    @property
    def suffix(self) -> str:
        return SUFFIXES.get(self.media_type, "")


_OPENXML = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
#: What is kept, and how each is called for short.
SUFFIXES = {
    "application/pdf": ".pdf",
    f"{_OPENXML}.wordprocessingml.document": ".docx",
    f"{_OPENXML}.presentationml.presentation": ".pptx",
    f"{_OPENXML}.spreadsheetml.sheet": ".xlsx",
    f"{_OPEN}.text": ".odt",
    f"{_OPEN}.presentation": ".odp",
    f"{_OPEN}.spreadsheet": ".ods",
    "application/epub+zip": ".epub",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/mpeg": ".mp3",
    "audio/ogg": ".ogg",
}
