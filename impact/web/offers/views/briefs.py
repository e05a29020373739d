"""A team's briefs (« cahiers d'appel »): writing, seeing as others will, publishing, ending."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.offers import operations
from impact.journeys.offers.models import Brief
from impact.journeys.plans.wants import level_wanted
from impact.knowledge.competencies.models import Version
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.web.http import (
    SignedInRequest,
    cut,
    find_initiative,
    find_to_coordinate,
    find_to_take_part,
)
from impact.web.offers.brief_forms import BriefForm, DecisionForm, OutcomeForm, WithdrawalForm


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    briefs = initiative.briefs.select_related("competency").with_answers()
    shown = {
        "initiative": initiative,
        "page": cut(request, briefs),
        "may_write": may_take_part(request.user, initiative),
    }
    return render(request, "offers/briefs.html", shown)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The brief exactly as everyone reads it, and what came back for the team."""
    initiative = find_initiative(request, slug)
    brief = _find(initiative, pk)
    shown = {
        "initiative": initiative,
        "brief": brief,
        "answers": brief.answers.all(),
        "is_waiting": brief.is_waiting_on(timezone.localdate()),
        "may_write": may_take_part(request.user, initiative),
        "may_decide": may_coordinate(request.user, initiative),
    }
    return render(request, "offers/brief.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    version = Version.objects.current()
    begun = _beginning(request, initiative, version)
    form = BriefForm(request.POST or None, initiative=initiative, version=version, initial=begun)
    if not form.is_valid():
        return render(request, "offers/brief_form.html", {"initiative": initiative, "form": form})
    brief = operations.write_brief(
        initiative=initiative, wording=form.wording(), by=request.user, at=timezone.now()
    )
    messages.success(request, _("Votre brouillon est gardé. Voici comment on le lira."))
    return redirect("offers:brief", slug, brief.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    brief = _find(initiative, pk)
    form = BriefForm(
        request.POST or None,
        initiative=initiative,
        version=Version.objects.current(),
        initial=_as_written(brief),
    )
    shown = {"initiative": initiative, "brief": brief, "form": form}
    if not form.is_valid():
        return render(request, "offers/brief_form.html", shown)
    try:
        operations.revise_brief(
            brief=brief,
            wording=form.wording(),
            revision=form.cleaned_data["revision"] or 0,
            by=request.user,
            at=timezone.now(),
        )
    except operations.RevisedMeanwhile:
        shown |= {"theirs": brief, "revision": brief.revision}
        return render(request, "offers/brief_form.html", shown, status=409)
    except operations.AlreadyPublished:
        messages.info(request, _("Le cahier est publié\u00a0: son texte ne change plus."))
    return redirect("offers:brief", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    brief = _find(initiative, pk)
    if request.method != "POST":
        shown = {"initiative": initiative, "brief": brief}
        return render(request, "offers/brief_discard.html", shown)
    try:
        operations.discard_brief(brief=brief, by=request.user, at=timezone.now())
    except operations.AlreadyPublished:
        messages.info(request, _("Le cahier est publié\u00a0: il se retire, il ne s’efface pas."))
        return redirect("offers:brief", slug, pk)
    messages.success(request, _("Le brouillon est jeté."))
    return redirect("offers:briefs", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The decision, with the brief in full view; what was read is what is published."""
    initiative = find_to_coordinate(request, slug)
    brief = _find(initiative, pk)
    initial = {"decided_on": timezone.localdate(), "revision": brief.revision}
    form = DecisionForm(request.POST or None, initial=initial)
    shown = {"initiative": initiative, "brief": brief, "form": form}
    if not form.is_valid():
        return render(request, "offers/brief_publish.html", shown)
    try:
        operations.publish_brief(brief=brief, **form.deed(), by=request.user, at=timezone.now())
    except operations.RevisedMeanwhile:
        shown |= {"is_changed": True, "revision": brief.revision}
        return render(request, "offers/brief_publish.html", shown, status=409)
    except operations.AlreadyPublished:
        messages.info(request, _("Le cahier était déjà publié."))
    else:
        messages.success(request, _("Le cahier d’appel est publié. Tout le monde peut y répondre."))
    return redirect("offers:brief", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    brief = _find(initiative, pk)
    form = (WithdrawalForm if brief.is_ended else OutcomeForm)(request.POST or None)
    if not form.is_valid():
        shown = {"initiative": initiative, "brief": brief, "form": form}
        return render(request, "offers/brief_end.html", shown)
    try:
        operations.end_brief(
            brief=brief, outcome=form.cleaned_data["outcome"], by=request.user, at=timezone.now()
        )
    except (operations.AlreadyEnded, operations.NotWaiting):
        messages.info(request, _("Rien n’a changé\u00a0: ce cahier n’attend plus de réponse."))
    else:
        messages.success(request, _("C’est noté\u00a0: plus personne ne peut y répondre."))
    return redirect("offers:brief", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def discard_answer(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Erase something that came back: unwanted, or of no more use."""
    initiative = find_to_take_part(request, slug)
    brief = _find(initiative, pk)
    answer = get_object_or_404(brief.answers, pk=number)
    if request.method != "POST":
        shown = {"initiative": initiative, "brief": brief, "answer": answer}
        return render(request, "offers/answer_discard.html", shown)
    operations.discard_answer(answer=answer, by=request.user, at=timezone.now())
    messages.success(request, _("La réponse est effacée."))
    return redirect("offers:brief", slug, pk)


def _find(initiative: Initiative, pk: int) -> Brief:
    briefs = initiative.briefs.select_related("competency__domain", "territory", "initiative")
    return get_object_or_404(briefs, pk=pk)


def _beginning(
    request: SignedInRequest, initiative: Initiative, version: Version
) -> dict[str, Any]:
    """Return what a brief begins with: the level the team's roles ask for."""
    code = request.GET.get("competence", "")
    chosen = version.competencies.filter(code=code).first() if code else None
    aim = level_wanted(chosen, initiative=initiative) if chosen else 2
    # Where one starts from is never read in anybody's answers, nor is a name put forward.
    begun = {"competency": code, "from_level": max(aim - 1, 0), "to_level": aim}
    return begun | {"people": Brief.People.TEAM}


def _as_written(brief: Brief) -> dict[str, Any]:
    names = ("from_level", "to_level", "signature", "context", "people", "territory")
    more = ("language", "needed_by", "contact", "revision")
    return {"competency": brief.competency.code} | {
        name: getattr(brief, name) for name in (*names, *more)
    }
