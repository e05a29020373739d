"""What was done last time, so that it is not done again when nothing moved.

A mark is the fingerprint of the files a step reads: names, sizes and dates, not contents, so
that looking costs milliseconds. Marks live in `var/` and can be thrown away at any time.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        about = path.stat()
        digest.update(f"{path}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Marks:
    """The marks of one place, kept in one small file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.known = {}

    def is_done(self, step: str, mark: str) -> bool:
        return self.known.get(step) == mark

    def done(self, step: str, mark: str) -> None:
        self.known[step] = mark
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.known, indent=1), encoding="utf-8")

    def forget(self, *steps: str) -> None:
        for step in steps:
            self.known.pop(step, None)
