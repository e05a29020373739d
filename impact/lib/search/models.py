"""What moved since an index last looked: an outbox that every node drains at its own pace.

A change names a record, never says what became of it: whoever drains reads the truth.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    kind = models.CharField(_("sorte"), max_length=40)
    key = models.CharField(_("clé"), max_length=200)
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("changement à indexer")
        verbose_name_plural = _("changements à indexer")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}:{self.key}"
