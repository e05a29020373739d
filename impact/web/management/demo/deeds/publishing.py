"""Corrections of the demo: proposed, reviewed, decided, by the operations everyone goes through."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from impact.journeys.offers.corrections import OFFERS, content_of
from impact.journeys.offers.models import Offer
from impact.knowledge.competencies.rewordings import COMPETENCIES
from impact.knowledge.competencies.rewordings import content_of as wording_of
from impact.knowledge.concepts.corrections import CONCEPTS, MEANING, concept_of
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import free_key
from impact.web.management.demo.replay import Deed, Scene


def correct(scene: Scene) -> None:
    """Propose to correct an offer, told by the beginning of its title."""
    offer = Offer.objects.filter(title__startswith=scene.event["offer"]).order_by("pk")[0]
    _propose(scene, kind=OFFERS.code, key=offer.slug, content=content_of(offer.slug) or {})


def reword(scene: Scene) -> None:
    """Propose other words for a competency, told by its code."""
    code = scene.event["competency"]
    _propose(scene, kind=COMPETENCIES.code, key=code, content=wording_of(code) or {})


def define(scene: Scene) -> None:
    """Propose other words for a word of the glossary, told by its code."""
    code = scene.event["concept"]
    _propose(scene, kind=CONCEPTS.code, key=code, content=concept_of(code) or {})


def add_meaning(scene: Scene) -> None:
    """Propose one more meaning of a word, by a voice of its own."""
    content = {"concept": scene.event["concept"], **scene.event["says"]}
    key = free_key(MEANING, content)
    _propose(scene, kind=MEANING, key=key, content=content)


def _propose(scene: Scene, *, kind: str, key: str, content: Mapping[str, Any]) -> None:
    event = scene.event
    draft = operations.Draft(
        {**content, **event["says"]}, summary=event["why"], credit=event.get("credit", "")
    )
    revision = operations.start_draft(kind=kind, key=key, draft=draft, by=scene.by, at=scene.at)
    if not event.get("draft"):
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
    event = scene.event
    days = event.get("within")
    operations.ask_advice(
        revision=_waiting(scene),
        committee=event["committee"],
        question=event["question"],
        wanted_on=timezone.localdate(scene.at) + timedelta(days=days) if days else None,
        by=scene.by,
        at=scene.at,
    )


def give_advice(scene: Scene) -> None:
    """Answer for a committee what it was asked of a proposal."""
    advice = _waiting(scene).advices.awaited().get(committee__name=scene.event["committee"])
    operations.record_advice(
        advice=advice,
        answer=scene.event["answer"],
        dissent=scene.event.get("dissent", ""),
        on=timezone.localdate(scene.at),
        by=scene.by,
        at=scene.at,
    )


def give_seat(scene: Scene) -> None:
    operations.give_seat(
        person=scene.town.people[scene.event["who"]],
        committee=scene.event["committee"],
        by=scene.by,
        at=scene.at,
    )


def say_of(scene: Scene) -> None:
    """Write a remark on a proposal, set aside or not, by its author or someone who reviews."""
    event = scene.event
    rows = Revision.objects.filter(author=scene.town.people[event["of"]])
    revision = rows.filter(publication__title__startswith=event["offer"]).latest("pk")
    operations.remark(
        publication=revision.publication,
        revision=revision,
        words=event["words"],
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
    "define": define,
    "add_meaning": add_meaning,
    "set_aside": set_aside,
    "weigh_correction": weigh_correction,
    "publish_correction": publish_correction,
    "decline_correction": decline_correction,
    "ask_committee": ask_committee,
    "give_advice": give_advice,
    "give_seat": give_seat,
    "say_of": say_of,
    "trust_reviewer": trust_reviewer,
}
