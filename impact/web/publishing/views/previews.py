"""What a draft changes, read before it is proposed; then proposing it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.trust.publishing import operations
from impact.trust.publishing.comparisons import compare_contents
from impact.trust.publishing.differences import changed_fields
from impact.trust.publishing.models import Revision
from impact.trust.publishing.policies import may_publish_directly
from impact.trust.publishing.queries import draft_of
from impact.web.http import SignedInRequest
from impact.web.publishing.finding import find_kind


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    sort = find_kind(kind)
    revision = draft_of(request.user, kind=kind, key=key)
    if revision is None:
        raise Http404
    changes = compare_contents(sort, before=revision.base, after=revision.content)
    if changes and (sort.check(key, revision.content) or not revision.summary.strip()):
        return redirect(f"{reverse('publishing:write', args=[kind, key])}?verifier=1")
    shown = {"revision": revision, "kind": sort, "key": key, "changes": changes}
    shown["has_moved"] = changed_fields(revision.base, revision.publication.content())
    shown["title"] = sort.title(revision.content)
    shown["may_publish"] = may_publish_directly(request.user)
    if request.method != "POST":
        return render(request, "publishing/preview.html", shown)
    try:
        is_direct = request.POST.get("geste") == "publier" and may_publish_directly(request.user)
        return _publish(request, revision) if is_direct else _propose(request, revision)
    except operations.Moved:
        messages.warning(
            request,
            _("Autre chose a été publié dans les mêmes champs. Proposez-la, puis tranchez."),
        )
        return redirect("publishing:preview", kind, key)
    except operations.TooMany:
        return render(request, "publishing/preview.html", shown | {"is_full": True}, status=409)
    except operations.TooFast:
        return render(request, "publishing/preview.html", shown | {"is_fast": True}, status=409)
    except (operations.Unchanged, operations.Unexplained, operations.Incomplete):
        return redirect("publishing:write", kind, key)


def _propose(request: SignedInRequest, revision: Revision) -> HttpResponse:
    proposed = operations.propose(revision=revision, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("C’est proposé, merci. Vous saurez ce qu’il en advient, ici et par courriel."),
    )
    return redirect("publishing:my-proposal", proposed.pk)


def _publish(request: SignedInRequest, revision: Revision) -> HttpResponse:
    done = operations.publish_draft(revision=revision, by=request.user, at=timezone.now())
    messages.success(request, _("C’est publié, et inscrit à l’historique."))
    publication = done.publication
    return redirect(publication.sort.address(publication.key))
