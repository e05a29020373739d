"""The exact preview: the same article, PDF, data and photos as those who receive will get."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from impact.presence.releases.policies import may_decide
from impact.presence.releases.queries import names_told_in
from impact.web.http import SignedInRequest
from impact.web.releases.files import FILES, file_of
from impact.web.releases.outside import article_of, keep_quiet, sight_of
from impact.web.releases.pictures import picture_response
from impact.web.releases.reach import find_release
from impact.web.releases.steps import steps_at


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_release(request, slug, pk)
    sight = sight_of(release)
    shown = {
        "initiative": release.initiative,
        "release": release,
        "article": article_of(sight),
        "audience": sight.audience,
        "names": [] if release.is_decided else names_told_in(release),
        "may_decide": may_decide(request.user, release),
        "steps": steps_at("preview"),
    }
    return render(request, "releases/preview.html", shown)


@require_safe
def download(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponseBase:
    release = find_release(request, slug, pk)
    if kind not in FILES:
        raise Http404
    return keep_quiet(file_of(sight_of(release), kind), is_public=False)


@require_safe
def picture(request: SignedInRequest, slug: str, pk: int, key: int) -> HttpResponseBase:
    release = find_release(request, slug, pk)
    document = sight_of(release).document
    response = picture_response(request, document, key, audience=release.audience)
    return keep_quiet(response, is_public=False)
