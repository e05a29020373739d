"""« Est-ce bien une question de compétence? »: asked before any response is chosen."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from impact.journeys.plans import operations
from impact.web.http import SignedInRequest, find_to_take_part
from impact.web.plans.forms import QuestionForm
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
