"""What receivers see: an article, a PDF, a table, a JSON; the same before and after deciding.

Nothing here reads the initiative: only what the release keeps, and which photos are agreed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from impact.presence.releases.documents import Document, read, rows_of
from impact.presence.releases.models import Opening, Release
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.paper.tables import csv_response
from impact.web.releases.offerings import ORIGIN
from impact.web.releases.pictures import live_pictures, read_picture
from impact.web.templatetags.dates import spell_day

#: The files beside the page, by the end of their name: relative, so that every door is the same.
FILES = {"pdf": Opening.Form.PDF, "csv": Opening.Form.DATA, "json": Opening.Form.DATA}


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
    """Return the article receivers read, the same to the byte for a preview and for them."""
    return render_to_string("releases/_article.html", {"sight": sight})


def file_of(sight: Sight, kind: str) -> HttpResponse:
    """Return the PDF or the data of a release, `pdf`, `csv` or `json`."""
    name = sight.release.slug
    if kind == "pdf":
        return pdf_response(print_pdf("release", paper_of(sight)), name)
    if kind == "csv":
        head = [_("Partie"), _("Élément"), _("Rubrique"), _("Valeur")]
        facts = [("", "", label, told) for label, told in _facts(sight)]
        return csv_response(name, header=head, rows=[*facts, *rows_of(sight.document)])
    response = JsonResponse(
        values_of(sight), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


def values_of(sight: Sight) -> dict[str, Any]:
    """Return the release as plain values: what the page says, and no number of ours."""
    release = sight.release
    content = {name: told for name, told in release.content.items() if name != ORIGIN}
    told = {
        "title": release.title,
        "kind": release.kind,
        "for": sight.audience,
        "until": release.until,
        "words": release.words,
    }
    return told | content | {"parts": [_part(part, sight) for part in content["parts"]]}


def _part(part: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    return {**part, "pieces": [_piece(piece, sight) for piece in part["pieces"]]}


def _piece(piece: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    told = [one["alt"] for one in piece["pictures"] if one["key"] in sight.shown]
    return {**piece, "pictures": told}


def paper_of(sight: Sight) -> dict[str, Any]:
    """Return what the `release` layout prints."""
    release, document = sight.release, sight.document
    until = spell_day(release.until) if release.until else ""
    note = _("Partagé avec %(audience)s. Tel que c’était le %(day)s.") % {
        "audience": sight.audience,
        "day": spell_day(document.drawn_on),
    }
    return values_of(sight) | {
        "kind": str(release.get_kind_display()),
        "until": until,
        "note": note,
        "facts": _facts(sight),
        "parts": [
            {
                **part,
                "pieces": [
                    {
                        **piece,
                        "pictures": [
                            {"alt": one["alt"], "bytes": list(picture)}
                            for one in piece["pictures"]
                            if one["key"] in sight.shown and (picture := read_picture(one["key"]))
                        ],
                    }
                    for piece in part["pieces"]
                ],
            }
            for part in release.content["parts"]
        ],
    }


def _facts(sight: Sight) -> list[tuple[str, str]]:
    """Return what frames the content, for files that are read far from the page."""
    release, document = sight.release, sight.document
    return [
        (_("Démarche"), document.of),
        (_("Lieu"), document.place),
        (_("Partagé avec"), sight.audience),
        (_("Jusqu’au"), _day(release.until) or _("sans fin prévue")),
        (_("Tel que c’était le"), spell_day(document.drawn_on)),
        (_("Le mot de la communauté"), release.words),
        *document.facts,
    ]


def _day(day: date | None) -> str:
    return spell_day(day) if day else ""


def keep_quiet(response: HttpResponse, *, is_public: bool) -> HttpResponse:
    """Ask browsers and search engines to keep nothing, and to tell nobody where one came from."""
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    if not is_public:
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
