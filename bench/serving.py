"""What serving costs: the first and second start of `make run`, and what the processes hold.

A copy of what git follows is served from a temporary folder, with this environment's Python, so
that the bench neither sees nor touches the local database.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 180


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    seconds: float
    process: psutil.Process


def copy_house(into: Path) -> Path:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, into / name)
    return into


@contextmanager
def served(house: Path) -> Iterator[Server]:
    """Start the server, wait for its first page, and stop it on the way out."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "tools.serve", str(port)],
        cwd=house,
        env={key: value for key, value in os.environ.items() if not key.startswith("IMPACT_")}
        | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/", running)
        seconds = time.perf_counter() - began
        yield Server(url=url, seconds=seconds, process=psutil.Process(running.pid))
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(30)


def _wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 20):
        if running.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=10).close()
        except urllib.error.HTTPError as problem:
            sys.exit(f"Le serveur du banc répond {problem.code} : {url}")
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("Le serveur du banc n’a pas démarré.")


def visit(server: Server, *, paths: list[str], rounds: int = 40) -> None:
    """Ask for pages until every worker has served all of them: memory is that of a warm server."""
    for _ in range(rounds):
        for path in paths:
            urllib.request.urlopen(server.url + path, timeout=30).read()


def memory_of(server: Server) -> tuple[float, list[float]]:
    """Return the proportional memory, in MB, of the master and of each worker."""
    master = server.process
    return _pss(master), sorted(_pss(worker) for worker in master.children())


def _pss(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss) / 1_000_000
