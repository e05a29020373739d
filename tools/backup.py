"""A whole copy of the local SQLite database, taken while people go on working.

`VACUUM INTO` reads one consistent state and writes it compact; copying the file by hand would
miss what still lies in the write-ahead log. PostgreSQL has its own tools: docs/exploitation.md.
"""

import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    words = sys.argv[1:]
    if not 1 <= len(words) <= 2:
        sys.exit("Usage\u00a0: python -m tools.backup DOSSIER [BASE.sqlite3]")
    source = Path(words[1]) if len(words) == 2 else ROOT / "var" / "impact.sqlite3"
    if not source.exists():
        sys.exit(f"Aucune base à {source}.")
    print(copy(source, into=Path(words[0])))


def copy(source: Path, *, into: Path) -> Path:
    """Write the copy, check that it can be read whole, and return where it is."""
    into.mkdir(parents=True, exist_ok=True)
    target = into / f"impact-{datetime.now():%Y-%m-%d-%Hh%M%S}.sqlite3"
    with closing(sqlite3.connect(source, timeout=60)) as database:
        database.execute("VACUUM INTO ?", [str(target)])
    with closing(sqlite3.connect(target)) as database:
        (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        sys.exit(f"La copie {target} ne se relit pas\u00a0: {verdict}")
    return target


if __name__ == "__main__":
    main()
