"""A story, or an extract of the logbook, as others may read it: the team's words, its photos."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Story
from impact.journeys.empowerment.queries.stories import logbook_extract_of, story_of
from impact.presence.communities.models import Initiative
from impact.presence.releases.documents import Document, Part, Picture, Piece, Text
from impact.web.releases.contents.ground import ground_of, said
from impact.web.templatetags.dates import spell_day

Told = Mapping[str, Any]


def story_document(initiative: Initiative, *, use: str, on: date) -> Document:
    """Return the story the team tells, with the photos agreed for this use."""
    return _document(story_of(initiative, use=use), initiative=initiative, on=on)


def story_title(initiative: Initiative) -> str:
    """Return the title the team gave its story, or an empty text."""
    outline = Story.objects.filter(initiative=initiative).first()
    return outline.title if outline else ""


def logbook_document(
    initiative: Initiative, *, since: date | None, up_to: date | None, use: str, on: date
) -> Document:
    """Return what the logbook holds between two days, with the photos agreed for this use."""
    told = logbook_extract_of(initiative, since=since, until=up_to, use=use)
    return _document(told, initiative=initiative, on=on)


def _document(told: Told, *, initiative: Initiative, on: date) -> Document:
    parts = tuple(_part(chapter) for chapter in told["chapters"] if chapter["entries"])
    opening = Text(told["intro"], _("Pour commencer"), is_free=True)
    intro = (Part("", opening),) if told["intro"] else ()
    return Document(
        **ground_of(initiative, on=on),
        parts=(*intro, *parts) if parts else (),
        facts=_facts(told),
        caution=_(
            "C’est la communauté qui raconte, avec ses mots. D’autres raconteraient autrement."
        ),
    )


def _facts(told: Told) -> tuple[tuple[str, str], ...]:
    if not told["since"]:
        return ()
    days = {name: spell_day(date.fromisoformat(told[name])) for name in ("since", "until")}
    return ((_("Période"), _("du %(since)s au %(until)s") % days),)


def _part(chapter: Told) -> Part:
    return Part(chapter["title"], pieces=tuple(_piece(entry) for entry in chapter["entries"]))


def _piece(entry: Told) -> Piece:
    touched = ", ".join(entry["components"])
    when = {"day": spell_day(date.fromisoformat(entry["on"])), "kind": entry["kind_label"]}
    return Piece(
        head=Text(entry["title"], is_free=True),
        status=_("%(day)s, %(kind)s") % {**when, "kind": when["kind"].lower()},
        texts=(
            *said("", entry["body"]),
            *said(_("Avec"), entry["actors"]),
            *([Text(touched, _("Cela touche"))] if touched else []),
        ),
        pictures=tuple(
            Picture(
                key=photo["id"],
                sha256=photo["sha256"],
                alt=photo["alt"],
                width=photo["width"],
                height=photo["height"],
            )
            for photo in entry["photos"]
        ),
    )
