"""The official directory, in a few invented lines or as it is published."""

from collections.abc import Callable

import pytest

from impact.knowledge.territories.directory import Directory, read_directory
from tests.others_data import read_others_data

HEADER = "code,nom,designation,region_code,mrc_code,autochtone,population,lat,lon"
#: A town, a village by the river, a place without a council, and a First Nation.
LINES = (
    "10043,Rimouski,Ville,01,10,False,51 256,48.44,-68.52",
    "10030,Saint-Anaclet-de-Lessard,Paroisse,01,10,False,3256,48.47,-68.42",
    "10902,Lac-Huron,Territoire non organisé,01,10,False,0,48.03,-68.6",
    "12802,Kataskomiq,Réserve indienne,01,12,True,0,47.87,-69.33",
)


@pytest.fixture
def directory() -> Callable[..., Directory]:
    """Read a directory of these lines: `directory("10043,Rimouski,…")`."""
    return lambda *lines: read_directory("\n".join([HEADER, *(lines or LINES)]))


@pytest.fixture(scope="session")
def published() -> bytes:
    """The directory as the ministry publishes it, where this machine has it."""
    return read_others_data("territoires/municipalites.csv")
