"""Pictures of pages: handed over one by one to who may see them, and kept by the staff."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.presence.pages import operations
from impact.presence.pages.models import Picture
from impact.web.http import SignedInRequest, read_whole
from impact.web.pages.forms import PictureForm
from impact.web.pages.staff import find_written, staff_only
from impact.web.paper.pictures import picture_response


@login_not_required
@require_safe
def show(request: HttpRequest, pk: int, *, is_small: bool = False) -> HttpResponseBase:
    reached = Picture.objects.visible_to(request.user, on=timezone.localdate())
    picture = get_object_or_404(reached, pk=pk)
    file = picture.small if is_small else picture.image
    mark = f"{picture.sha256[:32]}{'-p' if is_small else ''}"
    return picture_response(request, file, name=picture.name, mark=mark)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """The pictures of one page: added, described, erased once nothing shows them."""
    writing = find_written(request, kind, key)
    held = Picture.objects.prepared_for(kind=kind, key=key).prefetch_related("pages")
    deed = request.POST.get("geste", "")
    form = PictureForm(*(request.POST, request.FILES) if deed == "ajouter" else ())
    if deed == "ajouter" and form.is_valid():
        said = form.cleaned_data
        _add(request, form, kind=kind, key=key, redrawn=said["picture"], alt=said["alt"])
    if deed in {"decrire", "retirer"}:
        picture = get_object_or_404(held, pk=read_whole(request, "image"))
        (_describe if deed == "decrire" else _remove)(request, picture)
    if deed and not form.errors:
        return redirect("pages:pictures", kind, key)
    shown = {"writing": writing, "kind": kind, "key": key, "form": form, "pictures": held}
    return render(request, "pages/pictures.html", shown)


def _add(request: SignedInRequest, form: PictureForm, **told) -> None:
    try:
        operations.add_picture(by=request.user, at=timezone.now(), **told)
    except operations.EnoughPictures:
        form.add_error("picture", _("Cette page a déjà quarante images. Retirez-en d’abord."))
    else:
        messages.success(request, _("L’image est ajoutée. Son nom est sous elle."))


def _describe(request: SignedInRequest, picture: Picture) -> None:
    alt = request.POST.get("alt", "").strip()[:300]
    try:
        operations.describe_picture(picture=picture, alt=alt, by=request.user, at=timezone.now())
    except operations.NoDescription:
        messages.warning(request, _("Dites en une phrase ce qu’on y voit\u00a0: rien n’a changé."))
    else:
        messages.success(request, _("La description est changée."))


def _remove(request: SignedInRequest, picture: Picture) -> None:
    try:
        operations.remove_picture(picture=picture, by=request.user, at=timezone.now())
    except operations.StillShown:
        messages.warning(
            request, _("Une page la montre encore. Enlevez-la du texte, publiez, puis revenez.")
        )
    else:
        messages.success(request, _("L’image est effacée."))
