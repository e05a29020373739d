"""What committees are asked before a decision, and the answer of one who sits there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.trust.publishing import operations
from impact.trust.publishing.comparisons import compare_contents
from impact.trust.publishing.models import Advice
from impact.web.http import SignedInRequest, cut
from impact.web.publishing.desk_forms import AnswerForm
from impact.web.publishing.letters import tell_asker


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    rows = Advice.objects.asked_of(request.user).order_by("-asked_at", "-pk")
    told = rows.select_related("committee", "asked_by", "revision__publication")
    shown: dict[str, Any] = {"page": cut(request, told, size=20)}
    shown["seats"] = request.user.seats.select_related("committee")
    return render(request, "publishing/advices.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    advice = _find(request, pk)
    form = AnswerForm(request.POST or None, initial={"on": timezone.localdate()})
    if not form.is_valid():
        return _page(request, advice, form=form)
    said = form.cleaned_data
    try:
        told = operations.record_advice(
            advice=advice,
            answer=said["answer"],
            dissent=said["disagreement"],
            on=said["on"],
            by=request.user,
            at=timezone.now(),
        )
    except (operations.AlreadyAnswered, operations.NotWaiting):
        kept = "\n\n".join(filter(None, (said["answer"], said["disagreement"])))
        return _page(request, _find(request, pk), form=form, kept=kept, status=409)
    tell_asker(request, told)
    messages.success(request, _("C’est répondu, merci. Qui l’a demandé en reçoit la nouvelle."))
    return redirect("publishing:advice", pk)


@require_POST
def choose_letters(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write to her when this committee is asked, or no more."""
    seat = get_object_or_404(request.user.seats, pk=pk)
    wanted = request.POST.get("courriels") == "oui"
    operations.choose_letters(seat=seat, wanted=wanted, at=timezone.now())
    messages.success(
        request,
        _("C’est noté\u00a0: on vous écrira quand ce comité est interrogé.")
        if wanted
        else _("C’est noté\u00a0: on ne vous écrit plus. Les questions se lisent ici."),
    )
    return redirect("publishing:advices")


def _find(request: SignedInRequest, pk: int) -> Advice:
    rows = Advice.objects.asked_of(request.user)
    told = rows.select_related(
        "committee",
        "asked_by",
        "recorded_by",
        "revision__publication__current",
        "revision__decision",
    )
    return get_object_or_404(told, pk=pk)


def _page(
    request: SignedInRequest, advice: Advice, *, form: AnswerForm, kept: str = "", status: int = 200
) -> HttpResponse:
    revision = advice.revision
    publication = revision.publication
    shown: dict[str, Any] = {"advice": advice, "form": form, "kept": kept}
    shown["title"] = publication.title
    shown["decision"] = getattr(revision, "decision", None)
    shown["changes"] = compare_contents(
        publication.sort, before=revision.base, after=revision.content
    )
    return render(request, "publishing/advice.html", shown, status=status)
