"""Nothing grows past what one can read at once (the ceilings are in docs/maison.md)."""

import ast

from tests.house import code

OURS = ("impact", "config", "tools", "bench")
MODULE, FUNCTION, CLASS, VIEW, TEMPLATE = 400, 40, 200, 30, 150
TEST_MODULE, TEST_FUNCTION = 400, 30
#: A private function is read where it is called: a point has two coordinates and a third thing.
PARAMETERS, POSITIONAL, POSITIONAL_WITHIN = 7, 2, 3


def test_modules():
    tall = [
        f"{code.place(path)}: {code.lines_of(path)} lignes"
        for path in code.modules(*OURS)
        if code.lines_of(path) > MODULE
    ]
    code.none(tall)


def test_test_modules():
    tall = [
        f"{code.place(path)}: {code.lines_of(path)} lignes"
        for path in code.modules("tests")
        if code.lines_of(path) > TEST_MODULE
    ]
    code.none(tall)


def test_functions():
    code.none(_too_tall(OURS, code.functions, FUNCTION))


def test_classes():
    code.none(_too_tall(OURS, code.classes, CLASS))


def test_test_functions():
    code.none(_too_tall(("tests",), code.functions, TEST_FUNCTION))


def test_views():
    tall = [
        f"{code.place(path, node)} {node.name}: {code.height(node)} lignes"
        for path in code.modules("impact/web")
        for node in code.functions(path)
        if _is_view(node) and code.height(node) > VIEW
    ]
    code.none(tall)


def test_templates():
    tall = [
        f"{code.place(path)}: {code.lines_of(path)} lignes"
        for path in code.templates()
        if code.lines_of(path) > TEMPLATE
    ]
    code.none(tall)


def test_parameters_are_few():
    many = [
        f"{code.place(path, node)} {node.name}: {len(_parameters(node))} paramètres"
        for path in code.modules(*OURS)
        for node in code.functions(path)
        if len(_parameters(node)) > PARAMETERS
    ]
    code.none(many)


def test_parameters_past_two_are_named_by_the_caller():
    """Views are left out: Django itself names what it takes from the address."""
    positional = [
        f"{code.place(path, node)} {node.name}: {', '.join(_positional(node))}"
        for path in code.modules(*OURS)
        for node in code.functions(path)
        if len(_positional(node)) > _allowed(node)
        and not _is_view(node)
        and not _is_inherited(node)
    ]
    code.none(positional)


def _too_tall(folders, parts, ceiling):
    return [
        f"{code.place(path, node)} {node.name}: {code.height(node)} lignes"
        for path in code.modules(*folders)
        for node in parts(path)
        if code.height(node) > ceiling
    ]


def _is_view(node) -> bool:
    return bool(node.args.args) and node.args.args[0].arg == "request"


def _is_inherited(node) -> bool:
    """Say whether someone else's library chose the parameters."""
    marks = {mark.id for mark in node.decorator_list if isinstance(mark, ast.Name)}
    return "override" in marks or node.name.startswith("__")


def _positional(node) -> list[str]:
    names = [argument.arg for argument in [*node.args.posonlyargs, *node.args.args]]
    return [name for name in names if name not in {"self", "cls", "context"}]


def _allowed(node) -> int:
    return POSITIONAL_WITHIN if node.name.startswith("_") else POSITIONAL


def _parameters(node) -> list[str]:
    return _positional(node) + [argument.arg for argument in node.args.kwonlyargs]
