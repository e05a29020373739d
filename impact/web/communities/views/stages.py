"""The stages an initiative works on: all of them, one more, one that ends, one set right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from impact.presence.communities import operations, policies
from impact.presence.communities.course import course_of
from impact.presence.communities.models import Initiative, StageSpan
from impact.presence.communities.queries import active_stages_of
from impact.presence.communities.story import story_of
from impact.web.communities.chart import chart_of
from impact.web.communities.deeds import Deed, ask
from impact.web.communities.forms.stages import CorrectForm, EndForm, StartForm
from impact.web.communities.wording import word_events, word_overlap
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate

_OUT_OF_STORY = gettext_lazy(
    "Avec ces dates, le passage d’une étape principale à l’autre se contredirait\u00a0: "
    "gardez le début entre le passage précédent et le suivant, "
    "et la période où elle était principale en entier."
)


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    now = timezone.now()
    course = course_of(initiative)
    move = course.moves[-1] if course.moves else None
    return render(
        request,
        "communities/stages.html",
        {
            "initiative": initiative,
            "standing": course.standing,
            "removable": [span.pk for span in course.spans if span.may_be_removed_at(now)],
            "slip": move if move and move.may_be_undone_at(now) else None,
            "past": course.ended,
            "events": word_events(story_of(course)),
            "chart": chart_of(course, today=timezone.localdate(now)),
            "may_coordinate": policies.may_coordinate(request.user, initiative),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    now = timezone.now()
    active = active_stages_of(initiative)
    form = StartForm(request.POST or None, today=timezone.localdate(now), active=active)
    deed = Deed(
        title=_("Commencer une autre étape"),
        lead=_("Elle s’ajoute à celles que vous menez déjà. L’étape principale ne change pas."),
        button=_("Commencer cette étape"),
        back=reverse("communities:stages", args=[slug]),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            operations.start_stage(
                initiative=initiative, stage=told["stage"], on=told["on"], by=request.user, at=now
            )
        except operations.Overlapping as refusal:
            form.add_error("on", word_overlap(refusal.other))
        else:
            messages.success(
                request, _("L’étape « %(stage)s » est commencée.") % {"stage": told["stage"].name}
            )
            return redirect("communities:stages", slug)
    return ask(request, initiative, deed, form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Set the dates of a stage right."""
    initiative = find_to_coordinate(request, slug)
    span = _find_span(initiative, pk)
    now = timezone.now()
    form = CorrectForm(request.POST or None, span=span, today=timezone.localdate(now))
    deed = Deed(
        title=_("Corriger les dates de l’étape « %(stage)s »") % {"stage": span.stage.name},
        button=_("Corriger"),
        back=reverse("communities:stages", args=[slug]),
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.correct_stage(
                span=span,
                started_on=form.cleaned_data["started_on"],
                ended_on=form.cleaned_data.get("ended_on"),
                by=request.user,
                at=now,
            )
        except operations.Overlapping as refusal:
            form.add_error("started_on", word_overlap(refusal.other))
        except operations.WrongDay:
            form.add_error("started_on", _OUT_OF_STORY)
        else:
            messages.success(request, _("Les dates sont corrigées."))
            return redirect("communities:stages", slug)
    return ask(request, initiative, deed, form)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    span = _find_span(initiative, pk)
    if span.is_main:
        messages.info(request, _("Choisissez d’abord une autre étape principale."))
        return redirect("communities:stage-move", slug)
    now = timezone.now()
    form = EndForm(request.POST or None, today=timezone.localdate(now), span=span)
    deed = Deed(
        title=_("Terminer l’étape « %(stage)s »") % {"stage": span.stage.name},
        lead=_("Elle reste dans l’histoire de la démarche. Vous pourrez y revenir."),
        button=_("Terminer cette étape"),
        back=reverse("communities:stages", args=[slug]),
    )
    if request.method == "POST" and form.is_valid():
        operations.end_stage(span=span, on=form.cleaned_data["on"], by=request.user, at=now)
        messages.success(
            request, _("L’étape « %(stage)s » est terminée.") % {"stage": span.stage.name}
        )
        return redirect("communities:stages", slug)
    return ask(request, initiative, deed, form)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take out a stage written today by mistake."""
    initiative = find_to_coordinate(request, slug)
    span = _find_span(initiative, pk)
    deed = Deed(
        title=_("Retirer l’étape « %(stage)s »") % {"stage": span.stage.name},
        lead=_("À faire seulement si elle a été inscrite par erreur. Le journal en garde trace."),
        button=_("Retirer cette étape"),
        back=reverse("communities:stages", args=[slug]),
        is_final=True,
    )
    if request.method != "POST":
        return ask(request, initiative, deed)
    try:
        operations.remove_stage(span=span, by=request.user, at=timezone.now())
    except (operations.TooLateToUndo, operations.MainStageRuns):
        messages.error(request, _("Cette étape ne peut plus être retirée, seulement terminée."))
    else:
        messages.success(request, _("L’étape est retirée."))
    return redirect("communities:stages", slug)


def _find_span(initiative: Initiative, pk: int) -> StageSpan:
    return get_object_or_404(initiative.spans.select_related("stage", "initiative"), pk=pk)
