"""One proposal before those who review it: what it changes today, what is said, the decision."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from impact.trust.publishing import operations
from impact.trust.publishing.comparisons import compare_contents, tell_value
from impact.trust.publishing.kinds import Content
from impact.trust.publishing.models import Advice, Committee, Revision
from impact.trust.publishing.policies import may_answer, may_decide
from impact.trust.publishing.queries import merged_with
from impact.web.http import SignedInRequest
from impact.web.publishing import deciding
from impact.web.publishing.desk_forms import (
    AnswerForm,
    AskForm,
    PublishForm,
    ReasonForm,
    RemarkForm,
    ReviewForm,
    SpamForm,
)
from impact.web.publishing.finding import find_to_review, reviewers_only
from impact.web.publishing.forms import SettlingForm
from impact.web.publishing.letters import tell_asker, tell_brought_back, tell_committee, tell_words
from impact.web.publishing.places import above, names_of

Forms = dict[str, forms.Form]
#: What each deed of the page is written in.
FORMS: dict[str, type[forms.Form]] = {
    "relire": ReviewForm,
    "demander": AskForm,
    "repondre": AnswerForm,
    "publier": PublishForm,
    "decliner": ReasonForm,
    "remarquer": RemarkForm,
    "ecarter": SpamForm,
    "ramener": forms.Form,
}


@reviewers_only
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    revision = find_to_review(request, pk)
    if request.method != "POST":
        return _page(request, revision, {})
    name = request.POST.get("geste", "")
    if name not in FORMS:
        raise Http404
    if name != "remarquer" and not _may_decide(request, revision):
        raise PermissionDenied(_("C’est votre proposition\u00a0: quelqu’un d’autre en décide."))
    form = FORMS[name](request.POST, prefix=name)
    if not form.is_valid():
        return _page(request, revision, {name: form})
    try:
        return DEEDS[name](request, revision, form)
    except operations.NotWaiting:
        messages.warning(
            request, _("Quelqu’un en a décidé entre-temps. Voici la décision; rien n’est perdu.")
        )
        return _page(request, find_to_review(request, pk), {name: form}, status=409)


def _may_decide(request: SignedInRequest, revision: Revision) -> bool:
    places = above(revision.publication.place)
    return may_decide(request.user, revision, places=places)


def _review(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    said = form.cleaned_data
    try:
        operations.review(
            revision=revision,
            stance=said["stance"],
            words=said["words"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.OwnProposal as own:
        raise PermissionDenied(_("On ne relit pas sa propre proposition.")) from own
    tell_words(request, revision, words=said["words"], by=request.user)
    messages.success(request, _("Votre avis est noté."))
    return redirect("publishing:proposal", revision.pk)


def _ask(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    asked = operations.ask_advice(
        revision=revision, **form.cleaned_data, by=request.user, at=timezone.now()
    )
    asked = Advice.objects.with_voices().select_related("asked_by").get(pk=asked.pk)
    if count := tell_committee(request, asked):
        told = ngettext(
            "La question est posée\u00a0: %(n)s personne du comité la reçoit par courriel.",
            "La question est posée\u00a0: %(n)s personnes du comité la reçoivent par courriel.",
            count,
        )
        messages.success(request, told % {"n": count})
    elif asked.voices():
        messages.success(request, _("La question est posée. Le comité la trouve à sa page."))
    else:
        messages.warning(
            request,
            _(
                "La question est notée, mais personne n’est inscrit à ce comité\u00a0: "
                "posez-la-lui, puis notez sa réponse ici."
            ),
        )
    return redirect("publishing:proposal", revision.pk)


def _answer(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    number = request.POST.get("avis", "")
    rows = revision.advices.with_voices().select_related("asked_by")
    advice = get_object_or_404(rows, pk=number if number.isdecimal() else 0)
    if not may_answer(request.user, advice, places=above(revision.publication.place)):
        raise PermissionDenied(_("La réponse d’un comité vient d’une personne qui y siège."))
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
    except operations.AlreadyAnswered:
        messages.warning(request, _("Le comité a répondu entre-temps. Sa réponse est plus bas."))
        return _page(request, revision, {"repondre": form}, status=409)
    tell_asker(request, told)
    messages.success(request, _("La réponse du comité est notée."))
    return redirect("publishing:proposal", revision.pk)


def _publish(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    settling = _settling(revision, revision.publication.content(), data=request.POST)
    if settling and not settling.is_valid():
        return _page(request, revision, {"publier": form, "trancher": settling}, status=409)
    said = form.cleaned_data
    settled = settling.settled() if isinstance(settling, SettlingForm) else None
    try:
        deciding.publish(
            request,
            revision,
            by=request.user,
            reason=said["reason"],
            dissent=said["dissent"],
            settled=settled,
        )
    except (operations.Moved, operations.Incomplete) as refusal:
        faults = getattr(refusal, "faults", {})
        return _page(request, revision, {"publier": form}, faults=faults, status=409)
    messages.success(request, _("C’est publié. Qui l’a proposé en reçoit la nouvelle."))
    return redirect("publishing:proposal", revision.pk)


def _decline(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    deciding.decline(request, revision, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("C’est noté. Qui l’a proposé reçoit la décision et ses raisons."))
    return redirect("publishing:proposal", revision.pk)


def _remark(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    operations.remark(
        publication=revision.publication,
        revision=revision,
        words=form.cleaned_data["words"],
        by=request.user,
        at=timezone.now(),
    )
    tell_words(request, revision, words=form.cleaned_data["words"], by=request.user)
    return redirect("publishing:proposal", revision.pk)


def _set_aside(request: SignedInRequest, revision: Revision, form: forms.Form) -> HttpResponse:
    try:
        deciding.set_aside(request, revision, by=request.user, reason=form.cleaned_data["reason"])
    except operations.OwnProposal as own:
        raise PermissionDenied(_("On n’écarte pas sa propre proposition.")) from own
    messages.success(request, _("C’est écarté. On peut le ramener pendant trente jours."))
    return redirect("publishing:proposal", revision.pk)


def _bring_back(request: SignedInRequest, revision: Revision, _form: forms.Form) -> HttpResponse:
    told = operations.bring_back(revision=revision, by=request.user, at=timezone.now())
    tell_brought_back(request, told)
    messages.success(request, _("C’est ramené : la proposition est de nouveau à relire."))
    return redirect("publishing:proposal", revision.pk)


DEEDS: dict[str, Callable[[SignedInRequest, Revision, Any], HttpResponse]] = {
    "relire": _review,
    "demander": _ask,
    "repondre": _answer,
    "publier": _publish,
    "decliner": _decline,
    "remarquer": _remark,
    "ecarter": _set_aside,
    "ramener": _bring_back,
}


def _settling(revision: Revision, now: Content, *, data: Any = None) -> SettlingForm | None:
    merged = merged_with(revision, now)
    if not merged.clashing:
        return None
    return SettlingForm(
        data,
        kind=revision.publication.sort,
        clashing=merged.clashing,
        theirs=now,
        ours=revision.content,
    )


def _page(
    request: SignedInRequest,
    revision: Revision,
    bound: Forms,
    *,
    faults: Any = None,
    status: int = 200,
) -> HttpResponse:
    publication = revision.publication
    sort = publication.sort
    shown: dict[str, Any] = {"revision": revision, "publication": publication, "kind": sort}
    shown["forms"] = {name: make(prefix=name) for name, make in FORMS.items()} | bound
    places = above(publication.place)
    shown["may_decide"] = may_decide(request.user, revision, places=places)
    shown["place"] = names_of([publication.place]).get(publication.place, "")
    shown["address"] = sort.address(publication.key)
    shown["is_known"] = bool(publication.current_id or revision.base)
    shown["is_hidden"] = publication.retired_at or (
        publication.current_id and sort.is_shown and not sort.is_shown(publication.key)
    )
    shown["faults"] = [(_label(sort, name), cure) for name, cure in (faults or {}).items()]
    shown |= _waiting(revision, bound) if revision.is_waiting else _decided(revision)
    shown["reviews"] = revision.reviews.select_related("reviewer")
    shown |= _advised(request, revision, bound, places=places)
    shown["remarks"] = revision.remarks.kept().select_related("by")
    return render(request, "publishing/proposal.html", shown, status=status)


def _advised(
    request: SignedInRequest, revision: Revision, bound: Forms, *, places: list[str]
) -> dict[str, Any]:
    """Return what committees were asked, and the form of each answer this person may note."""
    advices = list(revision.advices.with_voices())
    asked = request.POST.get("avis", "")
    to_answer = [
        (
            one,
            bound["repondre"]
            if "repondre" in bound and asked == str(one.pk)
            else AnswerForm(prefix="repondre", auto_id=f"id_{one.pk}_%s"),
        )
        for one in advices
        if one.answered_on is None and may_answer(request.user, one, places=places)
    ]
    names = Committee.objects.values_list("name", flat=True)
    return {"advices": advices, "to_answer": to_answer, "committees": names}


def _label(sort: Any, name: str) -> str:
    return next((str(one.label) for one in sort.fields if one.name == name), "")


def _waiting(revision: Revision, bound: Forms) -> dict[str, Any]:
    publication = revision.publication
    now = publication.content()
    merged = merged_with(revision, now)
    settling = bound.get("trancher") or _settling(revision, now)
    clashes = [
        {
            "choice": choice,
            "other": other,
            "theirs": tell_value(field, now.get(field.name)),
            "ours": tell_value(field, revision.content.get(field.name)),
        }
        for choice, other, field in (settling.pairs() if isinstance(settling, SettlingForm) else [])
    ]
    changes = compare_contents(publication.sort, before=now, after=merged.content)
    return {
        "changes": [one for one in changes if one.name not in merged.clashing],
        "clashes": clashes,
    }


def _decided(revision: Revision) -> dict[str, Any]:
    sort = revision.publication.sort
    return {"changes": compare_contents(sort, before=revision.base, after=revision.content)}
