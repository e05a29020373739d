"""Photos of the logbook: adding one, looking at it, saying what is seen, erasing it.

A picture has no address of its own on this site: it goes through here, where who looks is checked
each time. Elsewhere (a release) it is checked against what its people agreed to.
"""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import LogEntry, Photo, PhotoConsent
from impact.presence.communities.policies import may_take_part
from impact.web.empowerment.entry_forms import ConsentForm, PhotoForm
from impact.web.empowerment.reach import find_entry_to_change, find_photo
from impact.web.http import SignedInRequest, refuse_archived
from impact.web.paper.pictures import picture_response


@require_safe
def image(request: SignedInRequest, slug: str, pk: int) -> HttpResponseBase:
    photo = find_photo(request, slug, pk)
    name, mark = f"journal-de-bord-{pk}", photo.sha256
    return picture_response(request, photo.image, name=name, mark=mark)


@require_safe
def small(request: SignedInRequest, slug: str, pk: int) -> HttpResponseBase:
    photo = find_photo(request, slug, pk)
    name, mark = f"journal-de-bord-{pk}-petite", f"{photo.sha256}-petite"
    return picture_response(request, photo.small, name=name, mark=mark)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry_to_change(request, slug, pk)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            photo = _add(request, entry=entry, form=form)
        except operations.EnoughPhotos:
            form.add_error(
                "photo", _("Huit photos suffisent à une entrée. Effacez-en une d’abord.")
            )
        else:
            messages.success(request, _("La photo est ajoutée, sans lieu ni nom d’appareil."))
            if "another" in request.POST:
                return redirect("empowerment:photo-new", slug, pk)
            return redirect("empowerment:photo-sheet", slug, photo.pk)
    shown = {"initiative": entry.initiative, "entry": entry, "form": form}
    return render(request, "empowerment/photo_new.html", shown)


def _add(request: SignedInRequest, *, entry: LogEntry, form: PhotoForm) -> Photo:
    now = timezone.now()
    photo = operations.add_photo(
        entry=entry,
        redrawn=form.cleaned_data["photo"],
        alt=form.cleaned_data["alt"],
        by=request.user,
        at=now,
    )
    for use in form.cleaned_data["agreed"]:
        today = timezone.localdate(now)
        operations.note_consent(photo=photo, use=use, given_on=today, by=request.user, at=now)
    return photo


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """A photo, what is seen on it, and who agreed to what."""
    photo = find_photo(request, slug, pk)
    problem = ""
    if request.method == "POST":
        refuse_archived(photo.entry.initiative)
        alt = request.POST.get("alt", "")[:300]
        try:
            operations.describe_photo(photo=photo, alt=alt, by=request.user, at=timezone.now())
        except operations.NoDescription:
            problem = _("Dites en une phrase ce qu’on voit sur la photo.")
        else:
            messages.success(request, _("Ce qu’on y voit est à jour."))
            return redirect("empowerment:photo-sheet", slug, pk)
    return render(request, "empowerment/photo.html", sheet_of(request, photo, problem=problem))


def sheet_of(
    request: SignedInRequest, photo: Photo, *, problem: str = "", wrong: ConsentForm | None = None
) -> dict[str, object]:
    """Return what the page of a photo shows; `wrong` is an agreement form that was refused."""
    consents = list(photo.consents.select_related("recorded_by").order_by("recorded_at", "pk"))
    today = timezone.localdate()
    uses = [
        {
            "use": use,
            "standing": next((c for c in consents if c.use == use and not c.withdrawn_at), None),
            "past": [c for c in consents if c.use == use and c.withdrawn_at],
            "form": wrong
            if wrong and wrong.data.get("use") == use
            else ConsentForm(
                today=today, initial={"use": use, "given_on": today}, auto_id=f"id_{use}_%s"
            ),
        }
        for use in PhotoConsent.Use
    ]
    initiative = photo.entry.initiative
    return {
        "initiative": initiative,
        "photo": photo,
        "uses": uses,
        "problem": problem,
        "may_take_part": may_take_part(request.user, initiative),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then erase; possible even once the initiative is archived, as saying no is."""
    photo = find_photo(request, slug, pk)
    if request.method != "POST":
        shown = {"initiative": photo.entry.initiative, "photo": photo}
        return render(request, "empowerment/photo_erasure.html", shown)
    operations.remove_photo(photo=photo, by=request.user, at=timezone.now())
    messages.success(request, _("La photo est effacée, ici et dans ce qui a été publié."))
    return redirect("empowerment:entry", slug, photo.entry_id)
