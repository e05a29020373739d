"""The photos of a release: frozen as numbers only, shown as long as their people agree."""

from django.http import Http404, HttpResponse

from impact.journeys.empowerment.models import Photo, PhotoConsent
from impact.presence.releases.documents import Document, Picture
from impact.presence.releases.models import Release


def use_for(audience: str) -> PhotoConsent.Use:
    """Return what people must have agreed to: a region is many, and is asked as everyone is."""
    is_one = audience == Release.Audience.ORGANIZATION
    return PhotoConsent.Use.REPORT if is_one else PhotoConsent.Use.PUBLIC


def live_pictures(document: Document, *, audience: str) -> frozenset[int]:
    """Return the photos of a document that may be shown today, and are still what they were."""
    kept = {one.key: one.sha256 for one in _pictures_of(document)}
    if not kept:
        return frozenset()
    agreed = Photo.objects.agreed_for(use_for(audience)).filter(pk__in=kept)
    return frozenset(
        key for key, sha256 in agreed.values_list("pk", "sha256") if kept[key] == sha256
    )


def picture_response(document: Document, key: int, *, audience: str) -> HttpResponse:
    """Return a photo of this document.

    :raises Http404: if it is not in it, or is no longer agreed to.
    """
    if key not in live_pictures(document, audience=audience):
        raise Http404
    return HttpResponse(read_picture(key), content_type="image/jpeg")


def read_picture(key: int) -> bytes:
    photo = Photo.objects.get(pk=key)
    with photo.image.open("rb") as file:
        told: bytes = file.read()
    return told


def _pictures_of(document: Document) -> list[Picture]:
    return [
        picture for part in document.parts for piece in part.pieces for picture in piece.pictures
    ]
