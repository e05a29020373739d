"""Readings of what can answer a need: offers by what they aim at, and by what people look for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from impact.journeys.offers.models import Aim, Offer, OfferQuerySet
from impact.knowledge.territories.models import Territory
from impact.knowledge.territories.names import fold


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
        .prefetch_related("offer__territories")
        .order_by("offer__title", "pk")
    )


def count_by_thread(threads: Collection[str], *, on: date) -> dict[str, int]:
    """Return how many offers of that day aim at each of these competencies; none is not there."""
    aims = Aim.objects.filter(
        competency__thread__in=threads, offer__in=Offer.objects.offered_on(on)
    )
    counted = aims.order_by().values("competency__thread").annotate(n=Count("offer", distinct=True))
    return {row["competency__thread"]: row["n"] for row in counted}


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
        # What a provider does not say is not held against it.
        offers = offers.filter(Q(cost__lte=search.most) | Q(cost=None))
    return keep_words(offers, search.words).distinct()


def keep_words(offers: OfferQuerySet, words: str) -> OfferQuerySet:
    """Keep the offers that say all of these words, accents and capitals aside."""
    for word in fold(words).split():
        offers = offers.filter(folded__contains=word)
    return offers


def reaching(territory: Territory) -> Q:
    """Say what offers reach a place: its own, its region's, those of its MRCs, online, anywhere."""
    places = [territory.pk]
    if territory.parent_id:
        places.append(territory.parent_id)
    inside = Q(territories__in=places) | Q(territories__parent=territory)
    return inside | Q(is_online=True) | Q(territories=None)
