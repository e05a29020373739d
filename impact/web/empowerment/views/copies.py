"""Taking the logbook away: a table of what is shown, or all of it with its photos."""

import json
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.journeys.empowerment.models import LogEntry
from impact.journeys.empowerment.queries.logbook import find_entries, photos_of, tags_for
from impact.journeys.empowerment.queries.stories import story_of
from impact.presence.communities.models import Initiative
from impact.web.empowerment.entry_forms import SieveForm
from impact.web.http import SignedInRequest, find_initiative
from impact.web.paper.tables import csv_response


@require_safe
def as_csv(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    sieve = SieveForm(request.GET, tags=tags_for(initiative)).sieve()
    return _table(slug, list(find_entries(initiative, sieve=sieve)))


@require_safe
def as_zip(request: SignedInRequest, slug: str) -> FileResponse:
    """The whole logbook: its entries, its photos and what was agreed about them, its story."""
    initiative = find_initiative(request, slug)
    # Photos of a few years may weigh more than a web process should hold.
    packed = tempfile.TemporaryFile()  # noqa: SIM115
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(initiative):
            archive.writestr(name, content)
    packed.seek(0)
    name = f"journal-de-bord-{slug}.zip"
    return FileResponse(packed, as_attachment=True, filename=name, content_type="application/zip")


def _files(initiative: Initiative) -> Iterator[tuple[str, bytes | str]]:
    yield "lisez-moi.txt", _read_me()
    yield "journal-de-bord.csv", _table("entrees", list(find_entries(initiative))).content
    yield "recit.json", json.dumps(story_of(initiative), ensure_ascii=False, indent=2)
    photos = photos_of(initiative)
    header = [_("Fichier"), _("Entrée"), _("Ce qu’on y voit"), _("Accords en vigueur")]
    rows = [
        [
            f"photos/{photo.pk}.jpg",
            photo.entry_id,
            photo.alt,
            ", ".join(consent.get_use_display() for consent in photo.consents.all()),
        ]
        for photo in photos
    ]
    yield "photos.csv", csv_response("photos", header=header, rows=rows).content
    for photo in photos:
        with suppress(FileNotFoundError), photo.image.open("rb") as kept:
            yield f"photos/{photo.pk}.jpg", kept.read()


def _table(slug: str, entries: Sequence[LogEntry]) -> HttpResponse:
    header = [
        _("Entrée"),
        _("Jour"),
        _("Sorte"),
        _("En une ligne"),
        _("En vos mots"),
        _("Avec qui"),
        _("Étape"),
        _("Ce que cela touche"),
        _("Dans le récit"),
        _("Photos"),
    ]
    rows = (_row(entry) for entry in entries)
    return csv_response(f"journal-de-bord-{slug}", header=header, rows=rows)


def _row(entry: LogEntry) -> list[object]:
    return [
        entry.pk,
        entry.happened_on.isoformat(),
        entry.get_kind_display(),
        entry.title,
        entry.body,
        entry.actors,
        entry.stage.name if entry.stage else "",
        ", ".join(tag.full_name for tag in entry.components.all()),
        _("oui") if entry.in_story else _("non"),
        len(entry.photos.all()),
    ]


def _read_me() -> str:
    lines = [
        _("Le journal de bord de votre démarche, tel qu’il est aujourd’hui."),
        "",
        _("journal-de-bord.csv\u00a0: les entrées, pour un tableur."),
        _("recit.json\u00a0: le récit, pour une machine ou un autre service."),
        _("photos.csv et photos/\u00a0: les photos, ce qu’on y voit, ce à quoi on a dit oui."),
        "",
        _("Les accords suivent les photos\u00a0: hors de l’équipe, une photo ne se montre que là"),
        _("où les personnes qu’on y voit ont dit oui, et tant qu’elles ne disent pas non."),
        "",
    ]
    return "\n".join(lines)
