"""What the lists of the filters and of a comparison offer, and a few pairs to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.concepts.models import Concept
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.filters import Filters
from impact.web.framework.sides import ME, ROLE, STAGE


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options under one label, or under none."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A list to choose from; `blank` is what it says while nothing is chosen."""

    name: str
    label: str
    blank: str
    chosen: str
    groups: tuple[OptionGroup, ...]


@dataclass(frozen=True, slots=True)
class Idea:
    """Two things worth setting side by side."""

    left: Option
    right: Option


def filter_fields(
    filters: Filters,
    *,
    roles: Sequence[Role],
    stages: Sequence[Stage],
    natures: Sequence[Concept],
) -> list[Field]:
    """Return the four lists that narrow the framework, on what the address already asks."""
    role = filters.role.slug if filters.role else ""
    stage = filters.stage.slug if filters.stage else ""
    nature = filters.nature.code if filters.nature else ""
    ranked = enumerate(stages, start=1)
    scopes = Competency.Scope.choices
    lists = (
        ("role", _("Rôle"), _("Tous"), role, [(one.slug, one.name) for one in roles]),
        ("etape", _("Étape"), _("Toutes"), stage, [(s.slug, f"{n}. {s.name}") for n, s in ranked]),
        (
            "portee",
            _("Portée"),
            _("Toutes"),
            filters.scope.lower(),
            [(v.lower(), t) for v, t in scopes],
        ),
        ("nature", _("Nature"), _("Toutes"), nature, [(one.code, one.label) for one in natures]),
    )
    return [
        Field(
            name,
            label,
            blank,
            chosen,
            (OptionGroup("", tuple(Option(code, str(told)) for code, told in options)),),
        )
        for name, label, blank, chosen, options in lists
    ]


def fields_of(
    *, roles: Sequence[Role], stages: Sequence[Stage], chosen: Sequence[str]
) -> list[Field]:
    """Return both lists of a comparison, on what the address already asks."""
    groups = (
        OptionGroup(_("Une personne"), (_me(),)),
        OptionGroup(_("Un rôle"), tuple(_role(role) for role in roles)),
        OptionGroup(_("Une étape"), tuple(_stage(stage) for stage in stages)),
    )
    return [
        Field("un", _("Comparer"), _("Choisir…"), chosen[0], groups),
        Field("autre", _("avec"), _("Choisir…"), chosen[1], groups),
    ]


def ideas_of(*, roles: Sequence[Role], stages: Sequence[Stage]) -> list[Idea]:
    """Return a pair of each kind, from what stands first and last in the lists."""
    ideas: list[Idea] = []
    if len(roles) > 1:
        ideas += [Idea(_role(roles[0]), _role(roles[1])), Idea(_me(), _role(roles[0]))]
    if len(stages) > 1:
        ideas.append(Idea(_stage(stages[0]), _stage(stages[-1])))
    return ideas


def _me() -> Option:
    return Option(ME, _("Moi"))


def _role(role: Role) -> Option:
    return Option(f"{ROLE}.{role.slug}", role.name)


def _stage(stage: Stage) -> Option:
    return Option(f"{STAGE}.{stage.slug}", stage.name)
