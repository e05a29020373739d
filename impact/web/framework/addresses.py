"""The stable addresses of the framework, worked out once: a page names hundreds of them."""

from functools import lru_cache

from django.urls import reverse

from impact.knowledge.competencies.models import Version


@lru_cache(maxsize=4096)
def address(route: str, *parts: str) -> str:
    """Return the address of a page of this area, by the name of its route."""
    return reverse(f"framework:{route}", args=parts)


def address_of(code: str, version: Version) -> str:
    """Return the stable address of a competency: the plain one while its version is in force."""
    if version.is_in_force:
        return address("competency", code)
    return address("version-competency", version.number, code)
