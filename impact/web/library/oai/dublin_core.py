"""A record in simple Dublin Core (« oai_dc »): what every harvester reads."""

from impact.presence.library.models import Resource
from impact.presence.library.provision import Held
from impact.web.library.oai.markup import tag, text
from impact.web.library.words import LANGUAGES, dcmi_type_of, media_type_of, rights_of

__all__ = ["NAMESPACE", "SCHEMA", "write"]

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def write(held: Held, page: str) -> str:
    one = held.resource
    subjects = [f"{it.competency.code} {it.competency.title}" for it in one.subjects.all()]
    told = [
        ("title", [one.title]),
        ("creator", one.creators),
        ("subject", [*subjects, *(it.name for it in one.stages.all())]),
        ("description", [one.summary]),
        ("publisher", [one.publisher]),
        ("date", [one.year]),
        ("type", [dcmi_type_of(one), one.get_type_display()]),
        ("format", [media_type_of(one)]),
        ("identifier", [page, one.url, one.identifier]),
        ("language", LANGUAGES[Resource.Language(one.language)]),
        ("coverage", [it.name for it in one.territories.all()]),
        ("rights", [rights_of(one)]),
    ]
    return tag(
        "oai_dc:dc",
        *(tag(f"dc:{name}", text(it)) for name, values in told for it in values if it),
        xmlns_oai_dc=NAMESPACE,
        xmlns_dc="http://purl.org/dc/elements/1.1/",
        xsi_schemaLocation=f"{NAMESPACE} {SCHEMA}",
    )
