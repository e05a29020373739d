"""The six things a harvester may ask (OAI-PMH 2.0), each answered in the protocol's XML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from impact.presence.library.provision import (
    Held,
    Window,
    earliest_datestamp,
    find_held,
    held_after,
    held_in,
    sets_of_resources,
)
from impact.web.library.oai.arguments import Asked, Fault, Refused, read_window
from impact.web.library.oai.formats import FORMATS, Format
from impact.web.library.oai.markup import tag, text
from impact.web.library.oai.tokens import LIFETIME, Bookmark, read_token, seal

__all__ = ["Site", "answer", "stamp"]

#: Records a page holds; headers alone are light.
PAGE = {"ListRecords": 100, "ListIdentifiers": 500}
SCHEME = "http://www.openarchives.org/OAI/2.0/oai-identifier"


@dataclass(frozen=True, slots=True)
class Site:
    """Who answers: its address, its name, who keeps it, and where a resource is read."""

    address: str
    name: str
    email: str
    page_of: Callable[[str], str]

    def identifier_of(self, slug: str) -> str:
        return f"oai:{settings.OAI_NAMESPACE}:{slug}"

    def slug_of(self, identifier: str) -> str:
        """Return the slug in an identifier; empty when it is not one of ours."""
        start = self.identifier_of("")
        return identifier.removeprefix(start) if identifier.startswith(start) else ""


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def answer(asked: Asked, *, site: Site, at: datetime) -> str:
    """Return what stands inside the answer to a well-formed request.

    :raises Refused: with an error of the protocol, when there is nothing to answer.
    """
    return tag(asked.verb, _VERBS[asked.verb](asked, site, at))


def _identify(asked: Asked, site: Site, at: datetime) -> str:
    return "".join(
        [
            tag("repositoryName", text(site.name)),
            tag("baseURL", text(site.address)),
            tag("protocolVersion", "2.0"),
            tag("adminEmail", text(site.email)),
            tag("earliestDatestamp", stamp(earliest_datestamp() or at)),
            tag("deletedRecord", "persistent"),
            tag("granularity", "YYYY-MM-DDThh:mm:ssZ"),
            tag("description", _naming(site)),
        ]
    )


def _naming(site: Site) -> str:
    """Return how records are named here, by the scheme that says so."""
    return tag(
        "oai-identifier",
        tag("scheme", "oai"),
        tag("repositoryIdentifier", text(settings.OAI_NAMESPACE)),
        tag("delimiter", ":"),
        tag("sampleIdentifier", text(site.identifier_of("guide-de-la-mobilisation"))),
        xmlns=SCHEME,
        xsi_schemaLocation=f"{SCHEME} {SCHEME}.xsd",
    )


def _list_formats(asked: Asked, site: Site, at: datetime) -> str:
    identifier = asked.arguments.get("identifier")
    if identifier and _find(identifier, site).is_deleted:
        told = "Cette ressource est retirée\u00a0: elle n’a plus de notice."
        raise Refused(Fault("noMetadataFormats", told))
    return "".join(one.describe() for one in FORMATS.values())


def _list_sets(asked: Asked, site: Site, at: datetime) -> str:
    if asked.is_resumed:
        told = "La liste des ensembles tient en une page\u00a0: elle ne se reprend pas."
        raise Refused(Fault("badResumptionToken", told))
    return "".join(
        tag(
            "set",
            tag("setSpec", text(one.spec)),
            tag("setName", text(one.name)),
            _told_in_dublin_core(one.told) if one.told else "",
        )
        for one in sets_of_resources()
    )


def _told_in_dublin_core(told: str) -> str:
    dublin_core = FORMATS["oai_dc"]
    return tag(
        "setDescription",
        tag(
            "oai_dc:dc",
            tag("dc:description", text(told)),
            xmlns_oai_dc=dublin_core.namespace,
            xmlns_dc="http://purl.org/dc/elements/1.1/",
            xsi_schemaLocation=f"{dublin_core.namespace} {dublin_core.schema}",
        ),
    )


def _get_record(asked: Asked, site: Site, at: datetime) -> str:
    held = _find(asked.arguments["identifier"], site)
    return _record(held, _format(asked.arguments["metadataPrefix"]), site)


def _list(asked: Asked, site: Site, at: datetime) -> str:
    """Return a page of headers or records, and where the list goes on."""
    mark = _begun(asked, at) if not asked.is_resumed else None
    if mark is None:
        mark = read_token(asked.arguments["resumptionToken"], verb=asked.verb, at=at)
    most = PAGE[asked.verb]
    after = mark.after if mark.given else None
    found = held_after(mark.window, after=after, most=most + 1)
    shown = found[:most]
    if not shown and not mark.given:
        raise Refused(Fault("noRecordsMatch", "Rien ne répond à cette demande."))
    is_whole = asked.verb == "ListRecords"
    told = [
        _record(one, _format(mark.prefix), site) if is_whole else _header(one, site)
        for one in shown
    ]
    return "".join([*told, _going_on(mark, shown, is_last=len(found) <= most)])


def _begun(asked: Asked, at: datetime) -> Bookmark:
    prefix = _format(asked.arguments["metadataPrefix"]).prefix
    since, before = read_window(asked)
    expires_at = at + LIFETIME
    # A list has an end, however fast the library grows while it is read.
    before = min(before, expires_at) if before else expires_at
    window = Window(asked.arguments.get("set", ""), since, before)
    return Bookmark(asked.verb, prefix, window, (at, 0), 0, held_in(window), expires_at)


def _going_on(mark: Bookmark, shown: list[Held], *, is_last: bool) -> str:
    """Return where the list goes on; nothing for one that holds in a page, empty at its end."""
    if is_last and not mark.given:
        return ""
    size = str(max(mark.size, mark.given + len(shown)))
    if is_last:
        return tag("resumptionToken", completeListSize=size, cursor=str(mark.given))
    last = shown[-1].resource
    following = Bookmark(
        mark.verb,
        mark.prefix,
        mark.window,
        (last.revised_at, last.pk),
        mark.given + len(shown),
        mark.size,
        mark.expires_at,
    )
    return tag(
        "resumptionToken",
        text(seal(following)),
        expirationDate=stamp(mark.expires_at),
        completeListSize=size,
        cursor=str(mark.given),
    )


def _record(held: Held, form: Format, site: Site) -> str:
    if held.is_deleted:
        return tag("record", _header(held, site))
    metadata = form.write(held, site.page_of(held.resource.slug))
    return tag("record", _header(held, site), tag("metadata", metadata))


def _header(held: Held, site: Site) -> str:
    status = {"status": "deleted"} if held.is_deleted else {}
    return tag(
        "header",
        tag("identifier", text(site.identifier_of(held.resource.slug))),
        tag("datestamp", stamp(held.resource.revised_at)),
        *(tag("setSpec", text(one)) for one in held.sets),
        **status,
    )


def _find(identifier: str, site: Site) -> Held:
    slug = site.slug_of(identifier)
    if slug and (held := find_held(slug)):
        return held
    raise Refused(Fault("idDoesNotExist", "Aucune ressource n’a cet identifiant."))


def _format(prefix: str) -> Format:
    if prefix not in FORMATS:
        told = f"Formats offerts\u00a0: {', '.join(FORMATS)}."
        raise Refused(Fault("cannotDisseminateFormat", told))
    return FORMATS[prefix]


_VERBS: Mapping[str, Callable[[Asked, Site, datetime], str]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "ListIdentifiers": _list,
    "ListRecords": _list,
    "GetRecord": _get_record,
}
