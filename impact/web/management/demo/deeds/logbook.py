"""The logbook of the demo: entries, drawn photos, agreements, and the story made of them."""

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Component, LogEntry, PhotoConsent
from impact.lib.pictures import redraw
from impact.web.management.demo.drawings import draw
from impact.web.management.demo.replay import Deed, Scene

#: The words a story uses → how it is told.
_KINDS = {"event": LogEntry.Kind.EVENT, "change": LogEntry.Kind.CHANGE}
_USES = {"report": PhotoConsent.Use.REPORT, "public": PhotoConsent.Use.PUBLIC}


def log(scene: Scene) -> None:
    """An entry, written the day it happened or `later` days after."""
    event = scene.event
    told = operations.Told(
        happened_on=scene.on,
        title=event["title"],
        kind=_KINDS[event.get("kind", "event")],
        body=event.get("body", ""),
        actors=event.get("actors", ""),
        stage=scene.town.stages[event["stage"]] if "stage" in event else None,
        components=_components(event.get("touches", [])),
        in_story=event.get("in_story", True),
    )
    at = scene.town.moment(max(event["ago"] - event.get("later", 0), 0))
    entry = operations.write_entry(initiative=scene.initiative, told=told, by=scene.by, at=at)
    for picture in event.get("photos", []):
        photo = operations.add_photo(
            entry=entry,
            redrawn=redraw(draw(picture["scene"])),
            alt=picture["alt"],
            by=scene.by,
            at=at,
        )
        for use in picture.get("agreed", []):
            operations.note_consent(
                photo=photo, use=_USES[use], given_on=scene.on, by=scene.by, at=at
            )


def prepare_story(scene: Scene) -> None:
    event = scene.event
    chapters = event.get("chapters", {})
    placed = {
        entry.pk: operations.Placed(entry.in_story, chapters[entry.title])
        for entry in scene.initiative.log_entries.filter(title__in=chapters)
    }
    assert len(placed) == len(chapters), "un chapitre s’ouvre sur une entrée qui n’existe pas"
    operations.prepare_story(
        initiative=scene.initiative,
        outline=operations.Outline(
            event["title"], event["intro"], event.get("grouping", "CHAPTERS"), placed
        ),
        revision=0,
        by=scene.by,
        at=scene.at,
    )


def _components(codes: list[str]) -> list[Component]:
    """Return components by `frame/code`, or by code for the frame of twelve."""
    found = []
    for word in codes:
        frame, code = word.split("/") if "/" in word else ("ninacs", word)
        found.append(Component.objects.get(frame__code=frame, code=code))
    return found


DEEDS: dict[str, Deed] = {"log": log, "prepare_story": prepare_story}
