"""From an address to the plan, objective or action it names, as far as this person reaches."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from impact.journeys.plans.models import Action, Comment, Goal, Plan, PlanFrame, Poll
from impact.journeys.plans.queries import open_plan_of, with_contents
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate


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

    :raises PermissionDenied: if she does not coordinate, or the initiative is archived.
    """
    return find_plan(find_to_coordinate(request, slug))


def find_to_pass_on(request: SignedInRequest, slug: str) -> Plan:
    """Return the plan whose frame may leave: the one `?plan=` names, or else the open one.

    :raises PermissionDenied: if she does not coordinate, or the initiative is archived.
    """
    initiative = find_to_coordinate(request, slug)
    named = request.GET.get("plan", "")
    if not named.isdecimal():
        return find_plan(initiative)
    plan = get_object_or_404(with_contents(initiative.plans.all()), pk=named)
    plan.initiative = initiative
    return plan


def find_goal(request: HttpRequest, slug: str, pk: int) -> Goal:
    """Return an objective of the open plan, kept or dropped."""
    goals = Goal.objects.select_related(
        "plan__initiative", "competency__domain", "competency__nature", "competency__version"
    )
    return get_object_or_404(
        goals.filter(plan__closed_at=None), pk=pk, plan__initiative=find_initiative(request, slug)
    )


def find_action(initiative: Initiative, pk: int) -> Action:
    actions = Action.objects.select_related("goal__plan__initiative", "goal__competency")
    return get_object_or_404(
        actions.filter(goal__plan__closed_at=None), pk=pk, goal__plan__initiative=initiative
    )


def find_comment(initiative: Initiative, pk: int) -> Comment:
    """Return a comment on any plan of this initiative, removed or not."""
    comments = Comment.objects.select_related("plan__initiative", "goal")
    return get_object_or_404(comments, pk=pk, plan__initiative=initiative)


def find_poll(initiative: Initiative, pk: int) -> Poll:
    """Return a vote on any plan of this initiative, open or closed."""
    polls = Poll.objects.select_related("plan__initiative")
    return get_object_or_404(polls, pk=pk, plan__initiative=initiative)


def find_frame(pk: int) -> PlanFrame:
    """Return a frame passed on by any community, unless it took it back."""
    return get_object_or_404(PlanFrame, pk=pk, withdrawn_at=None)
