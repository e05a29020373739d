"""Open data of others, which never stands in this repository: read where it is, or said absent."""

import os
from pathlib import Path

import pytest

from tests.house.code import ROOT

#: Beside the repository, unless IMPACT_DATA names another folder.
PLACE = Path(os.environ.get("IMPACT_DATA") or ROOT.parent / "shared" / "data")


def read_others_data(name: str) -> bytes:
    """Return a file of others' data, or skip the test and say where it was looked for."""
    file = PLACE / name
    if not file.is_file():
        pytest.skip(f"{file} n’est pas là; dites où sont les données avec IMPACT_DATA.")
    return file.read_bytes()
