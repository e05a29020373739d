"""Reading a file of concepts: one scheme, its notions, and what each is part of."""

from dataclasses import dataclass

from impact.lib.content import HEADER, BadContent, Entry


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    code: str
    label: str
    label_en: str
    definition: str
    broader: str


@dataclass(frozen=True, slots=True)
class SchemeFile:
    code: str
    title: str
    concepts: tuple[ConceptEntry, ...]


def read_scheme(content: Entry) -> SchemeFile:
    """Return the scheme a file describes.

    :raises BadContent: if a key is missing or unknown, or what a concept is part of is not there.
    """
    content.only(*HEADER, "scheme", "concepts")
    scheme = content.entry("scheme").only("code", "title")
    concepts = tuple(_read_concept(entry) for entry in content.entries("concepts"))
    _check_nesting(content, {concept.code: concept.broader for concept in concepts})
    return SchemeFile(scheme.text("code"), scheme.text("title"), concepts)


def _read_concept(entry: Entry) -> ConceptEntry:
    entry.only("code", "label", "label_en", "definition", "broader")
    return ConceptEntry(
        code=entry.text("code"),
        label=entry.text("label"),
        label_en=entry.text("label_en", default=""),
        definition=entry.text("definition", default=""),
        broader=entry.text("broader", default=""),
    )


def _check_nesting(content: Entry, broader_of: dict[str, str]) -> None:
    for code, broader in broader_of.items():
        if broader and broader not in broader_of:
            raise BadContent(
                f"«\u00a0broader\u00a0» inconnu, {broader}", file=content.file, code=code
            )
        climbed = {code}
        while broader:
            if broader in climbed:
                raise BadContent("le repère se contient lui-même", file=content.file, code=code)
            climbed.add(broader)
            broader = broader_of.get(broader, "")
