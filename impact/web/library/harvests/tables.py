"""A harvested record as a line of the page where it is sorted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from impact.presence.library.harvesting.queries import Difference
from impact.presence.library.models import Harvested, Resource
from impact.trust.publishing.kinds import kind_of

__all__ = ["Line", "field_labels"]


@dataclass(frozen=True, slots=True)
class Line:
    record: Harvested
    doubles: Sequence[Resource]
    differences: Sequence[tuple[str | Promise, Difference]]

    @property
    def here(self) -> str:
        """The address of what it became here; empty when it became nothing."""
        return _address_of(self.record.resource) if self.record.resource else ""

    @property
    def near(self) -> list[tuple[str, Resource]]:
        """What it may double, each with its address."""
        return [(_address_of(one), one) for one in self.doubles]

    @property
    def title(self) -> str:
        return str(self.record.content.get("title") or self.record.identifier)

    @property
    def by(self) -> str:
        said = self.record.content
        names = [*said.get("creators", []), said.get("publisher"), said.get("year")]
        return ", ".join(dict.fromkeys(str(one) for one in names if one))

    @property
    def kind(self) -> str:
        code = self.record.content.get("type")
        return str(Resource.Type(code).label) if code in Resource.Type.values else ""


def field_labels() -> Mapping[str, str | Promise]:
    return {one.name: one.label for one in kind_of(Resource.FOUND_AS).fields}


def _address_of(resource: Resource) -> str:
    return kind_of(Resource.FOUND_AS).address(resource.slug)
