"""The words an offer is found by, and those of its address."""

from collections.abc import Iterable

from impact.journeys.offers.models import Offer
from impact.knowledge.territories.names import fold
from impact.lib.slugs import free_slug, stem_of


def fold_offer(offer: Offer, competencies: Iterable[str]) -> str:
    """Return what a search looks into: the same on every database, without accents."""
    return fold(" ".join([offer.title, offer.provider, offer.summary, *competencies]))


def new_slugs(titles: Iterable[str]) -> list[str]:
    """Return an address for each of these new offers, none of them taken."""
    taken = set(Offer.objects.values_list("slug", flat=True))
    slugs = []
    for title in titles:
        slug = free_slug(stem_of(title, otherwise="offre"), taken=taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs
