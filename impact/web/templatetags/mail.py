"""Where e-mails go when nothing leaves this machine."""

from pathlib import Path

from django import template
from django.conf import settings

register = template.Library()

_TO_A_FOLDER = "django.core.mail.backends.filebased.EmailBackend"


@register.simple_tag
def mail_folder() -> str:
    """Return the folder that e-mails are written to, as one would type it; empty if they leave."""
    kept_in = getattr(settings, "EMAIL_FILE_PATH", None)
    if settings.EMAIL_BACKEND != _TO_A_FOLDER or not kept_in:
        return ""
    folder, home = Path(kept_in), Path(settings.BASE_DIR)
    return str(folder.relative_to(home) if folder.is_relative_to(home) else folder)
