"""Where a node keeps its copy: the index in use, the one being made, and how far each has read.

`current/{index,position}` is in use; `next/{index,state}` is being made and takes its place whole.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from impact.lib.search.index import Index

#: What an index keeps of a record, and how: another number, and every node makes its copy anew.
LAYOUT = 3


class Reach(NamedTuple):
    """How far an index goes: the last change it read, the day whose novelties it holds."""

    position: int = 0
    #: As a whole number, 20261128; 0 when no day was told.
    day: int = 0


class Busy(Exception):
    """Another process of this node is writing the index."""


@dataclass
class Shelf:
    folder: Path
    facets: tuple[str, ...]
    #: "tantivy" or "fts5"; the first that is installed when nothing is said.
    backend: str = ""
    _index: Index | None = field(default=None, repr=False)
    _seen: tuple[str, Reach] | None = None

    def __post_init__(self) -> None:
        self.backend = self.backend or ("tantivy" if find_spec("tantivy") else "fts5")

    @property
    def place(self) -> Path:
        """Where copies made as this code makes them are kept; others are not read."""
        made = sha256(f"{LAYOUT} {' '.join(self.facets)}".encode()).hexdigest()[:8]
        return self.folder / f"{self.backend}-{made}"

    @property
    def is_making(self) -> bool:
        return self._next.exists()

    @property
    def reach(self) -> Reach:
        """How far the index in use goes."""
        return self._stamp()[1]

    def is_sound(self) -> bool:
        """Say whether the copy in use can be read at all; a copy that cannot is made anew."""
        try:
            self.index()
        except Exception:  # noqa: BLE001 — a door: damage shows in every way a library can fail.
            self._index = None
            return False
        return (self._current / "position").exists()

    def index(self) -> Index:
        """Return the index in use, opened again when another process swapped or wrote it."""
        stamp = self._stamp()
        if self._index is None or self._seen is None or stamp[0] != self._seen[0]:
            self._index = self._make(self._current / "index")
        elif stamp != self._seen:
            self._index.reload()
        self._seen = stamp
        return self._index

    def note_reach(self, reach: Reach) -> None:
        _write(self._current / "position", {"made": self._stamp()[0], **reach._asdict()})

    def begin(self, reach: Reach) -> tuple[Index, dict[str, Any]]:
        """Return the index being made and where its making stands: reach, done, after."""
        state: dict[str, Any] = {"reach": reach, "done": [], "after": ""}
        try:
            state = json.loads((self._next / "state").read_text())
        except (OSError, ValueError):
            shutil.rmtree(self._next, ignore_errors=True)
            self._next.mkdir(parents=True)
        return self._make(self._next / "index"), state

    def note_state(self, state: dict[str, Any]) -> None:
        _write(self._next / "state", state)

    def swap(self, reach: Reach) -> None:
        """Put the index that was made in the place of the one in use."""
        _write(self._next / "position", {"made": os.urandom(8).hex(), **reach._asdict()})
        (self._next / "state").unlink(missing_ok=True)
        old = self._current.with_name("old")
        shutil.rmtree(old, ignore_errors=True)
        if self._current.exists():
            self._current.rename(old)
        self._next.rename(self._current)
        shutil.rmtree(old, ignore_errors=True)
        for other in self.folder.glob(f"{self.backend}*"):
            if other != self.place:
                shutil.rmtree(other, ignore_errors=True)
        self._index = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one of this node to write.

        :raises Busy: if another is.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except OSError as taken:
                raise Busy from taken
            try:
                yield
            finally:
                flock(lock, LOCK_UN)

    @property
    def _current(self) -> Path:
        return self.place / "current"

    @property
    def _next(self) -> Path:
        return self.place / "next"

    def _stamp(self) -> tuple[str, Reach]:
        """What tells whether the copy was swapped, and whether it was written since."""
        with suppress(OSError, ValueError):
            told = json.loads((self._current / "position").read_text())
            return str(told["made"]), Reach(told["position"], told["day"])
        return "", Reach()

    def _make(self, folder: Path) -> Index:
        if self.backend == "tantivy":
            from impact.lib.search.tantivy_index import TantivyIndex

            return TantivyIndex(folder, facets=self.facets)
        from impact.lib.search.fts5_index import Fts5Index

        return Fts5Index(folder, facets=self.facets)


def _write(path: Path, told: dict[str, Any]) -> None:
    """Write a small file whole or not at all."""
    draft = path.with_name(f"{path.name}.draft")
    draft.write_text(json.dumps(told))
    draft.replace(path)
