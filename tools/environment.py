"""The environment the house runs in: `.venv`, filled from the one lock file, hashes checked.

`run` installs what the product needs; `dev` installs the whole lock. Only the standard library is
used here, in words that an older Python can still read, so that it can say it is too old.
"""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
UV = os.path.join(VENV, "bin", "uv")
LOCK = os.path.join(ROOT, "requirements.lock")

TOO_OLD = """IMPACT demande Python 3.11 ou plus récent; « {name} » est Python {version}.
Installez-en un (sur Debian ou Ubuntu : apt install python3.11 python3.11-venv),
puis nommez-le : make {verb} PYTHON=python3.11"""

NO_VENV = """Python n’a pas pu créer l’environnement .venv : il lui manque le module « venv ».
Sur Debian ou Ubuntu : apt install python3-venv
Puis recommencez : make {verb}"""


def make_venv(verb):
    # A Python that was upgraded away leaves a link to nothing: such an environment is made anew.
    if os.path.exists(PYTHON) and subprocess.call([PYTHON, "-c", ""]) == 0:
        return
    print("Création de l’environnement .venv…", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        sys.exit(NO_VENV.format(verb=verb))


def fetch_uv():
    """Install uv at the version and hashes the lock gives, with nothing but pip."""
    if os.path.exists(UV):
        return
    with open(LOCK, encoding="utf-8") as lines:
        entries = re.split(r"^(?=\S)", lines.read(), flags=re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        wanted = os.path.join(folder, "uv.txt")
        with open(wanted, "w", encoding="utf-8") as one:
            one.write("".join(entry for entry in entries if entry.startswith("uv==")))
        subprocess.check_call(
            [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", wanted]
        )


def fill(kind):
    """Install; a subset is the project's own dependencies held to the lock's pins and hashes."""
    wanted = {
        "run": ["install", "--require-hashes", "-r", "pyproject.toml", "-c", LOCK],
        "dev": ["sync", "--require-hashes", LOCK],
    }[kind]
    subprocess.check_call(
        [UV, "pip", wanted[0], "--python", PYTHON, "--quiet", "--compile-bytecode", *wanted[1:]],
        cwd=ROOT,
    )


def main():
    kind = sys.argv[1]
    verb = "run" if kind == "run" else "setup"
    if sys.version_info < (3, 11):  # noqa: UP036
        version = "{}.{}".format(*sys.version_info)
        sys.exit(TOO_OLD.format(name=sys.executable, version=version, verb=verb))
    # A virtual environment's own python follows the stamps; the outer one made it.
    os.environ.pop("VIRTUAL_ENV", None)
    make_venv(verb)
    fetch_uv()
    print("Installation des dépendances verrouillées…", flush=True)
    try:
        fill(kind)
    except subprocess.CalledProcessError as problem:
        sys.exit(f"L’installation n’a pas abouti (code {problem.returncode}) : lisez ci-dessus.")
    for stamp in ("run", "dev") if kind == "dev" else ("run",):
        with open(os.path.join(VENV, "." + stamp), "w", encoding="utf-8"):
            pass


if __name__ == "__main__":
    main()
