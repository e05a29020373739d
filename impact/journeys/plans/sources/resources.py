"""What the library has on the holes, as routes: documents one reads, watches or fills in alone.

A document helps to reach the level it was written for; read alone, it leads no further than its
kind of response does. It costs nothing only where its licence says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from impact.journeys.plans.fit import Reason, judge
from impact.journeys.plans.responses import Response, find_response
from impact.journeys.plans.routes import Caution, Reach, Route
from impact.journeys.plans.selection import Held, choose
from impact.journeys.plans.sources.quests import Hole, Quest
from impact.presence.communities.models import Assignment
from impact.presence.library.marks import Seen, mark_of
from impact.presence.library.models import Resource
from impact.presence.library.queries import Help, helping_there

__all__ = ["find"]

#: What is used on the spot, rather than studied.
_AT_HAND = {Resource.Type.TOOL, Resource.Type.FACTSHEET, Resource.Type.DATASET}
_SEEN = {
    Seen.NO_LINK: Caution.NO_LINK,
    Seen.UNVERIFIED: Caution.LINK_UNVERIFIED,
    Seen.UNSURE: Caution.LINK_SILENT,
}


def find(quest: Quest) -> Mapping[str, list[Route]]:
    """Return the few resources that help most with each hole, of those that can still be read."""
    initiative = quest.initiative
    roles = Assignment.objects.active().filter(membership__initiative=initiative)
    helps = helping_there(
        quest.threads,
        stages=initiative.spans.active().values("stage"),
        roles=roles.values("role"),
    )
    readable = [
        one for one in helps if one.resource.given_file or not mark_of(one.resource).is_dead
    ]
    return {hole.thread: list(_routes(hole, readable)) for hole in quest.holes}


def _routes(hole: Hole, helps: list[Help]) -> Iterator[Route]:
    held = {_held(one): one for one in helps if one.thread == hole.thread}
    for chosen in choose(held, level=hole.level):
        yield _route(held[chosen], hole)


def _held(one: Help) -> Held:
    return Held(
        pk=one.resource.pk,
        title=one.resource.title,
        level=one.subject.level,
        language=one.resource.language,
        is_for_stage=one.is_for_stage,
        is_for_role=one.is_for_role,
    )


def _route(one: Help, hole: Hole) -> Route:
    resource, like = one.resource, _likest(one.resource)
    to_level = min(one.subject.level or like.to_level, like.to_level)
    aimed = replace(like, from_level=min(like.from_level, to_level - 1), to_level=to_level)
    suited = judge(need=hole.need, response=aimed)
    cost = 0 if _is_free(resource) else None
    return Route(
        key=f"resource:{resource.pk}",
        kind=like.kind,
        title=resource.title,
        from_level=aimed.from_level,
        to_level=to_level,
        fit=suited.fit,
        reasons=(*suited.reasons, *_reasons(one, hole)),
        reach=Reach.ANYWHERE,
        hours=None if resource.minutes is None else resource.minutes / 60,
        cost=cost,
        cost_each=cost,
        language=resource.language,
        is_online=True if _is_at_once(resource) else None,
        transfer=like.transfer,
        advantages=like.advantages,
        limits=like.limits,
        cautions=tuple(_cautions(one)),
        provider=", ".join(resource.creators[:2]) or resource.publisher,
        resource_slug=resource.slug,
        response=like.code,
        is_fictional=resource.is_fictional,
    )


def _likest(resource: Resource) -> Response:
    """Return the kind of response a resource is most like: a tool at hand, or self-study."""
    like = find_response("outil-gabarit" if resource.type in _AT_HAND else "autoformation")
    assert like is not None
    return like


def _reasons(one: Help, hole: Hole) -> Iterator[Reason]:
    if one.subject.level == hole.level:
        yield Reason.WRITTEN_FOR_LEVEL
    if one.is_for_stage:
        yield Reason.FOR_YOUR_STAGE
    if one.is_for_role:
        yield Reason.FOR_YOUR_ROLES


def _cautions(one: Help) -> Iterator[Caution]:
    resource = one.resource
    seen = mark_of(resource).seen
    # A file kept here needs no link.
    if not resource.given_file and seen in _SEEN:
        yield _SEEN[seen]
    if resource.language == Resource.Language.ENGLISH:
        yield Caution.IN_ENGLISH
    elif resource.language == Resource.Language.OTHER:
        yield Caution.IN_ANOTHER_LANGUAGE
    if resource.accessibility in (Resource.Accessibility.PARTIAL, Resource.Accessibility.NONE):
        yield Caution.HARD_TO_ACCESS


def _is_at_once(resource: Resource) -> bool:
    return bool(resource.url or resource.given_file) and resource.format != Resource.Format.PAPER


def _is_free(resource: Resource) -> bool:
    """An open licence makes it free to read where it is at hand; a printed book is still bought."""
    return resource.licence in Resource.FREE and _is_at_once(resource)
