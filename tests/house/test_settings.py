"""A public server refuses to start without what protects people, and says what to do about it."""

import logging
import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env, logs
from tests.house.code import ROOT

SOUND = {
    "IMPACT_SECRET_KEY": "Zf3kQ9vT1xLw7Rb2Yc8Nm4Hs6Jd0Pg5Ua-Ei_oKqXtWzBvCnMl",
    "IMPACT_ALLOWED_HOSTS": "impact.exemple.org, www.impact.exemple.org",
    "IMPACT_DATABASE_URL": "postgres://impact:secret@base.exemple.org:5432/impact",
    "IMPACT_EMAIL_URL": "smtp+tls://impact:secret@courriel.exemple.org:587",
    "IMPACT_EMAIL_FROM": "IMPACT <impact@exemple.org>",
}


@pytest.fixture
def start(monkeypatch):
    """Read the production settings in a machine that says only this."""

    def read(**said):
        for name in [*SOUND, "DATABASE_URL", "IMPACT_BEHIND_PROXY", "IMPACT_HSTS_SECONDS"]:
            monkeypatch.delenv(name, raising=False)
        for name, value in (SOUND | said).items():
            if value is not None:
                monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "config" / "settings" / "prod.py"))

    return read


def test_a_sound_machine_starts(start):
    settings = start()

    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["impact.exemple.org", "www.impact.exemple.org"]
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert settings["EMAIL_HOST"] == "courriel.exemple.org"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["DEFAULT_FROM_EMAIL"] == "IMPACT <impact@exemple.org>"


def test_cookies_travel_only_in_secret(start):
    settings = start()

    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("IMPACT_SECRET_KEY", None, "n’est pas définie"),
        ("IMPACT_SECRET_KEY", "Zf3kQ9vT1xLw7Rb2Yc8Nm4Hs6Jd0Pg5Ua-Ei_oKqXtWzBvCn", "moins de 50"),
        ("IMPACT_SECRET_KEY", "abcdefghij" * 6, "caractères différents"),
        ("IMPACT_SECRET_KEY", env.DEMO_SECRET, "clé de démonstration"),
        ("IMPACT_ALLOWED_HOSTS", None, "n’est pas définie"),
        ("IMPACT_ALLOWED_HOSTS", " , ", "n’est pas définie"),
        ("IMPACT_ALLOWED_HOSTS", "*", "n’importe quel nom"),
        ("IMPACT_ALLOWED_HOSTS", "impact.exemple.org,.exemple.org", "n’importe quel nom"),
        ("IMPACT_DATABASE_URL", None, "n’est pas définie"),
        ("IMPACT_DATABASE_URL", "mysql://impact@base/impact", "mysql"),
        ("IMPACT_EMAIL_URL", None, "n’est pas définie"),
        ("IMPACT_EMAIL_URL", "consolemail://", "n’est pas une adresse d’envoi"),
        ("IMPACT_EMAIL_FROM", None, "n’est pas définie"),
        ("IMPACT_EMAIL_FROM", "IMPACT", "n’est pas une adresse"),
        ("IMPACT_HSTS_SECONDS", "un an", "un an"),
        ("IMPACT_BEHIND_PROXY", "peut-être", "peut-être"),
    ],
)
def test_a_machine_that_would_harm_people_does_not_start(start, name, value, told):
    with pytest.raises(ImproperlyConfigured) as refusal:
        start(**{name: value})

    assert str(refusal.value).startswith(name)
    assert told in str(refusal.value)


def test_the_usual_name_of_the_database_is_understood(start):
    settings = start(IMPACT_DATABASE_URL=None, DATABASE_URL=SOUND["IMPACT_DATABASE_URL"])

    assert settings["DATABASES"]["default"]["HOST"] == "base.exemple.org"


def test_sqlite_in_production_keeps_its_care(start):
    default = start(IMPACT_DATABASE_URL="sqlite:////srv/impact/impact.sqlite3")["DATABASES"][
        "default"
    ]

    assert default["NAME"] == "/srv/impact/impact.sqlite3"
    assert default["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(("said", "believed"), [(None, False), ("0", False), ("oui", True)])
def test_a_proxy_is_believed_only_when_told_to(start, said, believed):
    assert ("SECURE_PROXY_SSL_HEADER" in start(IMPACT_BEHIND_PROXY=said)) is believed


def test_every_variable_is_told_in_the_guide():
    guide = (ROOT / "docs" / "exploitation.md").read_text(encoding="utf-8")
    sources = [ROOT / "config" / name for name in ("env.py", "gunicorn.py", "settings/prod.py")]
    read = {
        word for path in sources for word in path.read_text().split('"') if word[:7] == "IMPACT_"
    }

    assert {name for name in read if f"`{name}`" not in guide} == set()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Not Found: /demarches/la-cour-de-maude/equipe/", "Not Found: /demarches/[retiré]"),
        ("Not Found: /sante/", "Not Found: /sante/"),
        ("refus de maude@exemple.org", "refus de [retiré]"),
        ("depuis 203.0.113.9 ou 2001:db8:0:1::7", "depuis [retiré] ou [retiré]"),
        ("duplicate key\nDETAIL:  Key (name)=(Maude) exists", "duplicate key\nDETAIL: [retiré]"),
    ],
)
def test_logs_keep_no_one(written, kept):
    record = logging.LogRecord("django", logging.WARNING, "", 0, "%s", (written,), None)
    record.request = object()

    logs.Impersonal().filter(record)

    assert record.getMessage() == kept
    assert not hasattr(record, "request")


def test_a_traceback_keeps_no_one():
    try:
        raise ValueError("maude@exemple.org")
    except ValueError as problem:
        caught = (ValueError, problem, problem.__traceback__)
    record = logging.LogRecord("django", logging.ERROR, "", 0, "panne", (), caught)

    logs.Impersonal().filter(record)

    told = logging.Formatter().format(record)
    assert "ValueError" in told
    assert "maude" not in told
