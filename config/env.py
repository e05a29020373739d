"""What the machine tells IMPACT: every IMPACT_* variable, read once, typed, or refused aloud.

Settings import what they need from here; nothing else in the house reads the environment.
"""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

DEMO_SECRET = "cle-de-demonstration-qui-ne-protege-rien-hors-de-cette-machine"  # noqa: S105
SECRET_LENGTH = 50
SECRET_VARIETY = 20

NEW_SECRET = "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"  # noqa: S105


def refuse(name: str, problem: str, *, cure: str) -> ImproperlyConfigured:
    """Return the refusal to raise: the variable, what is wrong with it, what to do."""
    return ImproperlyConfigured(f"{name} {problem}. {cure}")


def text(name: str, *, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "0", "non", "false"}:
        return default if value == "" else False
    if value in {"1", "oui", "true"}:
        return True
    raise refuse(name, f"vaut « {value} »", cure="Écrivez 1 (oui) ou 0 (non).")


def number(name: str, *, default: int) -> int:
    value = text(name, default=str(default))
    if not value.isdecimal():
        raise refuse(name, f"vaut « {value} »", cure="Écrivez un nombre entier.")
    return int(value)


def names(name: str) -> list[str]:
    return [word.strip() for word in text(name).split(",") if word.strip()]


def required(name: str, *, cure: str) -> str:
    if value := text(name):
        return value
    raise refuse(name, "n’est pas définie", cure=cure)


def secret_key() -> str:
    """Return the secret everything is signed with.

    :raises ImproperlyConfigured: when it is missing, short, monotonous or the demonstration's own.
    """
    name, cure = "IMPACT_SECRET_KEY", f"Créez-en une : {NEW_SECRET}"
    value = required(name, cure=cure)
    if value == DEMO_SECRET:
        raise refuse(name, "est la clé de démonstration, que tout le monde connaît", cure=cure)
    if len(value) < SECRET_LENGTH:
        raise refuse(name, f"compte moins de {SECRET_LENGTH} caractères", cure=cure)
    if len(set(value)) < SECRET_VARIETY:
        raise refuse(name, f"compte moins de {SECRET_VARIETY} caractères différents", cure=cure)
    return value


def allowed_hosts() -> list[str]:
    """Return the names the site answers to.

    :raises ImproperlyConfigured: when none is given, or when one lets any name in.
    """
    name = "IMPACT_ALLOWED_HOSTS"
    cure = "Nommez chaque domaine, séparé par une virgule : impact.exemple.org"
    hosts = names(name)
    if not hosts:
        raise refuse(name, "n’est pas définie", cure=cure)
    if open_to_all := [host for host in hosts if "*" in host or host.startswith(".")]:
        raise refuse(name, f"laisse passer n’importe quel nom (« {open_to_all[0]} »)", cure=cure)
    return hosts


def database() -> dict[str, object]:
    """Return Django's description of the database named by `IMPACT_DATABASE_URL`.

    :raises ImproperlyConfigured: when it is missing, or is no database this house knows.
    """
    name = "IMPACT_DATABASE_URL"
    url = text(name) or text("DATABASE_URL")
    if not url:
        cure = "Donnez l’adresse de la base : postgres://utilisateur:motdepasse@hote:5432/impact"
        raise refuse(name, "n’est pas définie", cure=cure)
    return database_at(url, name=name)


def database_at(url: str, *, name: str) -> dict[str, object]:
    scheme = url.partition("://")[0]
    if scheme not in {"postgres", "postgresql", "sqlite"}:
        cure = "Choisissez postgres://… (PostgreSQL) ou sqlite:////chemin/impact.sqlite3."
        raise refuse(name, f"commence par « {scheme} »", cure=cure)
    described: dict[str, object] = environ.Env.db_url_config(url)
    return described


def folder(name: str, *, default: Path) -> Path:
    value = text(name)
    return Path(value) if value else default


def search_backend() -> str:
    """Return what the search index is made of; empty for the best that is installed.

    :raises ImproperlyConfigured: when it is none that this house knows.
    """
    name = "IMPACT_SEARCH_BACKEND"
    value = text(name).lower()
    if value not in {"", "tantivy", "fts5"}:
        raise refuse(name, f"vaut « {value} »", cure="Choisissez tantivy, fts5, ou rien.")
    return value


