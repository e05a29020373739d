"""Programs the tests need beside Python: found, installed by apt as root, or asked for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

MISSING = """Il manque {name}. Tapez :
  {command}
puis recommencez."""


def need(name: str, *, find: Callable[[], str | None], package: str) -> str:
    """Return the path of a program, after installing its package if that may be done here."""
    if path := find():
        return path
    if _may_install():
        print(f"Installation de {package}…", flush=True)
        apt = ["apt-get", "-q", "-y", "-o", "Dpkg::Use-Pty=0"]
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*apt, "update"], env=quiet, check=False, stdout=subprocess.DEVNULL)
        install = [*apt, "install", "--no-install-recommends", package]
        subprocess.run(install, env=quiet, check=False, stdout=subprocess.DEVNULL)
        if path := find():
            return path
    sys.exit(MISSING.format(name=name, command=f"sudo apt-get install {package}"))


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def chromium() -> str:
    return need(
        "Chromium",
        find=lambda: shutil.which("chromium") or shutil.which("chromium-browser"),
        package="chromium",
    )


def gettext() -> str:
    return need("gettext", find=lambda: shutil.which("xgettext"), package="gettext")


def postgres_folder() -> Path:
    """Return the folder of a PostgreSQL server's own programs, 15 or later."""
    return Path(need("PostgreSQL 15 ou plus récent", find=_newest_postgres, package="postgresql"))


def _newest_postgres() -> str | None:
    folders = [Path(found).parent for found in [shutil.which("postgres")] if found]
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    servers = {_version(folder): folder for folder in folders if (folder / "initdb").exists()}
    newest = max(servers, default=0)
    return str(servers[newest]) if newest >= 15 else None


def _version(folder: Path) -> int:
    told = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    numbers = [word.split(".")[0] for word in told.split() if word[0].isdecimal()]
    return int(numbers[0]) if numbers and numbers[0].isdecimal() else 0


if __name__ == "__main__":
    {"gettext": gettext, "chromium": chromium, "postgresql": postgres_folder}[sys.argv[1]]()
