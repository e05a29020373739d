"""The database keeps to the floors too: string foreign keys escape the import linter."""

import tomllib

from django.apps import apps

from tests.house import code
from tests.house.code import ROOT

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]

#: For each container, its children from the top down, as the linter's contract says.
LAYERS = {
    contract["containers"][0]: contract["layers"]
    for contract in LINTER["contracts"]
    if contract["type"] == "layers"
}


def test_no_table_points_upstairs():
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model, field in _pointers()
        if _place(field.related_model) < _place(model)
    ]
    code.none(upward)


def test_no_table_points_to_a_room_beside_it():
    sideways = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model, field in _pointers()
        if _place(field.related_model) == _place(model)
        and _room(field.related_model) != _room(model)
    ]
    code.none(sideways)


def test_every_room_with_tables_is_on_the_plan():
    lost = [
        model._meta.label for model in apps.get_models() if _is_ours(model) and not _place(model)
    ]
    code.none(lost)


def _pointers():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            other = field.related_model if field.concrete else None
            if other is not None and other != "self" and _place(model) and _place(other):
                yield model, field


def _is_ours(model) -> bool:
    return model.__module__.startswith("impact.")


def _room(model) -> tuple[str, ...]:
    return tuple(model.__module__.split(".")[:3])


def _place(model) -> tuple[int, int] | None:
    """Return how far down the house this model lives: floor, then room."""
    if not _is_ours(model):
        return None
    _, floor, room = _room(model)
    return _depth("impact", floor), _depth(f"impact.{floor}", room)


def _depth(container: str, name: str) -> int:
    for depth, layer in enumerate(LAYERS[container]):
        if name in {each.strip() for each in layer.split("|")}:
            return depth
    raise AssertionError(f"« {name} » n’est pas au plan de {container} (pyproject.toml)")
