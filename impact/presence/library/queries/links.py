"""What is known of the links of the library, for those who mend them."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from impact.presence.library.models import LinkCheck, Resource

__all__ = ["DEAD", "Tally", "resources_by_link", "tally_of_links"]

#: Never looked at, or at another address than today's.
UNSEEN = Q(link_check=None) | ~Q(link_check__url=F("url"))
DEAD = Q(link_check__url=F("url"), link_check__state=LinkCheck.State.DEAD)


@dataclass(frozen=True, slots=True)
class Tally:
    dead: int
    moved: int
    unsure: int
    alive: int
    unseen: int


def _linked() -> QuerySet[Resource]:
    return Resource.objects.shown().exclude(url="")


def tally_of_links() -> Tally:
    """Count the links of shown resources by what is known of them."""
    counts = {
        name.lower(): Count("pk", filter=~UNSEEN & Q(link_check__state=name))
        for name in LinkCheck.State.values
    }
    return Tally(**_linked().aggregate(unseen=Count("pk", filter=UNSEEN), **counts))


def resources_by_link(state: str) -> QuerySet[Resource]:
    """Return the shown resources whose link is in this state; empty: those never looked at.

    Those that have waited longest come first.
    """
    rows = _linked().select_related("link_check")
    if not state:
        return rows.filter(UNSEEN).order_by("created_at", "pk")
    return rows.filter(~UNSEEN, link_check__state=state).order_by("link_check__checked_at", "pk")
