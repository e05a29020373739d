"""The settings of the test suite: SQLite, or the PostgreSQL named by IMPACT_TEST_DATABASE_URL."""

from pathlib import Path
from tempfile import mkdtemp

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import SQLITE, STORAGES

DEBUG = False
SECRET_KEY = "cle-des-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "IMPACT <ne-pas-repondre@impact.invalid>"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
#: Each worker process of the suite keeps its own index, thrown away with it.
SEARCH_DIR = Path(mkdtemp(prefix="impact-recherche-"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

_url = env.text("IMPACT_TEST_DATABASE_URL")
# Stories need a file: a browser asks for several things at once, memory is one connection.
_in_memory_or_file = {"TEST": {"NAME": env.text("IMPACT_TEST_SQLITE") or None}}
DATABASES = {
    "default": env.database_at(_url, name="IMPACT_TEST_DATABASE_URL")
    if _url
    else SQLITE | _in_memory_or_file
}
