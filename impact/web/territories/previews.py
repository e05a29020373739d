"""What an import would do, in words and in lists short enough to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.knowledge.territories.comparison import Facts
from impact.knowledge.territories.directory import Fault
from impact.knowledge.territories.operations import Foreseen

#: How many lines of each list are shown; the count of the others is said.
SHOWN = 100
WORDS = {
    "kind": gettext_lazy("sorte"),
    "code": gettext_lazy("code"),
    "name": gettext_lazy("nom"),
    "parent": gettext_lazy("rattachement"),
    "designation": gettext_lazy("désignation"),
    "population": gettext_lazy("population"),
    "population_year": gettext_lazy("année de la population"),
    "latitude": gettext_lazy("latitude"),
    "longitude": gettext_lazy("longitude"),
    "is_indigenous": gettext_lazy("communauté autochtone"),
    "is_retired": gettext_lazy("de nouveau en vigueur"),
    "source": gettext_lazy("source"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A municipality the import touches, and what of it would change."""

    code: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Batch:
    title: str
    count: int
    changes: list[Change]

    @property
    def unshown(self) -> int:
        return self.count - len(self.changes)


@dataclass(frozen=True, slots=True)
class Preview:
    batches: list[Batch]
    kept: int
    errors: list[Fault]
    warnings: list[Fault]
    changes_something: bool


def preview(foreseen: Foreseen) -> Preview:
    """Return what the import would do, ready to be shown."""
    told = foreseen.comparison
    changed = [(facts, _what(names)) for facts, names in told.changed]
    return Preview(
        batches=[
            _batch(_("À créer"), [(facts, facts.designation) for facts in told.created]),
            _batch(_("À changer"), changed),
            _batch(_("À retirer"), [(facts, facts.designation) for facts in told.retired]),
        ],
        kept=len(told.kept),
        errors=foreseen.errors,
        warnings=foreseen.warnings,
        changes_something=foreseen.changes_something,
    )


def _batch(title: str, rows: Sequence[tuple[Facts, str]]) -> Batch:
    shown = [Change(facts.code, facts.name, what) for facts, what in rows[:SHOWN]]
    return Batch(title, len(rows), shown)


def _what(names: Sequence[str]) -> str:
    return ", ".join(str(WORDS.get(name, name)) for name in names)
