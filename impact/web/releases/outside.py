"""What receivers see, before and after deciding: one article, the same to the byte.

Nothing here reads the initiative: only what the release keeps, and which photos are agreed.
The files that go with it are in `files`.
"""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from impact.presence.releases.documents import Document, read
from impact.presence.releases.models import Release
from impact.web.releases.pictures import live_pictures


@dataclass(frozen=True, slots=True)
class Sight:
    """A release as it is seen from outside."""

    release: Release
    document: Document
    #: Photos whose people still agree.
    shown: frozenset[int]

    @property
    def audience(self) -> str:
        return audience_words(self.release)

    @property
    def rungs(self) -> range:
        """The levels a piece may reach, when the document has levels."""
        return range(1, self.document.top + 1)


def sight_of(release: Release) -> Sight:
    document = read(release.content)
    return Sight(release, document, live_pictures(document, audience=release.audience))


def audience_words(release: Release) -> str:
    """Return to whom a release goes, in words."""
    if release.audience == Release.Audience.REGION and release.territory:
        return release.territory.name
    return release.audience_name or str(Release.Audience(release.audience).label)


def article_of(sight: Sight) -> str:
    """Return the article receivers read; every address in it is relative to their door."""
    return render_to_string("releases/_article.html", {"sight": sight})


def keep_quiet(response: HttpResponseBase, *, is_public: bool) -> HttpResponseBase:
    """Ask browsers and search engines to keep nothing, and to tell nobody where one came from."""
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    if not is_public:
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
