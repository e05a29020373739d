"""Releases of the demo, by the operations and the contents everyone goes through."""

from datetime import timedelta

from impact.presence.releases import operations
from impact.presence.releases.documents import passages_of, read, rewrite, write
from impact.presence.releases.models import Opening, Release
from impact.web.management.demo.replay import Deed, Scene
from impact.web.releases.offerings import ORIGIN, Choices, content_of, offerings_of


def prepare_release(scene: Scene) -> None:
    """Prepare the latest there is of a kind, its texts read again."""
    event = scene.event
    kind, audience = Release.Kind(event["kind"]), event.get("audience", "ORGANIZATION")
    offering = next(one for one in offerings_of(scene.initiative) if one.kind == kind)
    choices = Choices(audience=audience, with_dissent=event.get("with_dissent", False))
    content = content_of(offering, initiative=scene.initiative, choices=choices, on=scene.on)
    operations.prepare_release(
        initiative=scene.initiative,
        outline=operations.Outline(
            kind=kind,
            audience=audience,
            audience_name=event.get("to", ""),
            title=event["title"],
            words=event.get("words", ""),
            until=scene.town.day(event["until"]) if "until" in event else None,
        ),
        content=_reread(content, event.get("rewrite", {}), parts=event.get("rename", {})),
        by=scene.by,
        at=scene.at,
    )


def _reread(content: dict, changes: dict[str, str], *, parts: dict[str, str]) -> dict:
    """Change whole texts, and some words wherever they stand."""
    document = read(content)
    texts = {one.key: changes.get(one.text, one.text) for one in passages_of(document)}
    for before, after in parts.items():
        texts = {key: told.replace(before, after) for key, told in texts.items()}
    return write(rewrite(document, texts)) | {ORIGIN: content[ORIGIN]}


def decide_release(scene: Scene) -> None:
    release, event = _release(scene), scene.event
    decision = operations.Decision(
        on=scene.on,
        present=event["present"],
        dissent=event.get("dissent", ""),
        seen=release.fingerprint,
    )
    operations.decide_release(release=release, decision=decision, by=scene.by, at=scene.at)
    for name in event.get("recipients", []):
        operations.add_recipient(release=release, name=name, by=scene.by, at=scene.at)


def open_release(scene: Scene) -> None:
    """Someone outside opened it: a recipient by her name, or everyone."""
    release, event = _release(scene), scene.event
    recipient = release.recipients.get(name=event["who"]) if "who" in event else None
    for rank, form in enumerate(event["forms"]):
        at = scene.at + timedelta(minutes=7 * rank)
        operations.note_opening(
            release=release, form=Opening.Form(form), recipient=recipient, at=at
        )


def withdraw_release(scene: Scene) -> None:
    operations.withdraw_release(
        release=_release(scene), reason=scene.event["reason"], by=scene.by, at=scene.at
    )


def _release(scene: Scene) -> Release:
    return scene.initiative.releases.get(title=scene.event["title"])


DEEDS: dict[str, Deed] = {
    "prepare_release": prepare_release,
    "decide_release": decide_release,
    "open_release": open_release,
    "withdraw_release": withdraw_release,
}
