"""Recording that the community lets this out: the day, who was there, who saw it otherwise."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.releases import operations
from impact.presence.releases.models import Release
from impact.presence.releases.queries import names_told_in
from impact.web.http import SignedInRequest
from impact.web.releases.forms import DecisionForm
from impact.web.releases.outside import audience_words
from impact.web.releases.reach import back_if_overtaken, find_prepared, refuse_unless_deciding
from impact.web.releases.steps import steps_at


@require_http_methods(["GET", "HEAD", "POST"])
@back_if_overtaken
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_prepared(request, slug, pk)
    refuse_unless_deciding(request, release)
    form = _form(request, release)
    seen = request.POST.get("seen", release.fingerprint)
    if not form.is_valid():
        return _ask(request, release, form, seen=seen)
    told = form.cleaned_data
    decision = operations.Decision(
        on=told["decided_on"],
        present=told["present"],
        dissent=told["dissent"],
        authority=told.get("authority", ""),
        seen=seen,
    )
    try:
        operations.decide_release(
            release=release, decision=decision, by=request.user, at=timezone.now()
        )
    except operations.ChangedMeanwhile:
        return _ask(request, release, form, seen=release.fingerprint, has_changed=True)
    messages.success(request, _("La décision est notée. Ce qui sort est figé tel quel."))
    return redirect("releases:release", slug=slug, pk=pk)


def _form(request: SignedInRequest, release: Release) -> DecisionForm:
    return DecisionForm(
        request.POST or None,
        names=names_told_in(release),
        has_authority=operations.needs_authority(release),
        initial={"decided_on": timezone.localdate()},
    )


def _ask(
    request: SignedInRequest,
    release: Release,
    form: DecisionForm,
    *,
    seen: str,
    has_changed: bool = False,
) -> HttpResponse:
    shown = {
        "initiative": release.initiative,
        "release": release,
        "audience": audience_words(release),
        "names": names_told_in(release),
        "form": form,
        "seen": seen,
        "has_changed": has_changed,
        "steps": steps_at("decision"),
    }
    return render(request, "releases/decision.html", shown, status=409 if has_changed else 200)
