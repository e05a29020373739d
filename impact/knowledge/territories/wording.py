"""What the slugs of regions and MRC are called, for whoever picks among them."""

from collections.abc import Mapping

from impact.knowledge.territories.models import COUNTIES, Kind, Territory

__all__ = ["places", "regions"]


def places() -> Mapping[str, str]:
    """Return the name of each region and each MRC in force, by slug; a region before its own."""
    rows = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    told = rows.values_list("slug", "name", "kind", "folded_name", "parent__folded_name")

    def rank(row: tuple[str, str, str, str, str | None]) -> tuple[str, bool, str]:
        _slug, _name, kind, folded, above = row
        is_region = kind == Kind.REGION
        return (folded if is_region else above or "", not is_region, folded)

    return {slug: name for slug, name, *_rest in sorted(told, key=rank)}


def regions() -> Mapping[str, str]:
    """Return the region that each region or MRC in force stands in, by slug."""
    rows = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    told = rows.values_list("slug", "name", "kind", "parent__name")
    return {slug: name if kind == Kind.REGION else above or "" for slug, name, kind, above in told}
