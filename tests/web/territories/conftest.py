"""Pages of territories as a machine reads them, and a few municipalities to show."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from impact.knowledge.territories.directory import read_directory
from impact.knowledge.territories.operations import import_directory
from tests.cast import NOON

DIRECTORY = "\n".join(
    [
        "code,nom,designation,region_code,mrc_code,autochtone,population,lat,lon",
        "10043,Rimouski,Ville,01,10,False,51256,48.44,-68.52",
        "10030,Saint-Anaclet-de-Lessard,Paroisse,01,10,False,3256,48.47,-68.42",
        "12802,Kataskomiq,Réserve indienne,01,12,True,,47.87,-69.33",
    ]
)


@pytest.fixture
def municipalities(reference) -> None:
    import_directory(directory=read_directory(DIRECTORY), year=2025, by=None, at=NOON)


@pytest.fixture
def opened(client, reference) -> Callable[..., str]:
    """Read a page: `opened("/territoires/", q="gaspé")`."""

    def read(path: str, **words: str) -> str:
        response = client.get(path, words)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.fixture
def graph(opened) -> Callable[[str], dict[str, Any]]:
    """Read the linked data of a page, by `@type`; the last of a kind is kept."""

    def read(path: str) -> dict[str, Any]:
        (block,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', opened(path), re.S
        )
        told = json.loads(block)
        assert told["@context"] == "https://schema.org"
        return {node["@type"]: node for node in told["@graph"]}

    return read
