"""Every content file carries its header, and every code it names stands somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from impact.knowledge.competencies.content import read_framework
from impact.knowledge.competencies.references import Known, check_references
from impact.knowledge.concepts.content import read_scheme
from impact.knowledge.mobilization.content import read_cycle
from impact.knowledge.mobilization.models import Role
from impact.lib.content import read_file
from impact.presence.library.content import read_library
from tests.house import code

CONTENT = code.ROOT / "content"
#: Our own texts are share-alike; data of others keep the licence they came with.
OPEN = {"CC-BY-SA-4.0", "CC-BY-4.0"}
FILES = sorted(CONTENT.rglob("*.yaml"))


def _read(room: str) -> list[Any]:
    return [read_file(path).raw for path in sorted((CONTENT / room).glob("*.yaml"))]


def _codes(room: str, section: str) -> set[str]:
    return {entry["code"] for raw in _read(room) for entry in raw.get(section, [])}


CONCEPTS = {raw["scheme"]["code"]: raw["concepts"] for raw in _read("concepts")}
ROLES, STAGES = _codes("mobilization", "roles"), _codes("mobilization", "stages")
NATURES = {entry["code"] for entry in CONCEPTS["natures"]}
COMPONENTS = {entry["code"] for entry in CONCEPTS["pouvoir-dagir"] if "broader" in entry}
COMPETENCIES = _codes("competencies", "competencies")
DOMAINS = _codes("competencies", "domains")
PEOPLE = _codes("demo", "people")

#: The keys under which files name what stands elsewhere, and the codes that do.
NAMES = {
    "stages": STAGES,
    "main": STAGES,
    "to": STAGES,
    "roles": ROLES,
    "core": ROLES,
    "natures": NATURES,
    "other_natures": NATURES,
    "components": COMPONENTS,
    "competency": COMPETENCIES,
    "response": _codes("responses", "responses"),
    "territory": _codes("demo", "territories"),
    "by": PEOPLE,
    "who": PEOPLE,
    "strengths": DOMAINS | {"rest"},
}


def _named(raw: Any) -> Iterator[tuple[str, str]]:
    """Walk a file and yield each code it names, with its key; what has spaces is a sentence."""
    if isinstance(raw, list):
        for part in raw:
            yield from _named(part)
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key in NAMES:
                named = [value] if isinstance(value, str) else value
                yield from (
                    (key, name) for name in named if isinstance(name, str) and " " not in name
                )
            yield from _named(value)


@pytest.mark.parametrize("path", FILES, ids=code.place)
def test_a_file_says_where_it_comes_from_and_what_one_may_do_with_it(path: Path):
    raw = read_file(path).raw

    assert raw["license"] in OPEN
    assert raw["language"].startswith("fr")


@pytest.mark.parametrize("path", FILES, ids=code.place)
def test_every_code_a_file_names_stands_somewhere(path: Path):
    named = _named(read_file(path).raw)

    code.none([f"{key}\u00a0: {name}" for key, name in named if name not in NAMES[key]])


@pytest.mark.parametrize("path", sorted((CONTENT / "concepts").glob("*.yaml")), ids=code.place)
def test_a_scheme_reads_whole(path: Path):
    scheme = read_scheme(read_file(path))

    code.none([concept.code for concept in scheme.concepts if not concept.definition])


@pytest.mark.parametrize("path", sorted((CONTENT / "mobilization").glob("*.yaml")), ids=code.place)
def test_a_cycle_says_what_each_role_does_at_each_stage(path: Path):
    cycle = read_cycle(read_file(path), families=Role.Family.values)

    code.none([stage.code for stage in cycle.stages if set(stage.roles) != ROLES])


@pytest.mark.parametrize("path", sorted((CONTENT / "competencies").glob("*.yaml")), ids=code.place)
def test_a_framework_reads_whole_and_all_it_names_stands(path: Path):
    framework = read_framework(read_file(path))

    known = Known(ROLES, STAGES, NATURES, COMPONENTS, COMPETENCIES)
    check_references(framework, known=known)
    code.none([entry.code for entry in framework.competencies if set(entry.roles) != ROLES])
    code.none([role for role in ROLES if not 8 <= len(framework.core[role]) <= 12])


@dataclass(frozen=True)
class _Codes:
    competencies = COMPETENCIES
    levels = frozenset(range(5))
    stages = STAGES
    roles = ROLES
    territories = frozenset(
        f"region-{region['code']}" for region in _read("territories")[0]["regions"]
    )
    files = frozenset[str]()


@pytest.mark.parametrize("path", sorted((CONTENT / "library").glob("*.yaml")), ids=code.place)
def test_every_resource_is_whole_and_helps_to_learn_something(path: Path):
    library = read_library(read_file(path))

    library.check(codes=_Codes())
    code.none([slug for slug, one in library.resources.items() if not one["competencies"]])
    code.none([slug for slug, one in library.resources.items() if len(one["summary"]) < 60])


def test_every_source_of_a_framework_is_cited():
    for path in sorted((CONTENT / "competencies").glob("*.yaml")):
        framework = read_framework(read_file(path))
        cited = {name for entry in framework.competencies for name in entry.sources}
        code.none([source.code for source in framework.sources if source.code not in cited])


def test_every_component_is_developed_by_some_competency():
    touched = {
        name
        for raw in _read("competencies")
        for entry in raw["competencies"]
        for name in entry["components"]
    }

    assert touched == COMPONENTS
