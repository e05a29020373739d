"""Stories and news of the demo, by the operations that everyone goes through."""

from typing import Any

from impact.lib.pictures import redraw
from impact.lib.slugs import stem_of
from impact.presence.pages import operations as pages
from impact.presence.pages.models import Page
from impact.presence.pages.publications import new_content
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import free_key
from impact.web.management.demo.drawings import draw
from impact.web.management.demo.replay import Deed, Scene

STORY, NEWS = Page.Kind.STORY, Page.Kind.NEWS


def tell_story(scene: Scene) -> None:
    """Tell a story step by step, then propose it unless it stays a draft."""
    event: dict[str, Any] = dict(scene.event)
    content = new_content(STORY) | event["says"] | {"agreed": True}
    key = free_key(STORY, content)
    draft = operations.Draft(content, "Un nouveau récit.", str(content["byline"])[:120])
    revision = operations.start_draft(kind=STORY, key=key, draft=draft, by=scene.by, at=scene.at)
    if event.get("named"):
        initiative = scene.initiative
        pages.agree(initiative=initiative, key=key, decided_on=scene.on, by=scene.by, at=scene.at)
        content["initiative"] = initiative.slug
    if picture := event.get("picture"):
        kept = pages.add_picture(
            redrawn=redraw(draw(picture["scene"])),
            alt=picture["alt"],
            kind=STORY,
            key=key,
            by=scene.by,
            at=scene.at,
        )
        content["pictures"] = [str(kept.pk)]
    draft = operations.Draft(content, draft.summary, draft.credit)
    revision = operations.change_draft(revision=revision, draft=draft, at=scene.at)
    if not event.get("draft"):
        operations.propose(revision=revision, by=scene.by, at=scene.at)


def publish_story(scene: Scene) -> None:
    event = scene.event
    waiting = Revision.objects.waiting().filter(author=scene.town.people[event["of"]])
    revision = waiting.get(publication__kind=STORY, publication__title__startswith=event["title"])
    operations.publish(revision=revision, by=scene.by, at=scene.at, reason=event["reason"])


def publish_news(scene: Scene) -> None:
    """Write a piece of news and publish it at once, as the staff does; `ahead`: days to wait."""
    ahead = scene.event.get("ahead", 0)
    day = scene.town.day(-ahead) if ahead else scene.on
    content = new_content(NEWS) | scene.event["says"] | {"published_on": day.isoformat()}
    key = stem_of(str(content["title"]).replace("’", " "), otherwise="nouvelle")
    draft = operations.Draft(content, "Première version.")
    revision = operations.start_draft(kind=NEWS, key=key, draft=draft, by=scene.by, at=scene.at)
    proposed = operations.propose(revision=revision, by=scene.by, at=scene.at)
    operations.publish(revision=proposed, by=scene.by, at=scene.at)
    Page.objects.filter(kind=NEWS, key=key).update(is_fictional=True)


DEEDS: dict[str, Deed] = {
    "tell_story": tell_story,
    "publish_story": publish_story,
    "publish_news": publish_news,
}
