"""`make test`: the same suite on SQLite and on PostgreSQL, then the stories in a real browser.

The first run that fails stops everything with its own code, so that the last line printed is
always pytest's own, and says the truth.
"""

import os
import signal
import subprocess
import sys
import tempfile

from tools import messages, programs
from tools.postgres import postgres

#: What failed is named at the end; what was skipped, or failed as expected, with its reason.
PYTEST = [sys.executable, "-m", "pytest", "-q", "-rfEsx"]
#: The same options as pyproject's, less the one that leaves the stories out.
STORIES = ["-o", "addopts=--strict-markers --strict-config --import-mode=importlib"]


def main() -> None:
    # Asked for first, so that a missing program is said before minutes of tests.
    programs.chromium()
    programs.postgres_folder()
    messages.compile_all()
    run("SQLite", ["-n", "2", "tests"])
    with postgres() as url:
        run("PostgreSQL", ["-n", "2", "tests"], IMPACT_TEST_DATABASE_URL=url)
    with tempfile.TemporaryDirectory(prefix="impact-recits-") as folder:
        run(
            "Récits dans Chromium",
            [*STORIES, "tests/stories"],
            IMPACT_TEST_SQLITE=f"{folder}/recits.sqlite3",
        )


def run(title: str, words: list[str], **environment: str) -> None:
    print(f"\n── {title} ──", flush=True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("IMPACT_TEST")}
    code = subprocess.call([*PYTEST, *words], env=clean | environment)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    # Asked to stop, leave by the door: what was started is put away on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
