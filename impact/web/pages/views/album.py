"""The pictures of a story being told: added one by one, described, shown or not."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.pages import operations
from impact.presence.pages.models import Page, Picture
from impact.presence.pages.policies import may_add_picture, may_change_picture
from impact.web.http import SignedInRequest, read_whole
from impact.web.pages import steps
from impact.web.pages.drafts import Writing, keep
from impact.web.pages.forms import AlbumForm, PictureForm
from impact.web.pages.views.telling import find_writing, way_of

KIND = Page.Kind.STORY


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, key: str) -> HttpResponse:
    writing = find_writing(request, key)
    held = Picture.objects.prepared_for(kind=KIND, key=key)
    deed = request.POST.get("geste", "")
    adding = PictureForm(*(request.POST, request.FILES) if deed == "ajouter" else ())
    if deed == "ajouter" and _added(request, writing, adding):
        return redirect("pages:album", key)
    if deed == "retirer":
        _remove(request, writing, get_object_or_404(held, pk=read_whole(request, "image")))
        return redirect("pages:album", key)
    if request.method == "POST" and deed != "ajouter":
        _choose(request, writing, list(held))
        leads_on = deed == "continuer"
        return redirect("pages:telling-step" if leads_on else "pages:album", key, *_next(leads_on))
    shown: dict[str, Any] = way_of(writing, steps.ALBUM) | {"adding": adding}
    chosen = {str(one) for one in writing.content.get("pictures") or []}
    shown["pictures"] = [(one, str(one.pk) in chosen) for one in held]
    return render(request, "pages/album.html", shown)


def _next(leads_on: bool) -> list[str]:
    return ["accords"] if leads_on else []


def _added(request: SignedInRequest, writing: Writing, form: PictureForm) -> bool:
    """Keep the picture and show it in the story; say whether it could be."""
    if not form.is_valid():
        return False
    now, by = timezone.now(), request.user
    if writing.revision is None:
        # A picture belongs to a draft: correcting a story begins one.
        keep(writing, content={}, by=by, at=now)
    if not may_add_picture(by, kind=KIND, key=writing.key):
        raise PermissionDenied
    said = form.cleaned_data
    try:
        picture = operations.add_picture(
            redrawn=said["picture"], alt=said["alt"], kind=KIND, key=writing.key, by=by, at=now
        )
    except operations.EnoughPictures:
        form.add_error("picture", _("Ce récit a déjà quarante images. Retirez-en d’abord."))
        return False
    shown = [*(writing.content.get("pictures") or []), str(picture.pk)]
    keep(find_writing(request, writing.key), content={"pictures": shown}, by=by, at=now)
    messages.success(request, _("L’image est ajoutée."))
    return True


def _remove(request: SignedInRequest, writing: Writing, picture: Picture) -> None:
    """Take a picture out of the draft, and erase it if nothing else shows it."""
    now, by = timezone.now(), request.user
    shown = [one for one in writing.content.get("pictures") or [] if one != str(picture.pk)]
    keep(writing, content={"pictures": shown}, by=by, at=now)
    if may_change_picture(by, picture):
        try:
            operations.remove_picture(picture=picture, by=by, at=now)
        except operations.StillShown:
            messages.info(
                request,
                _("L’image quittera le récit publié quand ce changement sera publié."),
            )
            return
    messages.success(request, _("L’image est retirée de votre brouillon."))


def _choose(request: SignedInRequest, writing: Writing, held: list[Picture]) -> None:
    form = AlbumForm(request.POST, pictures=held)
    if form.is_valid():
        keep(
            writing,
            content={"pictures": form.cleaned_data["pictures"]},
            by=request.user,
            at=timezone.now(),
        )
