"""What the two lists of a comparison offer, and a few pairs to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from impact.knowledge.mobilization.models import Role, Stage
from impact.web.framework.sides import ME, ROLE, STAGE


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    label: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Field:
    """One of the two lists."""

    name: str
    label: str
    chosen: str
    groups: list[OptionGroup]


@dataclass(frozen=True, slots=True)
class Idea:
    """Two things worth setting side by side."""

    left: Option
    right: Option


def fields_of(
    *, roles: Sequence[Role], stages: Sequence[Stage], chosen: Sequence[str]
) -> list[Field]:
    """Return both lists, on what the address already asks."""
    groups = [
        OptionGroup(_("Une personne"), [_me()]),
        OptionGroup(_("Un rôle"), [_role(role) for role in roles]),
        OptionGroup(_("Une étape"), [_stage(stage) for stage in stages]),
    ]
    return [
        Field("un", _("Comparer"), chosen[0], groups),
        Field("autre", _("avec"), chosen[1], groups),
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
