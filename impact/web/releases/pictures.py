"""The photos of a release: frozen as numbers only, shown as long as their people agree."""

from collections.abc import Iterable
from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from impact.journeys.empowerment.models import Photo, PhotoConsent
from impact.presence.releases.documents import Document, Picture
from impact.presence.releases.models import Release
from impact.web.paper import pictures


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


def picture_response(
    request: HttpRequest, document: Document, key: int, *, audience: str
) -> HttpResponseBase:
    """Return a photo of this document.

    :raises Http404: if it is not in it, is no longer agreed to, or its file is gone.
    """
    if key not in live_pictures(document, audience=audience):
        raise Http404
    photo = get_object_or_404(Photo, pk=key)
    name, mark = f"photo-{key}", photo.sha256
    return pictures.picture_response(request, photo.image, name=name, mark=mark)


def read_pictures(keys: Iterable[int]) -> dict[int, bytes]:
    """Return the photos whose file is still there, for paper: one that is gone stops no page."""
    told = {}
    for photo in Photo.objects.filter(pk__in=keys):
        with suppress(FileNotFoundError), photo.image.open("rb") as file:
            told[photo.pk] = file.read()
    return told


def _pictures_of(document: Document) -> list[Picture]:
    return [
        picture for part in document.parts for piece in part.pieces for picture in piece.pictures
    ]
