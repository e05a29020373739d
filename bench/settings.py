"""The developer's settings on a database of the bench's own, with one page that does nothing."""

from config import env
from config.settings.base import SQLITE
from config.settings.dev import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
DATABASES = {"default": SQLITE | {"NAME": env.text("IMPACT_BENCH_DATABASE")}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
