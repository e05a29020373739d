"""The formats records are given in: simple Dublin Core, which all must give, and IEEE LOM."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from impact.presence.library.provision import Held
from impact.web.library.oai import dublin_core, lom
from impact.web.library.oai.markup import tag, text

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    prefix: str
    schema: str
    namespace: str
    #: A record and the address of its page here → the record in this format.
    write: Callable[[Held, str], str]

    def describe(self) -> str:
        return tag(
            "metadataFormat",
            tag("metadataPrefix", text(self.prefix)),
            tag("schema", text(self.schema)),
            tag("metadataNamespace", text(self.namespace)),
        )


FORMATS: Mapping[str, Format] = {
    one.prefix: one
    for one in (
        Format("oai_dc", dublin_core.SCHEMA, dublin_core.NAMESPACE, dublin_core.write),
        Format("lom", lom.SCHEMA, lom.NAMESPACE, lom.write),
    )
}
