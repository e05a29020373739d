"""Resources and proposals for the tests of the library, made the short way."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from impact.presence.library.models import Resource, StoredFile
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Publication, Revision
from tests.cast import NOON
from tests.lib.files import samples


def resource(slug: str, *, at: datetime = NOON, **fields) -> Resource:
    fields = {"title": slug.replace("-", " ").capitalize(), "type": "GUIDE"} | fields
    return Resource.objects.create(slug=slug, created_at=at, revised_at=at, **fields)


def upload(content: bytes | None = None, name: str = "Guide d’accueil.pdf") -> SimpleUploadedFile:
    content = samples.pdf() if content is None else content
    return SimpleUploadedFile(name, content, content_type="text/html")


def proposal(
    file: StoredFile, *, by: User, state: str = "PROPOSED", key: str = "guide"
) -> Revision:
    """A revision that holds a file, in the state one wants it."""
    publication, _is_new = Publication.objects.get_or_create(
        kind=Resource.FOUND_AS, key=key, defaults={"title": key, "created_at": NOON}
    )
    published = {"number": 1, "published_at": NOON} if state == "PUBLISHED" else {}
    return Revision.objects.create(
        publication=publication,
        state=state,
        content={"title": key, "file": file.token},
        author=by,
        created_at=NOON,
        changed_at=NOON,
        proposed_at=NOON,
        **published,
    )
