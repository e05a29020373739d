"""What the repository never holds: other people's code, weight, addresses of package hosts."""

import re
import subprocess

import pytest

from tests.house import code
from tests.house.code import ROOT

HEAVY = 1_000_000
BORROWED = re.compile(r"\.min\.(js|css)$|(^|/)(node_modules|vendor|vendored|third_party)/")
BINARY = re.compile(r"\.(woff2?|ttf|otf|so|whl|jar|exe|sqlite3|mo|pyc)$")
HOSTS = re.compile(
    r"(pypi|pythonhosted|npmjs|unpkg|jsdelivr|cdnjs|googleapis|gstatic|debian|yarnpkg)\.(org|com|net)"
)
TEXT = {".py", ".md", ".toml", ".lock", ".yaml", ".yml", ".html", ".css", ".js", ".txt", ".cfg", ""}


@pytest.fixture(scope="module")
def files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = listed.stdout.decode().split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


def test_no_code_of_others_is_pasted_in(files):
    code.none([name for name in files if BORROWED.search(name)])


def test_nothing_built_is_kept(files):
    code.none([name for name in files if BINARY.search(name)])


def test_no_file_is_heavy(files):
    code.none([name for name in files if (ROOT / name).stat().st_size > HEAVY])


def test_no_address_of_a_package_host(files):
    naming = [
        name
        for name in files
        if (ROOT / name).suffix in TEXT
        if HOSTS.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]
    code.none(naming)
