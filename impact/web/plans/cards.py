"""Routes in words, worked out once: a card each, the kinds side by side, what is set apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.journeys.plans.fit import Fit
from impact.journeys.plans.models import Action, Goal
from impact.journeys.plans.ranking import WEIGHTS, Ground, Wish, grounds, weigh
from impact.journeys.plans.responses import Kind
from impact.journeys.plans.routes import Obstacle, Reach, Route
from impact.web.plans.words import (
    CAUTIONS,
    FITS,
    GROUNDS,
    KINDS,
    LANGUAGES,
    OBSTACLES,
    REACHES,
    REASONS,
    Text,
)
from impact.web.templatetags.dates import spell_day

__all__ = ["Card", "Group", "Tally", "group", "lay_out_cards", "tell_money", "tell_share"]


@dataclass(frozen=True, slots=True)
class Card:
    route: Route
    #: What the route became in the plan under way, if it did.
    action: Action | None = None
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def fit(self) -> Text:
        return FITS[self.route.fit]

    @property
    def kind(self) -> Text:
        return KINDS[self.route.kind]

    @property
    def reasons(self) -> list[Text]:
        return [REASONS[reason] for reason in self.route.reasons]

    @property
    def set_apart(self) -> list[Text]:
        return [OBSTACLES[obstacle] for obstacle in self.obstacles]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Return what a route is like in practice: the same lines for all, to compare them."""
        return [
            (_("Mène"), self._levels()),
            (_("Où"), self._place()),
            (_("Quand"), self._moment()),
            (_("Effort"), self._effort()),
            (_("Coût"), self._cost()),
            (_("Langue"), self._language()),
        ]

    @property
    def promises(self) -> list[tuple[str, str]]:
        """Return what may be expected of it, and where it falls short."""
        untold = _("Rien n’en est dit.")
        return [
            (_("Avantages"), self.route.advantages or untold),
            (_("Limites"), self._limits() or untold),
            (_("Transfert attendu"), self.route.transfer or untold),
            (_("Ce qui montre que ça marche"), self.route.evidence or untold),
        ]

    @property
    def cautions(self) -> list[Text]:
        return [CAUTIONS[caution] for caution in self.route.cautions]

    def _limits(self) -> str:
        return "; ".join([*filter(None, [self.route.limits]), *map(str, self.cautions)])

    def _levels(self) -> str:
        told = _("du niveau %(from)d au niveau %(to)d")
        return told % {"from": self.route.from_level, "to": self.route.to_level}

    def _place(self) -> str:
        if self.route.is_generic and self.route.reach != Reach.HERE:
            return _("selon ce que vous organisez")
        reach = str(REACHES[self.route.reach])
        if not self.route.place:
            return _("en ligne") if self.route.is_online else reach
        online = [_("en ligne")] if self.route.is_online else []
        return f"{', '.join([*online, self.route.place])} ({reach})"

    def _moment(self) -> str:
        route = self.route
        told = _("quand vous voulez") if route.source == "resource" else _("à convenir")
        if route.starts_on and route.ends_on:
            told = _("du %(start)s au %(end)s") % {
                "start": spell_day(route.starts_on),
                "end": spell_day(route.ends_on),
            }
        elif route.starts_on:
            told = _("dès le %(start)s") % {"start": spell_day(route.starts_on)}
        elif route.ends_on:
            told = _("jusqu’au %(end)s") % {"end": spell_day(route.ends_on)}
        if route.is_full:
            return _("%(when)s; complet") % {"when": told}
        if route.capacity:
            places = ngettext("%(n)d place", "%(n)d places", route.capacity)
            return f"{told}; {places % {'n': route.capacity}}"
        return told

    def _effort(self) -> str:
        if self.route.hours is None:
            return _("non dit")
        if self.route.hours < 1:
            return _("%(minutes)d min par personne") % {"minutes": round(self.route.hours * 60)}
        hours = number_format(self.route.hours, decimal_pos=0 if self.route.hours % 1 == 0 else 1)
        return _("%(hours)s h par personne") % {"hours": hours}

    def _language(self) -> str:
        given = self.route.source in ("offer", "resource")
        return str(LANGUAGES[self.route.language]) if given else _("la vôtre")

    def _cost(self) -> str:
        route = self.route
        if route.cost is None or route.cost_each is None:
            return route.cost_words if route.is_generic else _not_told(route)
        if route.cost == 0:
            return _("gratuit")
        told = f"{tell_money(route.cost)} {route.cost_words}"
        if not route.is_collective:
            return told
        each = {"told": told, "each": tell_money(route.cost_each)}
        return _("%(told)s, environ %(each)s par personne de l’équipe") % each


