"""A PostgreSQL of our own: born in a temporary folder, on a free port, gone when the tests end.

It never touches a server of the system, and is stopped on failure and on Ctrl-C alike. Nothing in
it survives, so it is told not to wait for the disk.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import programs

FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=1GB"]
PATIENCE = 60


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server and give the address of its database, superuser and all."""
    binaries = programs.postgres_folder()
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="impact-postgres-"))
    try:
        if owner:
            shutil.chown(folder, owner, pwd.getpwnam(owner).pw_gid)
        data, port = folder / "data", _free_port()
        _run(
            [binaries / "initdb", "-D", data, "-U", "impact", "-A", "trust", "-E", "UTF8"]
            + ["--locale=C.UTF-8", "--no-sync"],
            owner=owner,
            folder=folder,
        )
        server = _start(binaries, data, port=port, owner=owner, folder=folder)
        try:
            _wait(server, binaries, port=port, folder=folder)
            yield f"postgres://impact@127.0.0.1:{port}/postgres"
        finally:
            # SIGINT is the server's « fast shutdown »: it does not wait for clients to leave.
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> str | None:
    """Return who to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(command: list[object], *, owner: str | None, folder: Path) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        user=owner,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"PostgreSQL n’a pas pu naître :\n{done.stdout}{done.stderr}")


def _start(
    binaries: Path, data: Path, *, port: int, owner: str | None, folder: Path
) -> subprocess.Popen[bytes]:
    options = [word for setting in FORGETFUL for word in ("-c", setting)]
    with (folder / "journal.txt").open("wb") as log:
        return subprocess.Popen(
            [f"{binaries}/postgres", "-D", f"{data}", "-h", "127.0.0.1", "-p", f"{port}"]
            + ["-k", f"{folder}"]
            + options,
            user=owner,
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            # Ctrl-C is ours to hear: the server is stopped when the tests have let go of it.
            start_new_session=True,
        )


def _wait(server: subprocess.Popen[bytes], binaries: Path, *, port: int, folder: Path) -> None:
    ask = [f"{binaries}/pg_isready", "-q", "-h", "127.0.0.1", "-p", f"{port}", "-U", "impact"]
    for _ in range(PATIENCE * 10):
        if server.poll() is not None:
            break
        if subprocess.call(ask) == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL n’a pas démarré :\n{(folder / 'journal.txt').read_text()}")
