"""Reading again every text before it leaves: a name may be hidden in it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.releases import operations
from impact.presence.releases.documents import passages_of, read, rewrite, write
from impact.presence.releases.models import Release
from impact.presence.releases.operations import Outline
from impact.presence.releases.queries import names_told_in
from impact.web.http import SignedInRequest
from impact.web.releases.forms import RereadForm
from impact.web.releases.offerings import ORIGIN, choices_from, content_of, find_offering
from impact.web.releases.reach import back_if_overtaken, find_prepared
from impact.web.releases.steps import steps_at


@require_http_methods(["GET", "HEAD", "POST"])
@back_if_overtaken
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_prepared(request, slug, pk)
    document = read(release.content)
    form = RereadForm(
        request.POST or None,
        passages=passages_of(document),
        initial={"title": release.title, "words": release.words},
    )
    if not form.is_valid():
        return _ask(request, release, form)
    told = form.cleaned_data
    try:
        operations.revise_release(
            release=release,
            outline=_outline(release, title=told["title"], words=told["words"]),
            content=_keep_origin(release, write(rewrite(document, form.texts()))),
            seen=request.POST.get("seen", ""),
            by=request.user,
            at=timezone.now(),
        )
    except operations.ChangedMeanwhile:
        return _ask(request, release, form, has_changed=True)
    except operations.NothingToTell:
        return _ask(request, release, form, is_empty=True)
    return redirect("releases:preview", slug=slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@back_if_overtaken
def redraw(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then take the content down anew, as the team's pages are; what was rewritten goes."""
    release = find_prepared(request, slug, pk)
    if request.method != "POST":
        shown = {"initiative": release.initiative, "release": release}
        return render(request, "releases/redrawing.html", shown)
    origin = release.content[ORIGIN]
    offering = find_offering(release.initiative, origin["code"])
    choices = choices_from(origin, audience=release.audience)
    try:
        operations.revise_release(
            release=release,
            outline=_outline(release, title=release.title, words=release.words),
            content=content_of(
                offering,
                initiative=release.initiative,
                choices=choices,
                on=timezone.localdate(),
            ),
            seen=request.POST.get("seen", ""),
            by=request.user,
            at=timezone.now(),
        )
    except operations.NothingToTell:
        messages.error(request, _("Il n’y a plus rien à en dire. Les textes restent ici."))
    else:
        messages.success(request, _("Les textes sont ceux d’aujourd’hui. Relisez-les."))
    return redirect("releases:texts", slug=slug, pk=pk)


def _ask(
    request: SignedInRequest, release: Release, form: RereadForm, **trouble: bool
) -> HttpResponse:
    shown = {
        "initiative": release.initiative,
        "release": release,
        "form": form,
        "names": names_told_in(release),
        "steps": steps_at("texts"),
        **trouble,
    }
    status = 409 if trouble.get("has_changed") else 200
    return render(request, "releases/texts.html", shown, status=status)


def _outline(release: Release, *, title: str, words: str) -> Outline:
    return Outline(
        kind=release.kind,
        audience=release.audience,
        title=title,
        audience_name=release.audience_name,
        territory=release.territory,
        words=words,
        until=release.until,
    )


def _keep_origin(release: Release, content: dict[str, object]) -> dict[str, object]:
    return content | {ORIGIN: release.content[ORIGIN]}
