"""The library of the town: files that people deposit, collections, uses, a file brought in, links
that were looked at; all fictional."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from impact.presence.library import operations as library
from impact.presence.library.liveness import Look, Sight
from impact.presence.library.models import Collection, Import, Resource
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import free_key
from impact.web.management.demo.drawings import draw
from impact.web.management.demo.replay import Deed, Scene
from impact.web.paper.printing import print_pdf


def propose_resource(scene: Scene) -> None:
    """Propose a resource, with its file if the story has one, through everyone's own door."""
    event: dict[str, Any] = dict(scene.event)
    content = dict(event["says"])
    if name := event.get("file"):
        upload = ContentFile(_content(event), name=name)
        content["file"] = library.accept_file(upload=upload, by=scene.by, at=scene.at).token
    _propose(scene, Resource.FOUND_AS, content)


def publish_resource(scene: Scene) -> None:
    key = _publish(scene, Resource.FOUND_AS)
    Resource.objects.filter(slug=key).update(is_fictional=True)


def propose_collection(scene: Scene) -> None:
    _propose(scene, Collection.FOUND_AS, dict(scene.event["says"]))


def publish_collection(scene: Scene) -> None:
    _publish(scene, Collection.FOUND_AS)


def tell_use(scene: Scene) -> None:
    """Tell what the initiative did with a resource, as its coordination does."""
    event = scene.event
    told = library.Told(event["words"], event.get("advice", ""), event.get("named", False))
    library.tell_use(
        resource=_find(event["title"]),
        initiative=scene.initiative,
        told=told,
        by=scene.by,
        at=scene.at,
    )


def hold_import(scene: Scene) -> None:
    """Hand a file of records over: it is looked at, and nothing enters the library yet."""
    name, data = scene.event["file"], str(scene.event["text"]).encode()
    library.hold_file(name=name, data=data, by=scene.by, at=scene.at)


def bring_in(scene: Scene) -> None:
    """Bring in a file that was looked at, what it does not say completed for all its records."""
    held = Import.objects.waiting().get(name=scene.event["file"])
    held = library.settle_import(held=held, common=scene.event["common"], lines={})
    library.bring_in(held=held, by=scene.by, at=scene.at)
    Resource.objects.filter(pk__in=held.added.values("pk")).update(is_fictional=True)


def see_link(scene: Scene) -> None:
    """Keep what looks at a link saw, one a day."""
    event = scene.event
    resource = _find(event["title"])
    look = Look(Sight(event["saw"]), str(event["told"]), event.get("moved_to", ""))
    for day in range(event.get("days", 1)):
        library.note_look(resource=resource, look=look, at=scene.at + timedelta(days=day))


def _propose(scene: Scene, kind: str, content: dict[str, Any]) -> None:
    event = scene.event
    draft = operations.Draft(content, summary=event["why"], credit=event.get("credit", ""))
    key = free_key(kind, content)
    revision = operations.start_draft(kind=kind, key=key, draft=draft, by=scene.by, at=scene.at)
    operations.propose(revision=revision, by=scene.by, at=scene.at)


def _publish(scene: Scene, kind: str) -> str:
    """Publish what waits under this title; return its key."""
    waiting = Revision.objects.waiting().filter(publication__kind=kind)
    revision = waiting.get(publication__title__startswith=scene.event["title"])
    operations.publish(
        revision=revision, by=scene.by, at=scene.at, reason=scene.event.get("reason", "")
    )
    return str(revision.publication.key)


def _find(title: str) -> Resource:
    return Resource.objects.get(title__startswith=title, is_fictional=True)


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
    "propose_collection": propose_collection,
    "publish_collection": publish_collection,
    "tell_use": tell_use,
    "hold_import": hold_import,
    "bring_in": bring_in,
    "see_link": see_link,
}
