"""What the pages of compositions show, worked out once from what was kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.journeys.needs.models import Tally
from impact.journeys.offers.models import Offer
from impact.journeys.plans.composing.problem import CLOSED, OPEN, SHORTENED
from impact.journeys.plans.composing.proposing import MORE_DOLLARS, MORE_HOURS, Aside
from impact.journeys.plans.models import Action, Composition
from impact.journeys.plans.operations import Pick, Taken
from impact.knowledge.competencies.models import Competency, Version
from impact.web.plans.advice import ASIDES, how_it_was_composed, why_it_stays_open
from impact.web.plans.weaving import Cloth, weave
from impact.web.plans.words import KINDS, Text
from impact.web.templatetags.amounts import hours, money
from impact.web.templatetags.dates import spell_day

#: The highest level of the scale, reached by doing and passing on.
LAST_LEVEL = 4


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A route in words, its number on the cloth, and whether the plan has it already."""

    number: int
    told: Mapping[str, Any]
    kind: Text
    holes: Sequence[Mapping[str, Any]]
    is_at_plan: bool

    @property
    def done_on(self) -> date:
        return date.fromisoformat(self.told["done_on"])

    @property
    def starts_on(self) -> date | None:
        return date.fromisoformat(self.told["starts_on"]) if self.told["starts_on"] else None


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Holes that stay open for the same reason."""

    why: str
    holes: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Column:
    """One way of composing beside the others: what it closes, what it asks."""

    name: Text
    told: Mapping[str, Any]
    routes: Sequence[str]
    is_same: bool

    @property
    def done_on(self) -> date | None:
        return date.fromisoformat(self.told["done_on"]) if self.told["done_on"] else None


@dataclass(frozen=True, slots=True)
class Sheet:
    summary: str
    asked: Sequence[str]
    cloth: Cloth | None
    lines: Sequence[RouteLine]
    others: Sequence[RouteLine]
    holes: Sequence[Mapping[str, Any]]
    opened: Sequence[OpenLine]
    more: Sequence[str]
    columns: Sequence[Column]
    method: str
    seconds: float
    again: Sequence[str]
    unknown: int
    is_hushed: bool


def lay_composition(composition: Composition) -> Sheet:
    """Return what the page of a proposal shows."""
    outcome, main = composition.outcome, composition.outcome["main"]
    is_hushed = Tally.objects.filter(
        initiative=composition.initiative_id, is_suspended=True
    ).exists()
    keys = _in_order(outcome, main["chosen"])
    numbers = {key: rank for rank, key in enumerate(keys, start=1)}
    at_plan = _at_plan(composition)
    holes = [_numbered(hole, numbers, is_hushed=is_hushed) for hole in outcome["holes"]]
    others = [key for key in _in_order(outcome, outcome["routes"]) if key not in numbers]
    routes = [{"key": key, **outcome["routes"][key]} for key in keys]
    return Sheet(
        summary=summary_of(outcome),
        asked=wishes_in_words(composition),
        cloth=weave(holes, routes) if routes else None,
        lines=[_line(outcome, key, number=numbers[key], at_plan=at_plan) for key in keys],
        others=[_line(outcome, key, number=0, at_plan=at_plan) for key in others],
        holes=holes,
        opened=_opened(holes),
        more=_more(outcome),
        columns=_columns(outcome),
        method=how_it_was_composed(main),
        seconds=outcome["seconds"],
        again=outcome["again"],
        unknown=outcome["unknown"],
        is_hushed=is_hushed,
    )


def summary_of(outcome: Mapping[str, Any]) -> str:
    """Return the proposal in one sentence."""
    main, holes = outcome["main"], outcome["holes"]
    closed = ngettext(
        "%(closed)d manque comblé sur %(all)d",
        "%(closed)d manques comblés sur %(all)d",
        len(main["closed"]),
    ) % {"closed": len(main["closed"]), "all": len(holes)}
    shortened = ngettext("%(n)d raccourci", "%(n)d raccourcis", len(main["shortened"])) % {
        "n": len(main["shortened"])
    }
    if not main["chosen"]:
        return _("Sous ces limites, aucune route connue ne fait avancer l’équipe.")
    return _("%(closed)s, %(shortened)s\u00a0: %(cost)s, %(hours)s par personne en moyenne.") % {
        "closed": closed,
        "shortened": shortened,
        "cost": money(main["cost"]),
        "hours": hours(main["hours"]),
    }


def as_lines(compositions: Iterable[Composition]) -> list[dict[str, Any]]:
    """Return a line for each composition of a list: when, under what limits, what it found."""
    return [
        {
            "composition": one,
            "summary": summary_of(one.outcome),
            "asked": wishes_in_words(one),
        }
        for one in compositions
    ]


def wishes_in_words(composition: Composition) -> list[str]:
    """Return the limits as they were asked, each in a few words; none says so."""
    wishes, outcome = composition.wishes, composition.outcome
    titles = {hole["key"]: hole["title"] for hole in outcome["holes"]}
    routes = outcome["routes"]
    said = []
    if wishes["hours"] is not None:
        said.append(_("%(hours)s par personne au plus") % {"hours": hours(wishes["hours"])})
    if wishes["budget"] is not None:
        said.append(_("budget\u00a0: %(dollars)s") % {"dollars": f"{money(wishes['budget'])}"})
    if wishes["horizon_on"]:
        day = spell_day(date.fromisoformat(wishes["horizon_on"]))
        said.append(_("terminé le %(day)s") % {"day": day})
    said += [
        _("combler «\u00a0%(title)s\u00a0»") % {"title": titles[key]}
        for key in wishes["must_close"]
    ]
    said += [
        _("garder «\u00a0%(title)s\u00a0»") % {"title": routes[key]["title"]}
        for key in wishes["must"]
        if key in routes
    ]
    said += [
        _("sans %(kind)s") % {"kind": str(KINDS[kind]).lower()} for kind in wishes["without_kinds"]
    ]
    if wishes["without"]:
        told = ngettext("%(n)d route écartée", "%(n)d routes écartées", len(wishes["without"]))
        said.append(told % {"n": len(wishes["without"])})
    return said or [_("aucune limite")]


def picks_of(composition: Composition, *, keys: Collection[str]) -> list[Pick]:
    """Return what putting these routes in the plan begins: each for every hole it works on."""
    outcome = composition.outcome
    known = [key for key in outcome["routes"] if key in keys]
    holes = {hole["code"]: hole for hole in outcome["holes"]}
    competencies = _competencies([hole["key"] for hole in holes.values()])
    slugs = [outcome["routes"][key]["slug"] for key in known if outcome["routes"][key]["slug"]]
    offers = {offer.slug: offer for offer in Offer.objects.filter(slug__in=slugs)}
    return [
        Pick(
            competency=competencies[holes[code]["key"]],
            status=holes[code]["status"],
            taken=_taken(outcome["routes"][key], hole=holes[code], offers=offers),
        )
        for key in known
        for code in outcome["routes"][key]["holes"]
        if holes[code]["key"] in competencies
    ]


def _taken(
    route: Mapping[str, Any], *, hole: Mapping[str, Any], offers: Mapping[str, Offer]
) -> Taken:
    statement = _("Que nous tenions ensemble «\u00a0%(title)s\u00a0», au niveau %(level)d.")
    return Taken(
        title=route["title"],
        response=route["response"],
        offer=offers.get(route["slug"]),
        plan_title=_("Notre plan"),
        statement=statement % {"title": hole["title"], "level": hole["wanted"]},
    )


def _competencies(threads: Collection[str]) -> dict[str, Competency]:
    found = Version.objects.current().competencies.in_force().filter(thread__in=threads)
    return {one.thread: one for one in found.select_related("version")}


def _at_plan(composition: Composition) -> set[tuple[str, str]]:
    """Return what the open plan has under way: titles by thread of competency."""
    actions = Action.objects.underway().filter(
        goal__plan__initiative=composition.initiative_id,
        goal__plan__closed_at=None,
        goal__dropped_at=None,
    )
    return set(actions.values_list("goal__competency__thread", "title"))


def _in_order(outcome: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    """Return routes in the order they are over."""
    routes = outcome["routes"]
    return sorted(keys, key=lambda key: (routes[key]["done_on"], routes[key]["title"], key))


def _numbered(
    hole: Mapping[str, Any], numbers: Mapping[str, int], *, is_hushed: bool
) -> dict[str, Any]:
    return {
        **hole,
        "status": "" if is_hushed else hole["status"],
        "numbers": sorted(numbers[key] for key in hole["via"]),
        "is_closed": hole["state"] == CLOSED,
        "is_shortened": hole["state"] == SHORTENED,
        "is_open": hole["state"] == OPEN,
    }


def _opened(holes: Iterable[Mapping[str, Any]]) -> list[OpenLine]:
    """Return why holes are not closed, each reason once."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for hole in holes:
        if hole["state"] != CLOSED:
            found.setdefault(why_it_stays_open(hole, last=LAST_LEVEL), []).append(hole)
    return [OpenLine(why, those) for why, those in found.items()]


