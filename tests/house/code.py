"""Our own code as the house tests read it: which files, parsed once, told by their place."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "impact" / "web" / "templates"


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """Return the Python files of these folders, migrations left out: Django writes those."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def templates() -> tuple[Path, ...]:
    found = (ROOT / "impact").rglob("templates/**/*")
    return tuple(sorted(path for path in found if path.suffix in {".html", ".txt", ".typ"}))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(parsed(path)) if isinstance(node, kinds)]


def classes(path: Path) -> list[ast.ClassDef]:
    return [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef)]


def place(path: Path, node: ast.AST | None = None) -> str:
    """Say where something stands, the way an editor opens it."""
    line = f":{node.lineno}" if node is not None else ""
    return f"{path.relative_to(ROOT)}{line}"


def height(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return node.end_lineno - node.lineno + 1


def none(found: list[str]) -> None:
    """Fail with every finding on its own line, which a comparison of lists would cut short."""
    if found:
        pytest.fail(f"{len(found)} à reprendre\n  " + "\n  ".join(found), pytrace=False)
