"""The developer's settings on a database of the bench's own, with one page that does nothing."""

from pathlib import Path

from config import env
from config.settings.base import SQLITE
from config.settings.dev import *  # noqa: F403

_database = Path(env.text("IMPACT_BENCH_DATABASE"))

ROOT_URLCONF = "bench.urls"
DATABASES = {"default": SQLITE | {"NAME": _database}}
STATIC_ROOT = _database.with_name("statiques")
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
