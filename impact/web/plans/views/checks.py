"""« Est-ce bien une question de compétence? »: asked before any response is chosen."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from impact.journeys.plans import operations
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.plans.forms import QuestionForm
from impact.web.plans.holes import look_at
from impact.web.plans.reach import find_goal


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    goal = find_goal(request, slug, pk)
    last = goal.checks.first()
    initial = {"note": last.note, **last.answers} if last else {}
    form = QuestionForm(request.POST or None, initial=initial)
    if not form.is_valid():
        shown = {"initiative": initiative, "goal": goal, "form": form}
        return render(request, "plans/question.html", shown)
    operations.check_question(
        goal=goal,
        answers=form.answers(),
        note=form.cleaned_data["note"],
        by=request.user,
        at=timezone.now(),
    )
    return redirect("plans:goal", slug=slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """The same five questions, from a hole that has no objective yet: answering begins it."""
    initiative = find_to_take_part(request, slug)
    look = look_at(initiative, code, at=timezone.now())
    last = look.goal.checks.first() if look.goal else None
    initial = {"note": last.note, **last.answers} if last else {}
    form = QuestionForm(request.POST or None, initial=initial)
    if not form.is_valid():
        shown = {"initiative": initiative, "look": look, "form": form}
        return render(request, "plans/question.html", shown)
    operations.check_hole(
        initiative=initiative,
        competency=look.competency,
        begun=look.begun,
        answers=form.answers(),
        note=form.cleaned_data["note"],
        by=request.user,
        at=look.at,
    )
    return redirect(f"{reverse('plans:routes', args=[slug, code])}#question")
