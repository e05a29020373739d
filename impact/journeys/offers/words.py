"""The words an offer is found by, and those of its address."""

from collections.abc import Iterable

from django.utils.text import slugify

from impact.journeys.offers.models import Offer
from impact.knowledge.territories.names import fold


def fold_offer(offer: Offer, competencies: Iterable[str]) -> str:
    """Return what a search looks into: the same on every database, without accents."""
    return fold(" ".join([offer.title, offer.provider, offer.summary, *competencies]))


def new_slugs(titles: Iterable[str]) -> list[str]:
    """Return an address for each of these new offers, none of them taken."""
    taken = set(Offer.objects.values_list("slug", flat=True))
    slugs = []
    for title in titles:
        base = slugify(title)[:70].strip("-") or "offre"
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        slugs.append(slug)
    return slugs
