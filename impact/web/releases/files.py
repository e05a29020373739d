"""The files beside the page: a PDF to keep, a table and a JSON to work with; the same words."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from impact.presence.releases.documents import Part, Piece, rows_of
from impact.presence.releases.models import Opening
from impact.web.paper.printing import pdf_response, print_pdf
from impact.web.paper.tables import csv_response
from impact.web.releases.outside import Sight
from impact.web.releases.pictures import read_pictures
from impact.web.templatetags.dates import spell_day

#: By the end of their name, and how an opening of each is noted.
FILES = {"pdf": Opening.Form.PDF, "csv": Opening.Form.DATA, "json": Opening.Form.DATA}


def file_of(sight: Sight, kind: str) -> HttpResponse:
    """Return the PDF or the data of a release, `pdf`, `csv` or `json`."""
    name = sight.release.slug
    if kind == "pdf":
        return pdf_response(print_pdf("release", paper_of(sight)), name)
    if kind == "csv":
        head = [_("Partie"), _("Élément"), _("Rubrique"), _("Valeur")]
        return csv_response(name, header=head, rows=_table(sight))
    way = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(values_of(sight), json_dumps_params=way)
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


def values_of(sight: Sight) -> dict[str, Any]:
    """Return the release as plain values: what the page says, and no number of ours."""
    release, document = sight.release, sight.document
    return {
        "demarche": document.of,
        "lieu": document.place,
        "titre": release.title,
        "sorte": str(release.get_kind_display()),
        "partage_avec": sight.audience,
        "jusqu_au": release.until,
        "tel_que_le": document.drawn_on,
        "mot_de_la_communaute": release.words,
        "reperes": dict(document.facts),
        "parties": [_part(part, sight) for part in document.parts],
        "comment_le_lire": document.caution,
        "source": document.source,
    }


def _part(part: Part, sight: Sight) -> dict[str, Any]:
    return {
        "titre": part.title,
        "texte": part.intro.text if part.intro else "",
        "elements": [_piece(piece, sight) for piece in part.pieces],
    }


def _piece(piece: Piece, sight: Sight) -> dict[str, Any]:
    return {
        "nom": piece.head.text,
        "etat": piece.status,
        "niveau": piece.level,
        "textes": [{"rubrique": text.label, "texte": text.text} for text in piece.texts],
        "photos": [one.alt for one in piece.pictures if one.key in sight.shown],
    }


def _table(sight: Sight) -> list[tuple[str, ...]]:
    document = sight.document
    facts = [("", "", label, told) for label, told in _frame(sight) if told]
    return [*facts, *rows_of(replace(document, facts=()))]


def _frame(sight: Sight) -> list[tuple[str, str]]:
    """Return what frames the content, for files that are read far from the page."""
    release, document = sight.release, sight.document
    return [
        (_("Démarche"), document.of),
        (_("Lieu"), document.place),
        (_("Titre"), release.title),
        (_("Le mot de la communauté"), release.words),
        *_facts(sight),
    ]


def _facts(sight: Sight) -> list[tuple[str, str]]:
    release, document = sight.release, sight.document
    return [
        (_("Partagé avec"), sight.audience),
        (_("Tel que c’était le"), spell_day(document.drawn_on)),
        (_("Jusqu’au"), _day(release.until) or _("sans fin prévue")),
        *document.facts,
    ]


def _day(day: date | None) -> str:
    return spell_day(day) if day else ""


def paper_of(sight: Sight) -> dict[str, Any]:
    """Return what the `release` layout prints."""
    release, document = sight.release, sight.document
    read = read_pictures(sight.shown)
    told = {"audience": sight.audience, "day": spell_day(document.drawn_on)}
    return {
        "title": release.title,
        "subtitle": " · ".join(filter(None, [document.of, document.place])),
        "kind": str(release.get_kind_display()),
        "note": _("Partagé avec\u00a0: %(audience)s. Tel que c’était le %(day)s.") % told,
        "words": release.words.strip(),
        "facts": _facts(sight),
        "parts": [
            asdict(part) | {"pieces": [_on_paper(piece, read) for piece in part.pieces]}
            for part in document.parts
        ],
        "top": document.top,
        "caution": document.caution,
        "source": document.source,
    }


def _on_paper(piece: Piece, read: Mapping[int, bytes]) -> dict[str, Any]:
    shown = [one for one in piece.pictures if one.key in read]
    pictures = [{"alt": one.alt, "bytes": list(read[one.key])} for one in shown]
    return asdict(piece) | {"pictures": pictures}
