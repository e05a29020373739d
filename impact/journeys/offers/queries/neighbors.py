"""What other initiatives are willing to share with one, the closest and the most alike first."""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from impact.journeys.offers.likeness import Distance, Likeness, Standing, compare
from impact.journeys.offers.models import Sharing
from impact.journeys.offers.queries.hands import competencies_by_thread
from impact.knowledge.competencies.models import Competency
from impact.knowledge.territories.models import COUNTIES, Territory
from impact.presence.communities.models import Initiative, StageSpan


@dataclass(frozen=True, slots=True)
class Neighbor:
    """What an initiative shares, as another one reads it."""

    pk: int
    name: str
    places: tuple[str, ...]
    competency: Competency
    words: str
    contact: str
    said_at: datetime
    likeness: Likeness
    #: The stages in common, by name.
    stages: tuple[str, ...]

    @property
    def distance(self) -> Distance:
        return self.likeness.distance


def neighbors_of(
    initiative: Initiative,
    *,
    threads: Collection[str] | None = None,
    known: Mapping[str, Competency] | None = None,
) -> list[Neighbor]:
    """Return what the other initiatives share, whoever is closest and most alike first.

    On the land of a First Nation or of Inuit, nothing shows unless its authority agreed.
    `known` are the competencies of these threads, when they were read already.
    """
    sharings = _heard().exclude(initiative=initiative).select_related("initiative")
    if threads is not None:
        sharings = sharings.filter(thread__in=threads)
    found = list(sharings)
    if not found:
        return []
    # What is loaded around this one stays out of the page that holds it.
    seen = copy(initiative)
    _load_ground([seen, *(one.initiative for one in found)])
    named = competencies_by_thread(one.thread for one in found) if known is None else known
    mine = _standing_of(seen)
    neighbors = [
        _told(one, by=one.initiative, to=mine, competency=named[one.thread])
        for one in found
        if one.thread in named
    ]
    return sorted(neighbors, key=lambda one: (one.likeness.rank, one.name, one.pk))


def stands_on_indigenous_land(initiative: Initiative) -> bool:
    """Say whether the initiative says it takes place on the land of a First Nation or of Inuit."""
    return initiative.territories.filter(_INDIGENOUS).exists()


_INDIGENOUS = Q(is_indigenous=True) | Q(parent__is_indigenous=True)


def _heard() -> models.QuerySet[Sharing]:
    land = Territory.objects.filter(_INDIGENOUS, initiatives=OuterRef("initiative"))
    told = Sharing.objects.filter(initiative__archived_at=None)
    return told.filter(~Exists(land) | Q(authority_agreed_on__isnull=False))


def _load_ground(initiatives: list[Initiative]) -> None:
    """Load where these initiatives are, on the land and in the cycle."""
    spans = StageSpan.objects.active().select_related("stage").order_by("stage__position")
    prefetch_related_objects(
        initiatives,
        Prefetch("territories", Territory.objects.select_related("parent__parent")),
        Prefetch("spans", spans, to_attr="active_spans"),
    )


def _standing_of(initiative: Initiative) -> Standing:
    lineages = [_lineage(one) for one in initiative.territories.all()]
    around = [place for lineage in lineages for place in lineage]
    return Standing(
        counties=frozenset(one.pk for one in around if one.kind in COUNTIES),
        regions=frozenset(one.pk for one in around if one.is_region),
        stages=frozenset(span.stage_id for span in initiative.active_spans),  # type: ignore[attr-defined]
        themes=frozenset(initiative.themes),
    )


def _lineage(territory: Territory) -> list[Territory]:
    above = territory.parent
    return [one for one in (territory, above, above and above.parent) if one]


def _told(sharing: Sharing, *, by: Initiative, to: Standing, competency: Competency) -> Neighbor:
    likeness = compare(to, _standing_of(by))
    spans = by.active_spans  # type: ignore[attr-defined]
    return Neighbor(
        pk=sharing.pk,
        name=by.name,
        places=tuple(one.name for one in by.territories.all()),
        competency=competency,
        words=sharing.words,
        contact=sharing.contact,
        said_at=sharing.decided_at,
        likeness=likeness,
        stages=tuple(one.stage.name for one in spans if one.stage_id in likeness.stages),
    )
