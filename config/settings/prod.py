"""A public server: every IMPACT_* variable is in `config.env`, told in docs/exploitation.md.

Starting without what protects people is refused, with the name of the variable and the cure.
"""

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import (
    LIBRARY_DAILY_FILES,
    LIBRARY_DAILY_MEGABYTES,
    LIBRARY_FILE_MEGABYTES,
    MEDIA_ROOT,
    SEARCH_DIR,
    SQLITE,
    STORAGES,
)

DEBUG = False
SECRET_KEY = env.secret_key()
SECRET_KEY_FALLBACKS = env.names("IMPACT_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.allowed_hosts()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

_database = env.database()
if _database["ENGINE"] == SQLITE["ENGINE"]:
    DATABASES = {"default": SQLITE | {"NAME": _database["NAME"]}}
else:
    DATABASES = {
        "default": _database
        | {
            "CONN_MAX_AGE": env.number("IMPACT_DATABASE_CONN_MAX_AGE", default=600),
            "CONN_HEALTH_CHECKS": True,
        }
    }

globals().update(env.email())
SEARCH_DIR = env.folder("IMPACT_SEARCH_DIR", default=SEARCH_DIR)
SEARCH_BACKEND = env.search_backend()
MEDIA_ROOT = env.folder("IMPACT_MEDIA_DIR", default=MEDIA_ROOT)
STORAGES = STORAGES | {"default": env.storage()}
FILES_ORIGIN = env.files_origin(ALLOWED_HOSTS)
LIBRARY_FILE_MEGABYTES = env.number("IMPACT_FILE_MEGABYTES", default=LIBRARY_FILE_MEGABYTES)
LIBRARY_DAILY_FILES = env.number("IMPACT_DAILY_FILES", default=LIBRARY_DAILY_FILES)
LIBRARY_DAILY_MEGABYTES = env.number("IMPACT_DAILY_MEGABYTES", default=LIBRARY_DAILY_MEGABYTES)
OUTSIDE_USER_AGENT = f"IMPACT/0.1 (+https://{ALLOWED_HOSTS[0]}/)"
OAI_NAMESPACE = env.text("IMPACT_OAI_NAMESPACE", default=ALLOWED_HOSTS[0])
OUTSIDE_TRUSTED_HOSTS = tuple(env.names("IMPACT_TRUSTED_HOSTS"))

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
# The health page is asked by machines of the house, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_HSTS_SECONDS = env.number("IMPACT_HSTS_SECONDS", default=60 * 60 * 24 * 365)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("IMPACT_HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = False
# Believed only when told to: without a proxy in front, anyone could send this header.
if env.flag("IMPACT_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Without it, the rate limits of sign-in would take the proxy for one very busy person.
    ALLAUTH_TRUSTED_PROXY_COUNT = env.number("IMPACT_PROXY_COUNT", default=1)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"impersonal": {"()": "config.logs.Impersonal"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "filters": ["impersonal"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stdout"], "level": env.text("IMPACT_LOG_LEVEL", default="INFO").upper()},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
