"""A developer's machine, and the first try of anyone: nothing to install, nothing to set."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import SQLITE, VAR_DIR

DEBUG = os.environ.get("IMPACT_DEBUG", "") == "1"
SECRET_KEY = "cle-de-demonstration-qui-ne-protege-rien-hors-de-cette-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
DATABASES = {"default": SQLITE}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "courriels"
DEFAULT_FROM_EMAIL = "IMPACT <ne-pas-repondre@impact.invalid>"
