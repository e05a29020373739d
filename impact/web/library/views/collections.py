"""Collections: what someone chose and put in order, for everyone to read."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Stage
from impact.presence.library.models import Collection, Subject
from impact.web.http import cut
from impact.web.library.covers import bind


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    held = Count("shelvings", filter=Q(shelvings__resource__retired_at=None))
    page = cut(request, Collection.objects.shown().annotate(held=held).order_by("title", "pk"))
    return render(request, "library/collections.html", {"page": page})


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    collection = get_object_or_404(Collection, slug=slug)
    if collection.retired_at:
        return render(
            request, "library/collection_gone.html", {"collection": collection}, status=410
        )
    subjects = Subject.objects.select_related("competency__domain")
    shelvings = (
        collection.shelvings.filter(resource__retired_at=None)
        .select_related("resource__link_check")
        .prefetch_related(Prefetch("resource__subjects", subjects), "resource__stages")
    )
    stages = list(Stage.objects.in_force())
    lines = [(one, bind([one.resource], stages=stages)[0]) for one in shelvings]
    return render(request, "library/collection.html", {"collection": collection, "lines": lines})
