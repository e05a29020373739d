"""A second version of the framework, and pages read as a machine reads them."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from django.conf import settings

from impact.knowledge.competencies.models import Version
from impact.knowledge.competencies.operations import install_competencies, publish_version
from impact.web.framework import memory

FIRST = settings.CONTENT_DIR / "competencies" / "mdcl-0.1.0.yaml"
LATER = date(2027, 5, 5)
NOON = datetime(2027, 5, 5, 12, tzinfo=ZoneInfo("America/Toronto"))


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What one test read of the framework is not another's."""
    memory.forget()
    yield
    memory.forget()


def _change(content: dict[str, Any]) -> None:
    """Reword A2, raise A3 for the agent, rename C1, take B4 away, add A7."""
    entries = {entry["code"]: entry for entry in content["competencies"]}
    entries["A2"]["description"] = "Voir qui pèse sur quoi, et rééquilibrer."
    entries["A3"]["roles"]["AGD"] = 4
    entries["C1"] |= {"code": "C9", "replaces": ["C1"]}
    for core in content["core"].values():
        core[:] = ["C9" if code == "C1" else code for code in core if code != "B4"]
    content["competencies"] = [entry for code, entry in entries.items() if code != "B4"]
    content["competencies"].append(entries["A5"] | {"code": "A7", "replaces": []})


@pytest.fixture
def second(reference, maude, tmp_path: Path) -> Version:
    """The version 0.2.0, in force after the 0.1.0."""
    content = yaml.safe_load(FIRST.read_text("utf-8"))
    content |= {"version": "0.2.0", "status": "draft"}
    content.pop("published_on", None)
    _change(content)
    file = tmp_path / "mdcl-0.2.0.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    install_competencies(path=file, on=LATER)
    draft = Version.objects.get(framework__code="mdcl", number="0.2.0")
    return publish_version(version=draft, by=maude, at=NOON)


@pytest.fixture
def read(client, reference) -> Callable[[str], str]:
    """Read a page as its HTML, spaces made plain: `read("/cycle/")`."""

    def fetch(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))

    return fetch


@pytest.fixture
def linked(read) -> Callable[[str], dict[str, dict[str, Any]]]:
    """Read the linked data of a page, by the kind of each node."""

    def parse(address: str) -> dict[str, dict[str, Any]]:
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(address))
        assert block, address
        graph = json.loads(block.group(1))
        assert graph["@context"] == "https://schema.org"
        return {node["@type"]: node for node in graph["@graph"]}

    return parse
