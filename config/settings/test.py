"""The settings of the test suite: SQLite, or the PostgreSQL named by IMPACT_TEST_DATABASE_URL."""

import os

import environ

from config.settings.base import *  # noqa: F403
from config.settings.base import SQLITE, STORAGES

DEBUG = False
SECRET_KEY = "cle-des-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "IMPACT <ne-pas-repondre@impact.invalid>"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True

_url = os.environ.get("IMPACT_TEST_DATABASE_URL")
DATABASES = {
    "default": environ.Env.db_url_config(_url) if _url else SQLITE | {"TEST": {"NAME": None}}
}