def _line(
    outcome: Mapping[str, Any], key: str, *, number: int, at_plan: Collection[tuple[str, str]]
) -> RouteLine:
    told = {"key": key, **outcome["routes"][key]}
    holes = [hole for hole in outcome["holes"] if hole["code"] in told["holes"]]
    is_at_plan = bool(holes) and all((hole["key"], told["title"]) in at_plan for hole in holes)
    return RouteLine(number, told, KINDS[told["kind"]], holes, is_at_plan)


def _more(outcome: Mapping[str, Any]) -> list[str]:
    """Return what a little more of each limit would change, in a sentence each."""
    main, said = outcome["main"], []
    names = {
        "BUDGET": _("%(more)s de plus") % {"more": money(MORE_DOLLARS)},
        "HOURS": _("%(more)s de plus par personne") % {"more": hours(MORE_HOURS)},
    }
    for name, told in outcome["more"].items():
        said.append(_what_more_does(names[name], told, main=main))
    return said


def _what_more_does(name: str, told: Mapping[str, Any], *, main: Mapping[str, Any]) -> str:
    if told["weight"] <= main["weight"]:
        return _("Avec %(name)s, rien de plus\u00a0: ce n’est pas là que ça coince.") % {
            "name": name
        }
    new = [code for code in told["closed"] if code not in main["closed"]]
    begun = [
        code
        for code in told["shortened"]
        if code not in main["shortened"] and code not in main["closed"]
    ]
    parts = []
    if new:
        parts.append(_("de combler %(codes)s") % {"codes": ", ".join(new)})
    if begun:
        parts.append(_("de raccourcir %(codes)s") % {"codes": ", ".join(begun)})
    return _(
        "Avec %(name)s, il devient possible %(gain)s (en tout\u00a0: %(cost)s, %(hours)s)."
    ) % {
        "name": name,
        "gain": _(" et ").join(parts) or _("d’en faire plus"),
        "cost": money(told["cost"]),
        "hours": hours(told["hours"]),
    }


def _columns(outcome: Mapping[str, Any]) -> list[Column]:
    """Return the proposal and what stands beside it, in the same order always."""
    found = {"main": outcome["main"], **outcome["asides"]}
    main = set(outcome["main"]["chosen"])
    return [
        Column(
            name=ASIDES[name],
            told=found[name],
            routes=[
                _("%(title)s (%(codes)s)")
                % {
                    "title": outcome["routes"][key]["title"],
                    "codes": ", ".join(outcome["routes"][key]["holes"]),
                }
                for key in _in_order(outcome, found[name]["chosen"])
            ],
            is_same=name != "main" and set(found[name]["chosen"]) == main,
        )
        for name in ("main", *Aside)
        if name in found
    ]