def email() -> dict[str, object]:
    """Return the mail settings: people sign in by mail, so a site without mail serves no one."""
    url = required(
        "IMPACT_EMAIL_URL",
        cure="Donnez le serveur d’envoi : smtp+tls://utilisateur:motdepasse@hote:587",
    )
    if not url.startswith(("smtp://", "smtps://", "smtp+tls://", "smtp+ssl://")):
        cure = "Commencez par smtp+tls:// (587), smtp+ssl:// (465) ou smtp:// (25)."
        raise refuse("IMPACT_EMAIL_URL", "n’est pas une adresse d’envoi", cure=cure)
    sender = required("IMPACT_EMAIL_FROM", cure="Donnez l’expéditeur : IMPACT <impact@exemple.org>")
    if "@" not in sender or sender.rstrip(">").endswith(".invalid"):
        raise refuse(
            "IMPACT_EMAIL_FROM", "n’est pas une adresse", cure="Exemple : impact@exemple.org"
        )
    described: dict[str, object] = environ.Env.email_url_config(url)
    described.pop("EMAIL_FILE_PATH", None)
    return described | {
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
        "EMAIL_TIMEOUT": number("IMPACT_EMAIL_TIMEOUT", default=15),
    }


#: What tells a service of objects; half of it told is refused.
S3_NAMES = (
    "IMPACT_S3_BUCKET",
    "IMPACT_S3_ENDPOINT",
    "IMPACT_S3_REGION",
    "IMPACT_S3_KEY_ID",
    "IMPACT_S3_SECRET_KEY",
)


def storage() -> dict[str, object]:
    """Return Django's description of where files are kept: a folder here, or objects (S3).

    :raises ImproperlyConfigured: when a service of objects is told by half, or not asked for.
    """
    name = "IMPACT_STORAGE"
    value = text(name, default="local").lower() or "local"
    if value not in {"local", "s3"}:
        raise refuse(name, f"vaut « {value} »", cure="Choisissez local, s3, ou rien.")
    told = {one: text(one) for one in S3_NAMES}
    if value == "local":
        if given := [one for one, said in told.items() if said]:
            cure = "Mettez IMPACT_STORAGE=s3 pour vous en servir, ou retirez ce réglage."
            raise refuse(given[0], "est définie, mais les fichiers restent ici", cure=cure)
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": _objects(told)}


def _objects(told: dict[str, str]) -> dict[str, object]:
    bucket = required("IMPACT_S3_BUCKET", cure="Nommez le seau qui garde les fichiers.")
    key, secret = told["IMPACT_S3_KEY_ID"], told["IMPACT_S3_SECRET_KEY"]
    if bool(key) != bool(secret):
        missing = "IMPACT_S3_SECRET_KEY" if key else "IMPACT_S3_KEY_ID"
        cure = "Donnez les deux, ou aucune si la machine a déjà son rôle."
        raise refuse(missing, "n’est pas définie, mais sa moitié l’est", cure=cure)
    endpoint = told["IMPACT_S3_ENDPOINT"]
    if endpoint and not endpoint.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        cure = "Commencez par https:// : les fichiers ne voyagent pas en clair."
        raise refuse("IMPACT_S3_ENDPOINT", f"vaut « {endpoint} »", cure=cure)
    if not endpoint and not told["IMPACT_S3_REGION"]:
        cure = "Donnez la région (ca-central-1), ou l’adresse du service (IMPACT_S3_ENDPOINT)."
        raise refuse("IMPACT_S3_REGION", "n’est pas définie", cure=cure)
    return {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": told["IMPACT_S3_REGION"] or None,
        "access_key": key or None,
        "secret_key": secret or None,
        "signature_version": "s3v4",
        "addressing_style": "path" if endpoint else "auto",
        # Nothing is public there, and nothing is written over: the site hands files out itself.
        "default_acl": None,
        "file_overwrite": False,
    }


def files_origin(hosts: list[str]) -> str:
    """Return the host name apart that hands public files out; empty for the site's own.

    :raises ImproperlyConfigured: when it is no plain https address, or is not let in.
    """
    name = "IMPACT_FILES_ORIGIN"
    value = text(name).rstrip("/")
    host = value.removeprefix("https://")
    if not value:
        return ""
    if host == value or not host or "/" in host or "@" in host:
        cure = "Donnez une adresse sans chemin : https://fichiers.exemple.org"
        raise refuse(name, f"vaut « {value} »", cure=cure)
    if host.partition(":")[0] not in hosts:
        cure = "Ajoutez ce nom à IMPACT_ALLOWED_HOSTS."
        raise refuse(name, f"mène à « {host} », qui n’est pas admis", cure=cure)
    return value