@dataclass(slots=True)
class Group:
    """The routes of one kind, and what they are like taken together."""

    kind: Kind
    cards: list[Card] = field(default_factory=list)

    @property
    def name(self) -> Text:
        return KINDS[self.kind]

    @property
    def anchor(self) -> str:
        return f"sorte-{self.kind.lower()}"

    @property
    def fit(self) -> Text:
        """Return the best fit found among its routes."""
        fits = list(Fit)
        return FITS[min((card.route.fit for card in self.cards), key=fits.index)]

    @property
    def reached(self) -> int:
        return max(card.route.to_level for card in self.cards)

    @property
    def given(self) -> list[Card]:
        """Return those that someone gives, here and now."""
        return [card for card in self.cards if not card.route.is_generic]

    @property
    def to_set_up(self) -> list[Card]:
        """Return those that are still to be organized."""
        return [card for card in self.cards if card.route.is_generic]

    @property
    def cost(self) -> str:
        known = [card.route.cost_each for card in self.cards if card.route.cost_each is not None]
        if not known:
            if self.given:
                return _not_told(self.given[0].route)
            return next((one.route.cost_words for one in self.cards if one.route.cost_words), "")
        if max(known) == 0:
            is_all_told = len(known) >= len(self.given)
            return _("gratuit") if is_all_told else _("gratuit, ou non dit")
        least, most = tell_money(min(known)), tell_money(max(known))
        if least == most:
            return _("%(cost)s par personne") % {"cost": most}
        return _("de %(least)s à %(most)s par personne") % {"least": least, "most": most}

    @property
    def transfer(self) -> str:
        return next((card.route.transfer for card in self.cards if card.route.transfer), "")


def _not_told(route: Route) -> str:
    """Nobody answers for a document: there is no one to ask."""
    return _("non dit") if route.source == "resource" else _("à demander")


def tell_money(dollars: float) -> str:
    return f"{number_format(round(dollars), use_l10n=True, force_grouping=True)}\u00a0$"


def lay_out_cards(
    routes: Iterable[tuple[Route, tuple[Obstacle, ...]]], *, goal: Goal | None
) -> list[Card]:
    """Return the cards of these routes, each with what it became in the plan."""
    actions = goal.actions.all() if goal else ()
    taken = {_name(one): one for one in actions if one.is_underway}
    return [Card(route, taken.get(_route_name(route)), obstacles) for route, obstacles in routes]


def _name(action: Action) -> tuple[str, int | None]:
    return action.title, action.offer_id


def _route_name(route: Route) -> tuple[str, int | None]:
    return route.title, route.pk if route.source == "offer" else None


def group(cards: Sequence[Card]) -> list[Group]:
    """Return the cards by kind, the kinds in the order they come."""
    groups: dict[Kind, Group] = {}
    for card in cards:
        groups.setdefault(card.route.kind, Group(card.route.kind)).cards.append(card)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Share:
    """One ground of the order, for one route: how far it speaks, and what that comes to."""

    ground: Ground
    share: float
    weight: int

    @property
    def words(self) -> Text:
        return GROUNDS[self.ground]

    @property
    def points(self) -> float:
        return self.share * self.weight


@dataclass(frozen=True, slots=True)
class Tally:
    card: Card
    shares: Sequence[Share]
    total: float


def tell_share(route: Route, *, wish: Wish) -> Tally:
    """Return how the order comes to weigh a route, ground by ground."""
    told = grounds(route, wish=wish)
    shares = [Share(ground, told[ground], weight) for ground, weight in WEIGHTS.items()]
    return Tally(Card(route), shares, weigh(route, wish=wish))
