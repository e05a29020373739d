"""What in the library looks like a description someone is about to deposit."""

from urllib.parse import urlsplit

from django.db.models import Q

from impact.presence.library.descriptions import Description, likeness_of
from impact.presence.library.models import Resource

__all__ = ["bare_address", "find_alike"]

#: Resources that are shown as alike, at most.
MOST = 3


def find_alike(told: Description) -> list[Resource]:
    """Return the shown resources with the same address, or the same title by the same author."""
    twin = likeness_of(str(told.get("title") or ""), list(told.get("creators") or ()))
    address = bare_address(str(told.get("url") or ""))
    near = Q(likeness=twin) | Q(url__icontains=address) if address else Q(likeness=twin)
    rows = Resource.objects.shown().filter(near).order_by("pk")[:50]
    return [
        one
        for one in rows
        if one.likeness == twin or (address and bare_address(one.url) == address)
    ][:MOST]


def bare_address(url: str) -> str:
    """Return an address without what changes nothing: scheme, www, fragment, last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host else ""
