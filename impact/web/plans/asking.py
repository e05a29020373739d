"""What the page that asks for a composition needs: the form, what the team lacks, the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.queries.coverage import Row
from impact.journeys.offers.models import Offer
from impact.journeys.plans.candidates import (
    ESSENTIAL,
    WEIGHTS,
    is_to_say_again,
    wanting,
)
from impact.journeys.plans.composing.problem import DOLLARS_PER_HOUR, FROM_OUTSIDE
from impact.journeys.plans.holes import rows_of
from impact.journeys.plans.proposals import wishes_from
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest
from impact.web.plans.wishes import WishesForm, as_initial
from impact.web.templatetags.amounts import money
from impact.web.templatetags.ui import THREADS


@dataclass(frozen=True, slots=True)
class Desk:
    """The form, the holes it is about, and what no route is needed for."""

    form: WishesForm
    rows: Sequence[Row]
    again: Sequence[Row]
    unknown: int


def desk_of(request: SignedInRequest, initiative: Initiative) -> Desk:
    rows, now = rows_of(initiative, at=timezone.now()), timezone.now()
    lacking = wanting(rows)
    threads = [row.thread.key for row in lacking]
    aiming = Offer.objects.offered_on(timezone.localdate(now)).filter(
        aims__competency__thread__in=threads
    )
    offers = {
        f"offer:{pk}": _("%(title)s (%(provider)s)") % {"title": title, "provider": provider}
        for pk, title, provider in aiming.distinct().values_list("pk", "title", "provider")
    }
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(request, initiative),
        rows=lacking,
        offers=offers,
    )
    return Desk(
        form=form,
        rows=lacking,
        again=[row for row in rows if is_to_say_again(row)],
        unknown=sum(row.status == Status.UNKNOWN for row in rows),
    )


def rules() -> list[tuple[str, str]]:
    """Return the weights of the composition as the code has them, each with its words."""
    statuses = [
        (_("Un manque «\u00a0%(status)s\u00a0»") % {"status": THREADS[status][0]}, str(weight))
        for status, weight in WEIGHTS.items()
    ]
    return [
        *statuses,
        (_("Une compétence essentielle"), f"× {ESSENTIAL}"),
        (_("Un manque raccourci plutôt que comblé"), "÷ 2"),
        (_("À égalité\u00a0: une heure d’une personne compte comme"), money(DOLLARS_PER_HOUR)),
        (_("À égalité\u00a0: une route qui vient d’ailleurs compte comme"), money(FROM_OUTSIDE)),
    ]


def _initial(request: SignedInRequest, initiative: Initiative) -> dict[str, Any]:
    """Return what the form starts from: a former composition, and what a link adds to it."""
    former = request.GET.get("de", "")
    known = initiative.compositions.filter(pk=former).first() if former.isdecimal() else None
    initial = as_initial(wishes_from(known.wishes)) if known else {}
    for name in ("garder", "ecarter"):
        initial[name] = [*initial.get(name, ()), *request.GET.getlist(name)]
    for name in ("heures", "budget", "horizon"):
        if request.GET.get(name):
            initial[name] = request.GET[name]
    return initial
