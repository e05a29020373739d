"""What waits for a decision, the longest wait first; what was decided, the latest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.knowledge.territories.names import fold
from impact.trust.publishing.kinds import kinds
from impact.trust.publishing.models import Revision, RevisionQuerySet
from impact.trust.publishing.policies import may_name_reviewers
from impact.web.http import SignedInRequest, cut
from impact.web.publishing.desk_forms import QueueForm
from impact.web.publishing.finding import reviewers_only
from impact.web.publishing.places import names_of, within

State = Revision.State


@reviewers_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    form = QueueForm(request.GET)
    rows = Revision.objects.entrusted_to(request.user, within=within(request.user))
    found = _narrowed(rows, form).select_related("publication", "author")
    page = cut(request, found, size=25)
    today = timezone.localdate()
    labels = {one.code: one.label for one in kinds()}
    places = names_of(one.publication.place for one in page)
    lines = [
        {
            "revision": one,
            "kind": labels.get(one.publication.kind, one.publication.kind),
            "place": places.get(one.publication.place, ""),
            "days": (today - timezone.localdate(one.proposed_at)).days if one.proposed_at else 0,
            "is_mine": one.author_id == request.user.pk,
        }
        for one in page
    ]
    shown = {"form": form, "page": page, "lines": lines, "is_waiting": _is_waiting(form)}
    shown["may_name"] = may_name_reviewers(request.user)
    shown["is_narrowed"] = any(form.said(name) for name in form.fields)
    return render(request, "publishing/queue.html", shown)


def _is_waiting(form: QueueForm) -> bool:
    return form.said("etat") in ("", *Revision.WAITING)


def _narrowed(rows: RevisionQuerySet, form: QueueForm) -> RevisionQuerySet:
    state = form.said("etat")
    rows = rows.waiting() if not state else rows.filter(state=state)
    if state in (State.PROPOSED, State.REVIEWED):
        rows = rows.order_by("proposed_at", "pk")
    if kind := form.said("sorte"):
        rows = rows.filter(publication__kind=kind)
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
