"""Pages told to machines, in JSON-LD with the words of schema.org."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from impact.presence.pages.models import Page

_TYPES = {Page.Kind.PAGE: "WebPage", Page.Kind.NEWS: "NewsArticle", Page.Kind.STORY: "Article"}
#: A text typed by people could hold these; inside a data block they would end it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def article(request: HttpRequest, page: Page, **more: Any) -> SafeString:
    """Return a page as text that is safe inside `<script type="application/ld+json">`."""
    here = request.build_absolute_uri(request.path)
    day = page.published_on
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[Page.Kind(page.kind)],
        "@id": here,
        "url": here,
        "name": page.title,
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "datePublished": day.isoformat() if day else None,
        "dateModified": page.revised_at.isoformat(timespec="seconds"),
        "author": {"@type": "Person", "name": page.byline} if page.byline else None,
        "publisher": {"@type": "Organization", "name": "IMPACT"},
        "license": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
        **more,
    }
    kept = {name: value for name, value in told.items() if value}
    return mark_safe(json.dumps(kept, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308
