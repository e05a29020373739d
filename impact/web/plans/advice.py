"""The words for what a composition finds: why a hole stays open, how it was composed, refusals."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from impact.journeys.plans.candidates import Situation, Wishes
from impact.journeys.plans.composing.proposing import Aside, Method
from impact.journeys.plans.composing.refusals import Because, Refusal, Why
from impact.web.plans.words import Text
from impact.web.templatetags.amounts import hours, money

BECAUSE: dict[str, Text] = {
    Because.NOTHING: gettext_lazy(
        "aucune route connue ne part d’où vous êtes pour mener plus loin"
    ),
    Because.STOPS_SHORT: gettext_lazy("les routes connues s’arrêtent avant le niveau attendu"),
    Because.TOO_LATE: gettext_lazy("ce qui y mènerait finit après votre horizon"),
    Because.TOO_LONG: gettext_lazy("ce qui y mènerait demande plus d’heures que vous n’en avez"),
    Because.TOO_COSTLY: gettext_lazy("ce qui y mènerait dépasse votre budget"),
    Because.CROWDED_OUT: gettext_lazy(
        "on pourrait le combler, mais il faudrait renoncer à plus ailleurs"
    ),
}

BARRED: dict[str, Text] = {
    "ASIDE": gettext_lazy("vous l’avez écarté"),
    "FULL": gettext_lazy("il n’y a pas assez de places"),
    "FAR": gettext_lazy("c’est en personne, dans une autre région"),
    "LANGUAGE": gettext_lazy("ce n’est pas en français"),
}

METHODS: dict[str, Text] = {
    Method.EXACT: gettext_lazy(
        "Calcul exact\u00a0: sous ces limites, aucun autre choix parmi les routes connues "
        "n’en ferait plus."
    ),
    Method.GREEDY: gettext_lazy(
        "Calcul pas à pas\u00a0: le solveur n’a pas pu être lancé cette fois. La proposition "
        "respecte vos limites, mais il en existe peut-être une meilleure."
    ),
}

ASIDES: dict[str, Text] = {
    "main": gettext_lazy("Cette proposition"),
    Aside.CHEAPEST: gettext_lazy("La moins chère"),
    Aside.INSIDE: gettext_lazy("Par vous-mêmes"),
    Aside.FASTEST: gettext_lazy("La plus rapide"),
}


def why_it_stays_open(hole: Mapping[str, Any], *, last: int) -> str:
    """Return in words why a hole is not closed; the last level of a scale has its own."""
    because = hole["because"]
    if because == Because.BARRED:
        reasons = ", ".join(str(BARRED[why]) for why in hole["barred"])
        return _("ce qui y mènerait ne se peut pas\u00a0: %(reasons)s") % {"reasons": reasons}
    if because in (Because.NOTHING, Because.STOPS_SHORT) and hole["wanted"] == last:
        return _(
            "le dernier niveau s’atteint en faisant et en transmettant\u00a0: aucune route connue "
            "n’y mène"
        )
    return str(BECAUSE[because])


def how_it_was_composed(told: Mapping[str, Any]) -> str:
    """Return in words how far a proposal is from the best there could be."""
    if told["method"] != Method.BEST_SO_FAR:
        return str(METHODS[told["method"]])
    if not told["bound"] or not told["weight"]:
        return _(
            "Calcul arrêté faute de temps\u00a0: c’est la meilleure proposition trouvée, "
            "sans garantie."
        )
    gap = 100 * (told["bound"] - told["weight"]) / told["weight"]
    return _(
        "Calcul arrêté faute de temps\u00a0: c’est la meilleure proposition trouvée. Une autre "
        "ferait mieux de %(gap)d\u00a0%% au plus."
    ) % {"gap": max(round(gap), 1)}


def refusal_in_words(refusal: Refusal, *, situation: Situation, wishes: Wishes) -> tuple[str, str]:
    """Return the field to mend, and what to say there: what cannot be, by how much, what to do."""
    kept = _what_is_kept(situation, wishes)
    if refusal.why == Why.ROUTE_OUT:
        return "garder", _(
            "Vous tenez à garder ce que vos limites excluent (trop long, trop tard ou "
            "disparu)\u00a0: %(names)s. Décochez-le, ou desserrez la limite."
        ) % {"names": _routes_named(situation, refusal.keys)}
    if refusal.why == Why.NO_WAY:
        return "combler", ngettext(
            "Aucune route connue ne comble ce manque sous vos limites\u00a0: %(names)s.",
            "Aucune route connue ne comble ces manques sous vos limites\u00a0: %(names)s.",
            len(refusal.keys),
        ) % {"names": ", ".join(situation.rows[key].thread.title for key in refusal.keys)}
    told = {"kept": kept, "dollars": money(refusal.dollars), "hours": hours(refusal.hours)}
    if refusal.why == Why.BUDGET:
        return "budget", _(
            "Ce à quoi vous tenez coûte %(dollars)s de plus que votre budget\u00a0: %(kept)s."
        ) % told
    if refusal.why == Why.HOURS:
        return "heures", _(
            "Ce à quoi vous tenez demande %(hours)s de plus par personne\u00a0: %(kept)s."
        ) % told
    if refusal.why == Why.BOTH:
        return "budget", _(
            "Ce à quoi vous tenez demande %(dollars)s et %(hours)s par personne de plus\u00a0: "
            "%(kept)s."
        ) % told
    return "", _("Rien n’a été trouvé à temps sous ces limites. Desserrez-en une, ou réessayez.")


def _what_is_kept(situation: Situation, wishes: Wishes) -> str:
    names = [situation.rows[key].thread.title for key in sorted(wishes.must_close)]
    routes = _routes_named(situation, sorted(wishes.must))
    return ", ".join([*names, *([routes] if routes else [])])


def _routes_named(situation: Situation, keys: Any) -> str:
    entries = situation.entries
    named = [
        f"{entries[key].route.title} ({money(entries[key].cost)}, {hours(entries[key].hours)})"
        if key in entries
        else _("une route qui n’est plus offerte")
        for key in keys
    ]
    return ", ".join(named)
