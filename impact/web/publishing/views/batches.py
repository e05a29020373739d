"""Deciding of several proposals at once, once they were read again with the reason given."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.web.http import SignedInRequest
from impact.web.publishing.deciding import (
    decline_together,
    publish,
    refusal_of,
    set_aside_together,
)
from impact.web.publishing.desk_forms import PublishForm, ReasonForm, SpamForm
from impact.web.publishing.finding import reviewers_only
from impact.web.publishing.places import within

#: As many as a page of the queue shows, and a little more.
MOST = 50
_REFUSALS = (
    operations.NotWaiting,
    operations.OwnProposal,
    operations.Moved,
    operations.Incomplete,
)

#: What each deed asks.
FORMS: dict[str, type[forms.Form]] = {
    "publier": PublishForm,
    "decliner": ReasonForm,
    "ecarter": SpamForm,
}


@reviewers_only
@require_POST
def create(request: SignedInRequest) -> HttpResponse:
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Cochez au moins une proposition qui attend."))
        return redirect("publishing:queue")
    deed = request.POST.get("geste", "")
    if deed not in FORMS:
        deed = "publier"
    form = FORMS[deed](request.POST if "confirme" in request.POST else None)
    if not form.is_valid():
        shown = {"chosen": chosen, "form": form, "deed": deed}
        return render(request, "publishing/batch.html", shown)
    done = _decide(request, chosen, reason=form.cleaned_data["reason"], deed=deed)
    if done:
        messages.success(request, _told(deed, done) % {"n": done})
    return redirect("publishing:queue")


def _told(deed: str, done: int) -> str:
    if deed == "publier":
        return ngettext("%(n)s proposition publiée.", "%(n)s propositions publiées.", done)
    if deed == "ecarter":
        return ngettext(
            "%(n)s proposition écartée comme indésirable.",
            "%(n)s propositions écartées comme indésirables.",
            done,
        )
    return ngettext("%(n)s proposition non retenue.", "%(n)s propositions non retenues.", done)


def _chosen(request: SignedInRequest) -> list[Revision]:
    numbers = [one for one in request.POST.getlist("choisies") if one.isdecimal()][:MOST]
    rows = Revision.objects.entrusted_to(request.user, within=within(request.user)).waiting()
    return list(rows.filter(pk__in=numbers).select_related("publication", "author"))


def _decide(request: SignedInRequest, chosen: list[Revision], *, reason: str, deed: str) -> int:
    """Decide of each; those that cannot be are told one by one, and stay as they are."""
    if deed == "publier":
        return _publish(request, chosen, reason=reason)
    turn_down = decline_together if deed == "decliner" else set_aside_together
    done = {one.pk for one in turn_down(request, chosen, by=request.user, reason=reason)}
    for one in chosen:
        if one.pk not in done:
            is_own = one.author_id == request.user.pk
            _leave(request, one, operations.OwnProposal() if is_own else operations.NotWaiting())
    return len(done)


def _publish(request: SignedInRequest, chosen: list[Revision], *, reason: str) -> int:
    """Publish each for itself: one that meets another change does not hold the others back."""
    done = 0
    for revision in chosen:
        try:
            publish(request, revision, by=request.user, reason=reason)
            done += 1
        except _REFUSALS as refusal:
            _leave(request, revision, refusal)
    return done


def _leave(request: SignedInRequest, revision: Revision, refusal: Exception) -> None:
    told = {"title": revision.publication.title, "why": refusal_of(refusal)}
    messages.warning(request, _("Laissée\u00a0: «\u00a0%(title)s\u00a0», %(why)s.") % told)
