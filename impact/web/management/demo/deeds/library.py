"""The library of the town: files that people deposit, links that were looked at; all fictional."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from impact.presence.library.liveness import Look, Sight
from impact.presence.library.models import Resource
from impact.presence.library.operations import accept_file, note_look
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import free_key
from impact.web.management.demo.drawings import draw
from impact.web.management.demo.replay import Deed, Scene
from impact.web.paper.printing import print_pdf

KIND = Resource.FOUND_AS


def propose_resource(scene: Scene) -> None:
    """Propose a resource, with its file if the story has one, through everyone's own door."""
    event: dict[str, Any] = dict(scene.event)
    content = dict(event["says"])
    if name := event.get("file"):
        upload = ContentFile(_content(event), name=name)
        content["file"] = accept_file(upload=upload, by=scene.by, at=scene.at).token
    draft = operations.Draft(content, summary=event["why"], credit=event.get("credit", ""))
    key = free_key(KIND, content)
    revision = operations.start_draft(kind=KIND, key=key, draft=draft, by=scene.by, at=scene.at)
    operations.propose(revision=revision, by=scene.by, at=scene.at)


def publish_resource(scene: Scene) -> None:
    waiting = Revision.objects.waiting().filter(publication__kind=KIND)
    revision = waiting.get(publication__title__startswith=scene.event["title"])
    operations.publish(
        revision=revision, by=scene.by, at=scene.at, reason=scene.event.get("reason", "")
    )
    Resource.objects.filter(slug=revision.publication.key).update(is_fictional=True)


def see_link(scene: Scene) -> None:
    """Keep what looks at a link saw, one a day."""
    event = scene.event
    resource = Resource.objects.get(title__startswith=event["title"], is_fictional=True)
    look = Look(Sight(event["saw"]), str(event["told"]), event.get("moved_to", ""))
    for day in range(event.get("days", 1)):
        note_look(resource=resource, look=look, at=scene.at + timedelta(days=day))


def _content(event: dict[str, Any]) -> bytes:
    if scene := event.get("drawn"):
        return draw(scene)
    if rows := event.get("rows"):
        return "\n".join(";".join(map(str, row)) for row in rows).encode()
    return print_pdf("release", _sheet(event["sheet"]))


def _sheet(told: dict[str, Any]) -> dict[str, Any]:
    """Return a short document as the layout of releases wants it."""
    parts = [
        {
            "title": part["title"],
            "intro": {"text": part.get("words", "")},
            "pieces": [_piece(one) for one in part.get("steps", [])],
        }
        for part in told["parts"]
    ]
    empty = dict.fromkeys(("words", "caution", "kind"), "")
    return {
        **empty,
        "title": told["title"],
        "subtitle": told["subtitle"],
        "note": told["note"],
        "source": told["note"],
        "facts": [],
        "top": 0,
        "parts": parts,
    }


def _piece(words: str) -> dict[str, Any]:
    return {
        "head": {"text": words},
        "texts": [],
        "pictures": [],
        "status": "",
        "sign": "",
        "level": None,
    }


DEEDS: dict[str, Deed] = {
    "propose_resource": propose_resource,
    "publish_resource": publish_resource,
    "see_link": see_link,
}
