"""A plan as others may read it: what, how, how far; never who, and no day of anyone's."""

from datetime import date

from django.utils.translation import gettext as _

from impact.journeys.plans.models import Action, Goal, Plan
from impact.journeys.plans.responses import find_response
from impact.presence.releases.documents import Document, Part, Piece, Text
from impact.web.releases.contents.ground import ground_of, said
from impact.web.templatetags.dates import spell_day

SIGNS = {
    Action.Status.TO_DO: "todo",
    Action.Status.UNDERWAY: "underway",
    Action.Status.DONE: "done",
    Action.Status.DROPPED: "dropped",
}


def plan_document(plan: Plan, *, on: date) -> Document:
    """Return a plan read by `with_contents`, without owner, comment, vote, or day of an action."""
    return Document(
        **ground_of(plan.initiative, on=on),
        parts=tuple(_part(goal) for goal in plan.kept_goals),  # type: ignore[attr-defined]
        facts=tuple(_facts(plan)),
        caution=_("Un plan dit ce qu’une équipe veut faire. Il change en chemin, et c’est normal."),
    )


def _facts(plan: Plan) -> list[tuple[str, str]]:
    facts = []
    if plan.horizon_on:
        facts.append((_("Horizon"), spell_day(plan.horizon_on)))
    adoption = next(iter(plan.adoptions.all()), None)
    told = spell_day(adoption.adopted_on) if adoption else _("pas encore")
    return [*facts, (_("Adopté par l’équipe"), told)]


def _part(goal: Goal) -> Part:
    return Part(
        title=goal.competency.title,
        intro=Text(goal.statement, _("Ce que nous voulons"), is_free=True),
        pieces=tuple(_piece(action) for action in goal.actions.all()),
    )


def _piece(action: Action) -> Piece:
    response = find_response(action.response)
    way = [Text(response.name, _("De quelle manière"))] if response else []
    status = Action.Status(action.status)
    return Piece(
        head=Text(action.title, is_free=True),
        status=str(status.label),
        sign=SIGNS[status],
        texts=(*way, *said(_("Ce qui en est sorti"), action.result)),
    )
