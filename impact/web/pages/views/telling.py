"""Telling a practice story, step by step; each step is kept before the next one is shown."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.knowledge.mobilization.models import Stage
from impact.presence.pages.checks import check_story
from impact.presence.pages.models import Page
from impact.trust.publishing import operations
from impact.trust.publishing.queries import free_key
from impact.web.http import SignedInRequest
from impact.web.pages import steps
from impact.web.pages.agreeing import AgreementForm
from impact.web.pages.drafts import Writing, keep, open_writing
from impact.web.pages.forms import ContentForm, WhyForm
from impact.web.pages.sheets import cross, read_story

methods = require_http_methods(["GET", "HEAD", "POST"])
KIND = Page.Kind.STORY


@methods
def create(request: SignedInRequest) -> HttpResponse:
    """Begin: what it takes, then the first step; the draft begins with its first words."""
    step = steps.STEPS[0]
    writing = Writing(KIND, "", None, None)
    form = _form(request, step, writing)
    if request.method != "POST" or not form.is_valid():
        shown = _shown(step, writing, form) | {"is_new": True}
        return render(request, "pages/telling_step.html", shown)
    content = form.content()
    if not any(str(said).strip() for said in content.values()):
        form.tell({"title": _("Écrivez au moins un titre, même provisoire.")})
        shown = _shown(step, writing, form) | {"is_new": True}
        return render(request, "pages/telling_step.html", shown)
    key = free_key(KIND, content)
    started = Writing(KIND, key, None, None)
    keep(started, content=content, by=request.user, at=timezone.now(), why=_("Un nouveau récit."))
    return _go_on(request, step, key=key)


@require_safe
def go_on(request: SignedInRequest, key: str) -> HttpResponse:
    """Take up a story where it was left: the first step that lacks something, or the whole."""
    writing = find_writing(request, key)
    step = steps.first_lacking(writing.content)
    if step is None or "verifier" in request.GET:
        return redirect("pages:telling-review", key)
    return redirect("pages:telling-step", key, step.slug)


@methods
def edit(request: SignedInRequest, key: str, step: str) -> HttpResponse:
    here = steps.step_of(step)
    if here is None:
        raise Http404
    writing = find_writing(request, key)
    form = _form(request, here, writing)
    agreement = AgreementForm(request, writing=writing) if step == "accords" else None
    if request.method != "POST":
        shown = _shown(here, writing, form)
        return render(request, "pages/telling_step.html", shown | {"agreement": agreement})
    if form.is_valid():
        keep(writing, content=form.content(), by=request.user, at=timezone.now())
        if request.POST.get("geste") == "auto":
            return HttpResponse(status=204)
        if agreement is None or agreement.settle():
            return _go_on(request, here, key=key)
    shown = _shown(here, writing, form) | {"agreement": agreement}
    return render(request, "pages/telling_step.html", shown)


@methods
def read_again(request: SignedInRequest, key: str) -> HttpResponse:
    """The whole story as it will be read, then proposing it."""
    writing = find_writing(request, key)
    is_correction = writing.published is not None
    why = WhyForm(request.POST or None, initial={"why": writing.why})
    shown: dict[str, Any] = {"writing": writing, "key": key, "why": why if is_correction else None}
    if request.method == "POST" and (not is_correction or why.is_valid()):
        said = why.cleaned_data["why"] if is_correction else _("Un nouveau récit.")
        if told := _propose(request, writing, why=said, shown=shown):
            return told
    sort_faults(writing, shown)
    sheet = read_story(writing.content, key=key)
    cloth = cross(list(Stage.objects.in_force()), crossed=sheet.ties.stages)
    shown |= {"sheet": sheet, "cloth": cloth, "steps": _way(writing, None)}
    return render(request, "pages/telling_review.html", shown)


def find_writing(request: SignedInRequest, key: str) -> Writing:
    """Return the story this person writes, or could correct.

    :raises Http404: if it is neither hers nor published.
    """
    writing = open_writing(request.user, kind=KIND, key=key)
    if not writing.exists:
        raise Http404(_("Ce récit n’est pas le vôtre, ou n’existe pas."))
    return writing


def sort_faults(writing: Writing, shown: dict[str, Any]) -> None:
    """Tell what the story still lacks, each with the step where it is mended."""
    faults = check_story(writing.key, writing.content)
    shown["faults"] = [(steps.step_with(name), cure) for name, cure in faults.items()]


def _propose(
    request: SignedInRequest, writing: Writing, *, why: str, shown: dict[str, Any]
) -> HttpResponse | None:
    now = timezone.now()
    revision = keep(writing, content={}, by=request.user, at=now, why=why)
    try:
        proposed = operations.propose(revision=revision, by=request.user, at=now)
    except operations.TooMany:
        shown["is_full"] = True
    except operations.Unchanged:
        messages.info(request, _("Rien ne change\u00a0: c’est ce qui est publié."))
    except operations.Incomplete:
        messages.warning(request, _("Il y manque quelque chose\u00a0: c’est dit plus bas."))
    else:
        messages.success(
            request, _("Votre récit est proposé, merci. Vous saurez ce qu’il en advient ici.")
        )
        return redirect("publishing:my-proposal", proposed.pk)
    return None


def _form(request: SignedInRequest, step: steps.Step, writing: Writing) -> ContentForm:
    return ContentForm(
        request.POST if request.method == "POST" else None,
        kind=KIND,
        content=writing.content,
        names=step.fields,
    )


def _shown(step: steps.Step, writing: Writing, form: ContentForm) -> dict[str, Any]:
    return way_of(writing, step.slug) | {"form": form}


def way_of(writing: Writing, slug: str) -> dict[str, Any]:
    """Return what every step shows: where one is, what comes before, how far the story is."""
    step = steps.step_of(slug)
    assert step
    return {
        "step": step,
        "rank": steps.STEPS.index(step) + 1,
        "of": len(steps.STEPS) + 1,
        "key": writing.key,
        "writing": writing,
        "steps": _way(writing, step),
        "back": steps.before(step),
    }


def _way(writing: Writing, here: steps.Step | None) -> list[tuple[steps.Step, bool, bool]]:
    """Return each step, whether one stands there, whether what it asks is said."""
    content = writing.content
    return [(one, one == here, not steps.is_lacking(one, content)) for one in steps.STEPS]


def _go_on(request: SignedInRequest, step: steps.Step, *, key: str) -> HttpResponse:
    if request.POST.get("geste") == "garder":
        messages.success(
            request, _("C’est gardé. Vous le retrouverez dans «\u00a0Mes propositions\u00a0».")
        )
        return redirect(reverse("pages:telling-step", args=[key, step.slug]))
    coming = steps.after(step)
    if coming is None:
        return redirect("pages:telling-review", key)
    return redirect("pages:telling-step", key, coming.slug)
