"""What waits for a decision, the longest wait first; what was decided, the latest first."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from impact.knowledge.territories.names import fold
from impact.trust.publishing.kinds import kinds
from impact.trust.publishing.models import Revision, RevisionQuerySet
from impact.trust.publishing.policies import may_name_reviewers
from impact.web.http import SignedInRequest, cut
from impact.web.publishing.desk_forms import SPAM, QueueForm
from impact.web.publishing.finding import reviewers_only
from impact.web.publishing.places import names_of, within

State = Revision.State
#: What `attend=` names → how many days.
LONG = {"sept": 7, "trente": 30}


@reviewers_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    rows = Revision.objects.entrusted_to(request.user, within=within(request.user))
    known = rows.exclude(publication__place="").order_by().values_list("publication__place")
    places = names_of(place for (place,) in known.distinct())
    form = QueueForm(request.GET, places=places)
    found = _narrowed(rows, form).with_last_word()
    page = cut(request, found.select_related("publication", "author", "decision"), size=25)
    shown: dict[str, Any] = {"form": form, "page": page, "is_waiting": _is_waiting(form)}
    shown["lines"] = [_line(one, request, places) for one in page]
    shown["may_name"] = may_name_reviewers(request.user)
    shown["is_all"] = "tout" in request.GET
    shown["all_address"] = f"?{urlencode({**request.GET.dict(), 'tout': 'oui'})}"
    if not form.said("etat"):
        shown["contested"] = _in_state(rows, SPAM).answered().count()
    shown["is_narrowed"] = any(form.said(name) for name in form.fields)
    return render(request, "publishing/queue.html", shown)


def _line(one: Any, request: SignedInRequest, places: dict[str, str]) -> dict[str, Any]:
    labels = {kind.code: kind.label for kind in kinds()}
    today = timezone.localdate()
    return {
        "revision": one,
        "kind": labels.get(one.publication.kind, one.publication.kind),
        "place": places.get(one.publication.place, ""),
        "days": (today - timezone.localdate(one.proposed_at)).days if one.proposed_at else 0,
        "is_mine": one.author_id == request.user.pk,
        "has_answered": _may_answer(one) and one.spoke_last == one.author_id,
    }


def _may_answer(one: Revision) -> bool:
    """What waits, and what its author may say was no spam, is worth an answer."""
    return one.is_waiting or one.decision.outcome == SPAM


def _is_waiting(form: QueueForm) -> bool:
    return form.said("etat") in ("", *Revision.WAITING)


def _narrowed(rows: RevisionQuerySet, form: QueueForm) -> RevisionQuerySet:
    rows = _in_state(rows, form.said("etat"))
    if kind := form.said("sorte"):
        rows = rows.filter(publication__kind=kind)
    if place := form.said("lieu"):
        rows = rows.filter(publication__place=place)
    rows = _kept_waiting(rows, form.said("attend"))
    if words := fold(form.said("texte")).split():
        # Titles are kept as they are written: they are folded here, a queue is never long.
        titles = rows.values_list("pk", "publication__title", "summary")
        kept = [
            pk
            for pk, title, summary in titles
            if all(word in fold(f"{title} {summary}") for word in words)
        ]
        rows = rows.filter(pk__in=kept[:500])
    return rows


def _in_state(rows: RevisionQuerySet, state: str) -> RevisionQuerySet:
    if not state:
        return rows.waiting()
    if state == SPAM:
        return rows.filter(decision__outcome=SPAM)
    rows = rows.filter(state=state).exclude(decision__outcome=SPAM)
    return rows.order_by("proposed_at", "pk") if state in Revision.WAITING else rows


def _kept_waiting(rows: RevisionQuerySet, whom: str) -> RevisionQuerySet:
    if days := LONG.get(whom):
        return rows.filter(proposed_at__lt=timezone.now() - timedelta(days=days))
    if whom == "comite":
        asked = rows.filter(advices__answered_on=None, advices__isnull=False)
        return rows.filter(pk__in=asked.values("pk"))
    if whom == "reponse":
        return rows.answered()
    return rows
