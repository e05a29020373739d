"""Readings of what can answer a need: offers by what they aim at, and by what people look for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from impact.journeys.offers.models import Aim, Offer, OfferQuerySet
from impact.knowledge.territories.models import Territory


@dataclass(frozen=True, slots=True)
class Search:
    """What someone looks for among offers; what is empty is not asked."""

    kind: str = ""
    competency: str = ""
    role: str = ""
    stage: str = ""
    territory: Territory | None = None
    language: str = ""
    is_online: bool = False
    most: int | None = None
    words: str = ""


def aims_at(threads: Collection[str], *, on: date) -> list[Aim]:
    """Return what the offers of that day aim at among these competencies, offers loaded."""
    aims = Aim.objects.filter(
        competency__thread__in=threads, offer__in=Offer.objects.offered_on(on)
    )
    return list(
        aims.select_related("offer", "competency")
        .prefetch_related("offer__territories", "offer__stages", "offer__roles")
        .order_by("offer__title", "pk")
    )


def find_offers(search: Search, *, on: date) -> OfferQuerySet:
    """Return the offers of that day that suit a search, by title."""
    offers = Offer.objects.offered_on(on)
    if search.kind:
        offers = offers.filter(kind=search.kind)
    if search.competency:
        offers = offers.filter(aims__competency__code=search.competency)
    # Naming no stage or role is being for all of them.
    if search.stage:
        offers = offers.filter(Q(stages__code=search.stage) | Q(stages=None))
    if search.role:
        offers = offers.filter(Q(roles__code=search.role) | Q(roles=None))
    if search.territory:
        offers = offers.filter(reaching(search.territory))
    if search.language:
        offers = offers.filter(language__in=[search.language, Offer.Language.BOTH])
    if search.is_online:
        offers = offers.filter(is_online=True)
    if search.most is not None:
        offers = offers.filter(cost__lte=search.most)
    if search.words:
        offers = offers.filter(
            Q(title__icontains=search.words)
            | Q(provider__icontains=search.words)
            | Q(summary__icontains=search.words)
        )
    return offers.distinct()


def reaching(territory: Territory) -> Q:
    """Say what offers reach a place: its own, its region's, those of its MRCs, online, anywhere."""
    places = [territory.pk]
    if territory.parent_id:
        places.append(territory.parent_id)
    inside = Q(territories__in=places) | Q(territories__parent=territory)
    return inside | Q(is_online=True) | Q(territories=None)
