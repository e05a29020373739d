"""`make run`: everything between a fresh clone and a page on the screen, in one process.

Each step is skipped when what it reads did not move since the last time. The server is the one of
production, loaded here once and shared by its workers.
"""

import argparse
import io
import os
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from tools import fonts, messages
from tools.freshness import Marks, fingerprint

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
DATABASE = VAR / "impact.sqlite3"
PIDFILE = VAR / "serveur.pid"
DATABASE_STEPS = ("migrate", "cache", "content", "demo", "search")

READY = """
IMPACT est prêt : http://127.0.0.1:{port}/
{accounts}
Les courriels (dont les codes de connexion) arrivent dans var/courriels/.
Ctrl-C arrête le serveur."""

ACCOUNTS = """
Comptes de démonstration (connexion par code, sans mot de passe) :
{lines}
"""


def main() -> None:
    arguments = _arguments()
    if arguments.reset:
        reset()
    else:
        refuse_taken_port(arguments.port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    prepare()
    if not arguments.reset and not arguments.prepare:
        serve(arguments.port)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Prépare et sert IMPACT sur cette machine.")
    parser.add_argument("port", type=int, nargs="?", default=8000, help="port d’écoute")
    parser.add_argument("--prepare", action="store_true", help="prépare sans servir")
    parser.add_argument("--reset", action="store_true", help="refait la base et la démonstration")
    return parser.parse_args()


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Le port {port} est déjà pris. Essayez : make run PORT={port + 1}")


def reset() -> None:
    """Throw the local database away; a running server would go on with the old one."""
    with suppress(OSError, ValueError):
        os.kill(int(PIDFILE.read_text()), 0)
        sys.exit("Arrêtez d’abord le serveur (Ctrl-C dans sa fenêtre), puis recommencez.")
    for suffix in ("", "-wal", "-shm"):
        DATABASE.with_name(DATABASE.name + suffix).unlink(missing_ok=True)
    # Pictures no row speaks of any more.
    shutil.rmtree(VAR / "media", ignore_errors=True)


def prepare() -> None:
    """Bring fonts, catalogues, database, content and static files up to date."""
    fonts.make()
    messages.compile_all()
    import django

    django.setup()
    marks = Marks(VAR / "etapes.json")
    if not DATABASE.exists():
        marks.forget(*DATABASE_STEPS)
    (VAR / "courriels").mkdir(exist_ok=True)
    migrations = [*ROOT.glob("impact/*/*/migrations/*.py"), ROOT / "requirements.lock"]
    _once(marks, "migrate", told="Base de données…", reads=migrations, command="migrate")
    _once(marks, "cache", told="Compteurs…", reads=[], command="createcachetable")
    content = [path for path in (ROOT / "content").rglob("*.*") if "demo" not in path.parts]
    code = [*ROOT.glob("impact/knowledge/**/*.py"), *ROOT.glob("impact/trust/**/*.py")]
    _once(
        marks,
        "content",
        told="Contenu de référence…",
        reads=content + code,
        command="install_content",
    )
    _once(marks, "demo", told="Démonstration…", reads=[], command="install_demo")
    _once(marks, "search", told="Recherche…", reads=content + code, command="reindex")
    static = [path for path in _static_files() if path.is_file()]
    _once(
        marks,
        "static",
        told="Fichiers statiques…",
        reads=static,
        command="collectstatic",
        interactive=False,
    )


def _static_files() -> list[Path]:
    folders = [ROOT / "impact" / "web" / "static", fonts.FONTS]
    return [ROOT / "requirements.lock", *(path for each in folders for path in each.rglob("*"))]


def _once(
    marks: Marks, step: str, *, told: str, reads: list[Path], command: str, **options: object
) -> None:
    from django.core.management import CommandError, call_command, get_commands

    mark = fingerprint(reads)
    if marks.is_done(step, mark) or command not in get_commands():
        return
    print(told, flush=True)
    try:
        call_command(command, verbosity=0, stdout=io.StringIO(), **options)
    except CommandError as problem:
        sys.exit(f"{command} : {problem}")
    marks.done(step, mark)


def serve(port: int) -> None:
    from gunicorn.app.wsgiapp import WSGIApplication

    take_the_keyboard()
    sys.argv = ["gunicorn", "-c", "config/gunicorn.py", "-b", f"127.0.0.1:{port}"]
    sys.argv += ["-p", str(PIDFILE), "config.wsgi:application"]
    application = WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn")
    application.cfg.set("when_ready", lambda server: announce(server, port))
    application.run()


def announce(server, port: int) -> None:
    # A closed terminal means stop here, not « reload » as on a server nobody looks at.
    server.handle_hup = server.handle_int
    print(READY.format(port=port, accounts=demo_accounts()), flush=True)


def demo_accounts() -> str:
    """Return the lines that say who one can sign in as, from the demo's own file."""
    import yaml

    path = ROOT / "content" / "demo" / "accounts.yaml"
    if not path.exists():
        return ""
    people = yaml.safe_load(path.read_text(encoding="utf-8"))["accounts"]
    width = max(len(person["email"]) for person in people)
    lines = (f"  {person['email']:{width}}  {person['who']}" for person in people)
    return ACCOUNTS.format(lines="\n".join(lines))


def take_the_keyboard() -> None:
    """Be the one that Ctrl-C reaches, so that make itself ends well, and give it back after."""
    if not sys.stdin.isatty() or os.tcgetpgrp(sys.stdin.fileno()) != os.getpgrp():
        return
    import atexit

    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    terminal, former = sys.stdin.fileno(), os.tcgetpgrp(sys.stdin.fileno())
    owner = os.getpid()
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, owner)

    def give_back() -> None:
        if os.getpid() == owner:
            os.tcsetpgrp(terminal, former)

    atexit.register(give_back)


if __name__ == "__main__":
    main()
