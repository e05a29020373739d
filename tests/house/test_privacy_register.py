"""Every table says what it knows of a person, why, and until when (Law 25 asks; we answer)."""

import yaml
from django.apps import apps

from tests.house import code
from tests.house.code import ROOT

REGISTER = ROOT / "content" / "privacy" / "register.yaml"


def _register() -> dict[str, dict[str, str]]:
    return yaml.safe_load(REGISTER.read_text(encoding="utf-8"))["models"]


def _tables() -> set[str]:
    return {model._meta.label for model in apps.get_models(include_auto_created=True)}


def test_every_table_is_in_the_register():
    assert _tables() - set(_register()) == set(), "sans entrée dans content/privacy/register.yaml"


def test_the_register_names_no_table_that_is_gone():
    assert set(_register()) - _tables() == set(), "entrées de register.yaml sans table"


def test_every_entry_says_what_why_and_until_when():
    lacking = [
        f"{label}: {wanted}"
        for label, entry in _register().items()
        for wanted in ("knows", "why", "until")
        if not str(entry.get(wanted) or "").strip()
    ]
    code.none(lacking)
