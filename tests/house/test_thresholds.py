"""The thresholds of privacy are decided in one module, and nowhere else."""

import ast

from impact.trust.privacy import thresholds
from tests.house import code

HOME = "impact/trust/privacy/thresholds.py"
ROOMS = ("impact/trust", "impact/knowledge", "impact/presence", "impact/journeys")
GROUPS = {thresholds.GROUP_MINIMUM, thresholds.PUBLIC_MINIMUM}


def test_nobody_else_compares_with_a_size_of_group():
    """A count compared with five or ten would be a threshold that the one module does not know."""
    strays = [
        code.place(path, node)
        for path in code.modules(*ROOMS)
        if not str(path).endswith(HOME)
        for node in ast.walk(code.parsed(path))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and side.value in GROUPS
    ]

    assert strays == []


def test_the_one_module_imports_nothing_of_the_house():
    tree = ast.parse((code.ROOT / HOME).read_text(encoding="utf-8"))
    imported = {
        node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    } | {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }

    assert imported == {"collections", "collections.abc", "dataclasses"}
