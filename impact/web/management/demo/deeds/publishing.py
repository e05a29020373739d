"""Corrections of the demo: proposed, reviewed, decided, by the operations everyone goes through."""

from typing import Any

from impact.journeys.offers.corrections import content_of
from impact.journeys.offers.models import Offer
from impact.knowledge.competencies.rewordings import content_of as wording_of
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.web.management.demo.replay import Deed, Scene


def correct(scene: Scene) -> None:
    """Propose to correct an offer, told by the beginning of its title."""
    event: dict[str, Any] = dict(scene.event)
    offer = Offer.objects.filter(title__startswith=event["offer"]).order_by("pk")[0]
    content = (content_of(offer.slug) or {}) | event["says"]
    draft = operations.Draft(content, summary=event["why"], credit=event.get("credit", ""))
    revision = operations.start_draft(
        kind="offre", key=offer.slug, draft=draft, by=scene.by, at=scene.at
    )
    if not event.get("draft"):
        operations.propose(revision=revision, by=scene.by, at=scene.at)


def reword(scene: Scene) -> None:
    """Propose other words for a competency, told by its code."""
    event: dict[str, Any] = dict(scene.event)
    code = event["competency"]
    content = (wording_of(code) or {}) | event["says"]
    draft = operations.Draft(content, summary=event["why"], credit=event.get("credit", ""))
    revision = operations.start_draft(
        kind="competence", key=code, draft=draft, by=scene.by, at=scene.at
    )
    operations.propose(revision=revision, by=scene.by, at=scene.at)


def weigh_correction(scene: Scene) -> None:
    operations.review(
        revision=_waiting(scene),
        stance=scene.event["stance"],
        words=scene.event.get("words", ""),
        by=scene.by,
        at=scene.at,
    )


def publish_correction(scene: Scene) -> None:
    operations.publish(
        revision=_waiting(scene),
        by=scene.by,
        at=scene.at,
        reason=scene.event.get("reason", ""),
        dissent=scene.event.get("dissent", ""),
    )


def decline_correction(scene: Scene) -> None:
    operations.decline(
        revision=_waiting(scene), reason=scene.event["reason"], by=scene.by, at=scene.at
    )


def set_aside(scene: Scene) -> None:
    operations.set_aside(
        revision=_waiting(scene), reason=scene.event["reason"], by=scene.by, at=scene.at
    )


def ask_committee(scene: Scene) -> None:
    operations.ask_advice(
        revision=_waiting(scene),
        committee=scene.event["committee"],
        question=scene.event["question"],
        by=scene.by,
        at=scene.at,
    )


def trust_reviewer(scene: Scene) -> None:
    operations.name_reviewer(
        person=scene.town.people[scene.event["who"]],
        kind="offre",
        place=scene.event.get("place", ""),
        by=scene.by,
        at=scene.at,
    )


def _waiting(scene: Scene) -> Revision:
    """Return the proposal a deed is about, by whom wrote it of what."""
    event = scene.event
    rows = Revision.objects.waiting().filter(author=scene.town.people[event["of"]])
    return rows.get(publication__title__startswith=event.get("about") or event["offer"])


DEEDS: dict[str, Deed] = {
    "correct": correct,
    "reword": reword,
    "set_aside": set_aside,
    "weigh_correction": weigh_correction,
    "publish_correction": publish_correction,
    "decline_correction": decline_correction,
    "ask_committee": ask_committee,
    "trust_reviewer": trust_reviewer,
}
