"""Commenting the plan or an objective, taking a comment back, bringing it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.journeys.plans import operations
from impact.journeys.plans.models import Comment
from impact.presence.communities.policies import may_coordinate
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.plans.ballots import CommentForm
from impact.web.plans.reach import find_comment, find_goal, find_plan


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int | None = None) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    plan = find_plan(initiative)
    goal = find_goal(request, slug, pk) if pk else None
    form = CommentForm(request.POST or None)
    if not form.is_valid():
        shown = {"initiative": initiative, "plan": plan, "goal": goal, "form": form}
        return render(request, "plans/comment.html", shown)
    comment = operations.add_comment(
        plan=plan, goal=goal, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
    )
    return redirect(_place_of(comment, slug))


@require_POST
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Remove one's own comment, or as coordination someone else's; it can be undone."""
    initiative = find_to_take_part(request, slug)
    comment = find_comment(initiative, pk)
    is_mine = comment.by_id == request.user.pk
    if not is_mine and not may_coordinate(request.user, initiative):
        raise PermissionDenied(_("Seules son auteur·e et la coordination retirent un commentaire."))
    operations.remove_comment(comment=comment, by=request.user, at=timezone.now())
    messages.success(request, _("Le commentaire est retiré. Vous pouvez encore le remettre."))
    return redirect(_place_of(comment, slug))


@require_POST
def restore(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    comment = find_comment(find_to_take_part(request, slug), pk)
    try:
        operations.restore_comment(comment=comment, by=request.user, at=timezone.now())
    except operations.TooLateToReturn:
        messages.error(request, _("Ce commentaire ne peut plus être remis."))
    return redirect(_place_of(comment, slug))


def _place_of(comment: Comment, slug: str) -> str:
    """Return where this comment is read."""
    if comment.plan.is_closed:
        page = reverse("plans:past-plan", args=[slug, comment.plan_id])
    elif comment.goal_id:
        page = reverse("plans:goal", args=[slug, comment.goal_id])
    else:
        page = reverse("plans:plan", args=[slug])
    return f"{page}#commentaires"
