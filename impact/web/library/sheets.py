"""The page of a resource, made ready to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Competency
from impact.presence.library.identifiers import doi_of
from impact.presence.library.models import Resource, Shelving, UseStory
from impact.web.library.words import licence_address


@dataclass(frozen=True, slots=True)
class Learned:
    competency: Competency
    level: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    learned: Sequence[Learned]
    uses: Sequence[UseStory]
    shelvings: Sequence[Shelving]
    citation: str
    #: The house its link leads to.
    host: str
    #: Where its licence can be read in French.
    licence_address: str
    #: The page of its number, when it is a DOI.
    number_address: str


def read_sheet(resource: Resource) -> Sheet:
    shelvings = Shelving.objects.filter(resource=resource, collection__retired_at=None)
    return Sheet(
        [
            Learned(one.competency, one.level, getattr(one, "level_name", None) or "")
            for one in resource.subjects.all()
        ],
        list(resource.uses.shown().select_related("initiative")),
        list(shelvings.select_related("collection").order_by("collection__title")),
        cite(resource),
        urlsplit(resource.url).netloc.removeprefix("www."),
        f"{licence}deed.fr" if (licence := licence_address(resource)) else "",
        f"https://doi.org/{number}" if (number := doi_of(resource.identifier)) else "",
    )


def cite(resource: Resource) -> str:
    """Return a resource as one cites it: who, when, what, by whom it was published, where."""
    who = ", ".join(resource.creators) or resource.publisher
    year = str(resource.year) if resource.year else _("s.\u00a0d.")
    parts = [f"{who} ({year})" if who else f"({year})", resource.title]
    if resource.publisher and resource.publisher != who:
        parts.append(resource.publisher)
    parts.append(resource.identifier)
    told = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return f"{told} {resource.url}".strip()
