"""Two sides set next to each other, in words and as threads that meet in the middle.

What each side holds comes from the rooms of competencies and needs; here it is only told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.journeys.needs.queries.portraits import latest_words
from impact.knowledge.competencies.comparisons import Side as Held
from impact.knowledge.competencies.comparisons import Standing
from impact.knowledge.competencies.models import Version
from impact.knowledge.competencies.queries import Comparable, ComparedCompetency, compare
from impact.knowledge.mobilization.models import Role, Stage
from impact.trust.accounts.models import User
from impact.web.framework.addresses import address
from impact.web.framework.catalog import level_names
from impact.web.framework.filters import by_slug
from impact.web.framework.strands import meeting

#: How an address names a side: « moi », « role.coordination », « etape.emergence ».
ME, ROLE, STAGE = "moi", "role", "etape"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things compared."""

    code: str
    kind: str
    name: str
    what: Comparable | None


@dataclass(frozen=True, slots=True)
class Line:
    """One competency, as each side has it."""

    code: str
    title: str
    address: str
    left: str
    right: str
    #: Whose level is whose: on a phone the columns are stacked.
    left_name: str
    right_name: str
    picture: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """The competencies on which the two sides stand the same way."""

    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Comparison:
    left: Side
    right: Side
    groups: list[Group]
    told: list[str]


def read_side(
    code: str,
    *,
    roles: Iterable[Role],
    stages: Iterable[Stage],
    version: Version,
    user: User | None,
) -> Side | None:
    """Return the side an address names; « moi » holds nothing while nobody is signed in."""
    kind, _dot, slug = code.partition(".")
    if kind == ROLE and (role := by_slug(roles, slug)):
        return Side(code, ROLE, role.name, role)
    if kind == STAGE and (stage := by_slug(stages, slug)):
        return Side(code, STAGE, stage.name, stage)
    if code == ME:
        return Side(ME, ME, _("Moi"), levels_of(user, version) if user else None)
    return None


def levels_of(person: User, version: Version) -> dict[str, int | None]:
    """Return what a person last said of herself, by the codes of this version."""
    words = latest_words(person)
    rows = version.competencies.in_force().values_list("thread", "code")
    return {code: words[thread].level for thread, code in rows if thread in words}


def read_comparison(version: Version, *, left: Side, right: Side) -> Comparison:
    """Return the two sides line by line, in groups, and what it amounts to in words."""
    if left.what is None or right.what is None:
        return Comparison(left, right, [], [])
    names = level_names(version)
    found = compare(version=version, left=left.what, right=right.what)
    by_standing: dict[Standing, list[ComparedCompetency]] = {}
    for one in found:
        by_standing.setdefault(one.compared.standing, []).append(one)
    titles = _titles(left, right)
    groups = [
        Group(
            titles[standing],
            [_line(one, names, left=left, right=right) for one in by_standing[standing]],
        )
        for standing in titles
        if standing in by_standing
    ]
    return Comparison(left, right, groups, list(_tell(by_standing, left=left, right=right)))


def _titles(left: Side, right: Side) -> dict[Standing, str]:
    sides = {"left": left.name, "right": right.name}
    if ME in (left.kind, right.kind):
        return _personal_titles(left, right)
    return {
        Standing.LEFT_HIGHER: _("Plus attendu : %(left)s") % sides,
        Standing.RIGHT_HIGHER: _("Plus attendu : %(right)s") % sides,
        Standing.ONLY_LEFT: _("Attendu seulement : %(left)s") % sides,
        Standing.ONLY_RIGHT: _("Attendu seulement : %(right)s") % sides,
        Standing.SAME: _("Attendu au même niveau"),
    }


def _personal_titles(left: Side, right: Side) -> dict[Standing, str]:
    titles = {
        Standing.RIGHT_HIGHER: _("Ce que vous pourriez développer"),
        Standing.LEFT_HIGHER: _("Ce que vous tenez au-delà de l’attendu"),
        Standing.SAME: _("Ce que vous tenez au niveau attendu"),
        Standing.ONLY_RIGHT: _("Ce que vous n’avez pas encore évalué"),
        Standing.ONLY_LEFT: _("Ce que vous tenez sans que ce rôle le demande"),
    }
    if right.kind != ME:
        return titles
    mirror = {
        Standing.RIGHT_HIGHER: Standing.LEFT_HIGHER,
        Standing.LEFT_HIGHER: Standing.RIGHT_HIGHER,
        Standing.SAME: Standing.SAME,
        Standing.ONLY_RIGHT: Standing.ONLY_LEFT,
        Standing.ONLY_LEFT: Standing.ONLY_RIGHT,
    }
    return {mirror[standing]: title for standing, title in titles.items()}


def _line(one: ComparedCompetency, names: Mapping[int, str], *, left: Side, right: Side) -> Line:
    compared = one.compared
    return Line(
        code=compared.code,
        title=one.title,
        address=address("competency", compared.code),
        left=_told(compared.left, names),
        right=_told(compared.right, names),
        left_name=left.name,
        right_name=right.name,
        picture=meeting(
            compared.left.level if compared.left else 0,
            compared.right.level if compared.right else 0,
            top=max([*names, 1]),
        ),
    )


def _told(side: Held | None, names: Mapping[int, str]) -> str:
    if side is None:
        return "—"
    told = f"{side.level} · {names.get(side.level, '')}"
    return _("%(level)s (noyau)") % {"level": told} if side.is_essential else told


def _tell(
    found: Mapping[Standing, Sequence[ComparedCompetency]], *, left: Side, right: Side
) -> Iterable[str]:
    """Tell in whole sentences what the two sides share and where they part."""
    counts = {standing: len(found.get(standing, ())) for standing in Standing}
    shared = sum(
        counts[one] for one in (Standing.SAME, Standing.LEFT_HIGHER, Standing.RIGHT_HIGHER)
    )
    yield ngettext(
        "%(n)d compétence est commune aux deux.",
        "%(n)d compétences sont communes aux deux.",
        shared,
    ) % {"n": shared}
    for side, higher, only in (
        (left, Standing.LEFT_HIGHER, Standing.ONLY_LEFT),
        (right, Standing.RIGHT_HIGHER, Standing.ONLY_RIGHT),
    ):
        yield _("%(name)s : %(higher)d à un niveau plus élevé, %(only)d de ce seul côté.") % {
            "name": side.name,
            "higher": counts[higher],
            "only": counts[only],
        }
