"""Where e-mails go when nothing leaves this machine."""

import os
from pathlib import Path

from django import template
from django.conf import settings

register = template.Library()

_TO_A_FOLDER = "django.core.mail.backends.filebased.EmailBackend"


@register.simple_tag
def mail_folder() -> str:
    """Return the folder that e-mails are written to, as one would type it; empty if they leave."""
    if settings.EMAIL_BACKEND != _TO_A_FOLDER:
        return ""
    folder = Path(settings.EMAIL_FILE_PATH)
    return os.path.relpath(folder, settings.BASE_DIR)
