"""Files deposited with a resource: known by what they hold, never by what they are called."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    #: What its address is made of; nothing in it can be guessed.
    token = models.CharField(max_length=43, unique=True)
    blob = models.FileField(_("fichier"), upload_to="ressources/%Y/", max_length=200)
    #: What it was called where it came from, to be saved under; never trusted.
    name = models.CharField(_("nom"), max_length=160)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("octets"))
    sha256 = models.CharField(max_length=64, db_index=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("déposé le"))

    class Meta:
        verbose_name = _("fichier de la bibliothèque")
        verbose_name_plural = _("fichiers de la bibliothèque")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
