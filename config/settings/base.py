"""What every way of running IMPACT has in common: no secret, no address, no path of a machine."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[2]
CONTENT_DIR = BASE_DIR / "content"
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    "impact.lib.search",
    "impact.trust.accounts",
    "impact.trust.privacy",
    "impact.trust.journal",
    "impact.trust.publishing",
    "impact.knowledge.territories",
    "impact.knowledge.concepts",
    "impact.knowledge.mobilization",
    "impact.knowledge.competencies",
    "impact.presence.communities",
    "impact.presence.releases",
    "impact.presence.library",
    "impact.presence.pages",
    "impact.journeys.needs",
    "impact.journeys.empowerment",
    "impact.journeys.offers",
    "impact.journeys.plans",
    "impact.journeys.workshops",
    "impact.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "impact.web.security.ContentPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:me"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "impact.web.templatetags.ui",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "fr-ca"
LANGUAGES = [("fr-ca", _("Français")), ("en", _("Anglais"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "America/Toronto"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("fonts", VAR_DIR / "fonts")]
#: Pictures people add; never served from here by address, always through a page that checks.
MEDIA_ROOT = VAR_DIR / "media"
#: Files of the library: the heaviest that is let in, and what one person may add in a day.
LIBRARY_FILE_MEGABYTES = 25
LIBRARY_DAILY_FILES, LIBRARY_DAILY_MEGABYTES = 20, 200
#: A host name apart for the files that everyone may read ("https://fichiers.exemple.org"); empty:
#: the site's own.
FILES_ORIGIN = ""
#: The index of the search: a copy each node keeps for itself, made anew when it is lost.
SEARCH_DIR = VAR_DIR / "recherche"
#: "tantivy", "fts5", or nothing for the first that is installed.
SEARCH_BACKEND = ""
#: How this house says who it is to the machines it visits, and which of them may be private.
OUTSIDE_USER_AGENT = "IMPACT/0.1 (OAI-PMH; link check)"
OUTSIDE_TRUSTED_HOSTS: tuple[str, ...] = ()
#: The name in the identifiers that harvesters keep: it must never change once a site is open.
OAI_NAMESPACE = "impact.invalid"
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

#: SQLite as a real server would want it: readers never wait, a writer waits its turn.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR_DIR / "impact.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
            "PRAGMA mmap_size=268435456;PRAGMA foreign_keys=ON;"
        ),
    },
}

# Rate limits count in the cache: kept in the database, every web process counts together.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_FAILURE_VIEW = "impact.web.home.views.failures.forged"

# Sign-in, by django-allauth: an e-mailed code, no password; passkeys and a second step on offer.
ACCOUNT_ADAPTER = "impact.web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "impact.web.accounts.adapters.display"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_FORMS = {
    "login": "impact.web.accounts.forms.LoginForm",
    "signup": "impact.web.accounts.forms.SignupForm",
    "add_email": "impact.web.accounts.forms.NewAddressForm",
    "confirm_login_code": "impact.web.accounts.forms.LoginCodeForm",
    "confirm_email_verification_code": "impact.web.accounts.forms.AddressCodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 60 * 15
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_MAX_LENGTH = 254
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 60 * 15
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home:index"
# A whole team may sign in at once from one meeting room: the narrow limits are per address.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "signup": "40/m/ip",
    "request_login_code": "60/m/ip,3/m/key,12/h/key",
}
# Eight digits: easy on a phone, and three tries a code leave no hope to a guesser.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
MFA_ADAPTER = "impact.web.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_FORMS = {
    "authenticate": "impact.web.accounts.forms.SecondStepForm",
    "reauthenticate": "impact.web.accounts.forms.ConfirmForm",
    "activate_totp": "impact.web.accounts.forms.ActivateAppForm",
    "add_webauthn": "impact.web.accounts.forms.AddKeyForm",
    "edit_webauthn": "impact.web.accounts.forms.RenameKeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "IMPACT"
MFA_TOTP_TOLERANCE = 1
