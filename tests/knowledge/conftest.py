"""Content files rewritten for a test: the real ones, with one thing changed."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Edit = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="session")
def written() -> Callable[[str], dict[str, Any]]:
    """Read a real content file: `written("concepts/natures.yaml")`. Each time a fresh copy."""
    read: dict[str, dict[str, Any]] = {}

    def find(name: str) -> dict[str, Any]:
        if name not in read:
            read[name] = yaml.load(
                (settings.CONTENT_DIR / name).read_text(encoding="utf-8"), Loader=LOADER
            )
        return copy.deepcopy(read[name])

    return find


@pytest.fixture
def altered(written, tmp_path) -> Callable[..., Path]:
    """Write a real content file anew with one thing changed, and say where it is."""

    def write(name: str, edit: Edit = lambda content: None, *, under: str = "") -> Path:
        content = written(name)
        edit(content)
        path = tmp_path / (under or Path(name).name)
        path.write_text(yaml.dump(content, Dumper=DUMPER, allow_unicode=True), encoding="utf-8")
        return path

    return write
