"""Versions of the framework made up for a test, from the real one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.operations import install_competencies

NAME = "competencies/mdcl-0.1.0.yaml"
TODAY = date(2025, 5, 5)
#: What the little framework holds.
FEW = {"A1", "A2", "A3", "A5", "B1", "B2", "B4", "C1"}


@pytest.fixture
def version(reference) -> Version:
    """The version in force."""
    return Version.objects.current()


@pytest.fixture
def edition(altered) -> Callable[..., Path]:
    """Write a next version, a draft unless said: `edition("0.2.0", edit)`."""

    def write(number: str, edit=lambda content: None, **header) -> Path:
        def change(content: dict[str, Any]) -> None:
            content |= {"version": number, "status": "draft"} | header
            edit(content)

        return altered(NAME, change, under=f"mdcl-{number}.yaml")

    return write


@pytest.fixture
def little(edition) -> Callable[..., Path]:
    """Write a version of a framework a fifth the size, « essai », on a scale of its own."""

    def write(number: str, edit=lambda content: None, **header) -> Path:
        def trim(content: dict[str, Any]) -> None:
            content["framework"]["code"] = content["scale"]["code"] = "essai"
            content["competencies"] = [c for c in content["competencies"] if c["code"] in FEW]
            for core in content["core"].values():
                core[:] = [code for code in core if code in FEW]
            edit(content)

        return edition(number, trim, **header)

    return write


@pytest.fixture
def first(little, reference) -> Version:
    """The first version of the little framework, in force."""
    install_competencies(path=little("0.1.0", status="published"), on=TODAY)
    return Version.objects.current("essai")


@pytest.fixture
def competency(version) -> Callable[..., Competency]:
    """Find a competency by its code, in the version in force unless said."""
    return lambda code, among=version: among.competencies.get(code=code)


def item(content: dict[str, Any], code: str) -> dict[str, Any]:
    """Find the entry of a competency in what a file holds."""
    return next(entry for entry in content["competencies"] if entry["code"] == code)


@pytest.fixture(name="item")
def _item() -> Callable[..., dict[str, Any]]:
    return item
