"""How sure people say they are of an answer (« certitude »)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.IntegerChoices):
    LOW = 1, _("Certitude faible")
    MEDIUM = 2, _("Certitude moyenne")
    HIGH = 3, _("Certitude forte")
