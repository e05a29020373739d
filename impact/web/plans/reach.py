"""From an address to the plan, objective or action it names, as far as this person reaches."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from impact.journeys.plans.models import Action, Goal, Plan
from impact.journeys.plans.policies import may_adopt, may_write
from impact.journeys.plans.queries import open_plan_of
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_initiative


def find_writable(request: SignedInRequest, slug: str) -> Initiative:
    """Return the initiative if this person may write its plan.

    :raises PermissionDenied: if it is archived.
    """
    initiative = find_initiative(request, slug)
    if not may_write(request.user, initiative):
        raise PermissionDenied(
            _("Cette démarche est archivée\u00a0: son plan se lit, sans changement.")
        )
    return initiative


def find_plan(initiative: Initiative) -> Plan:
    """Return the open plan of this initiative.

    :raises Http404: if there is none.
    """
    plan = open_plan_of(initiative)
    if plan is None:
        raise Http404
    plan.initiative = initiative
    return plan


def find_adoptable(request: SignedInRequest, slug: str) -> Plan:
    """Return the open plan if this person may adopt or close it.

    :raises PermissionDenied: if she does not coordinate.
    """
    plan = find_plan(find_initiative(request, slug))
    if not may_adopt(request.user, plan):
        raise PermissionDenied(_("Adopter ou clore le plan revient à la coordination."))
    return plan


def find_goal(request: HttpRequest, slug: str, pk: int) -> Goal:
    """Return an objective of the open plan, kept or dropped."""
    goals = Goal.objects.select_related(
        "plan", "competency__domain", "competency__nature", "competency__version"
    )
    return get_object_or_404(
        goals.filter(plan__closed_at=None), pk=pk, plan__initiative=find_initiative(request, slug)
    )


def find_action(initiative: Initiative, pk: int) -> Action:
    actions = Action.objects.select_related("goal__plan__initiative", "goal__competency")
    return get_object_or_404(
        actions.filter(goal__plan__closed_at=None), pk=pk, goal__plan__initiative=initiative
    )
