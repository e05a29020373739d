"""Versions of the framework made up for a test, from the real one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from impact.knowledge.competencies.models import Competency, Version

NAME = "competencies/mdcl-0.1.0.yaml"


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
def competency(version) -> Callable[..., Competency]:
    """Find a competency by its code, in the version in force unless said."""
    return lambda code, among=version: among.competencies.get(code=code)


def item(content: dict[str, Any], code: str) -> dict[str, Any]:
    """Find the entry of a competency in what a file holds."""
    return next(entry for entry in content["competencies"] if entry["code"] == code)


@pytest.fixture(name="item")
def _item() -> Callable[..., dict[str, Any]]:
    return item
