"""A developer's machine, and the first try of anyone: nothing to install, nothing to set."""

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import SQLITE, VAR_DIR

DEBUG = env.flag("IMPACT_DEBUG")
SECRET_KEY = env.DEMO_SECRET
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
DATABASES = {"default": SQLITE}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "courriels"
DEFAULT_FROM_EMAIL = "IMPACT <ne-pas-repondre@impact.invalid>"
