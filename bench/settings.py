"""The developer's settings on a database of the bench's own, with one page that does nothing."""

from pathlib import Path

from config import env
from config.settings.base import SQLITE, VAR_DIR
from config.settings.dev import *  # noqa: F403

_named = env.text("IMPACT_BENCH_DATABASE")
_is_file = "://" not in _named

ROOT_URLCONF = "bench.urls"
DATABASES = {
    "default": SQLITE | {"NAME": Path(_named)}
    if _is_file
    else env.database_at(_named, name="IMPACT_BENCH_DATABASE") | {"CONN_MAX_AGE": 600}
}
STATIC_ROOT = Path(_named).with_name("statiques") if _is_file else VAR_DIR / "static"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
