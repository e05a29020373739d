"""A record in IEEE LOM (1484.12.3), which school and college libraries of Québec read as Normetic.

It says what Dublin Core cannot: the competency and the level a resource helps to reach, the stage
and the roles it is for, the time it takes, whether its file is accessible.
"""

from impact.presence.library.models import Resource
from impact.presence.library.provision import Held
from impact.web.library.oai.markup import tag, text
from impact.web.library.words import LANGUAGES, media_type_of, rights_of

__all__ = ["NAMESPACE", "SCHEMA", "write"]

NAMESPACE = "http://ltsc.ieee.org/xsd/LOM"
SCHEMA = "http://ltsc.ieee.org/xsd/lomv1.0/lom.xsd"
#: The standard's own vocabulary, and ours, for what it has no word for.
LOM, OURS = "LOMv1.0", "IMPACT"
FREE = frozenset({Resource.Licence.UNKNOWN, Resource.Licence.CC0})


def write(held: Held, page: str) -> str:
    one = held.resource
    return tag(
        "lom",
        _general(one, page),
        _life_cycle(one),
        tag("metaMetadata", tag("metadataSchema", LOM), tag("language", "fr-CA")),
        _technical(one, page),
        _educational(one),
        _rights(one),
        *_competencies(one),
        *(_classified("discipline", "Cycle", [(it.code, it.name)]) for it in one.stages.all()),
        _accessibility(one),
        xmlns=NAMESPACE,
        xsi_schemaLocation=f"{NAMESPACE} {SCHEMA}",
    )


def _general(one: Resource, page: str) -> str:
    languages = LANGUAGES[Resource.Language(one.language)] or ("none",)
    return tag(
        "general",
        _identifier("URI", page),
        _identifier("IDENTIFIER", one.identifier) if one.identifier else "",
        tag("title", _string(one.title, languages[0])),
        *(tag("language", it) for it in languages),
        tag("description", _string(one.summary)) if one.summary else "",
        *(tag("coverage", _string(it.name)) for it in one.territories.all()),
    )


def _life_cycle(one: Resource) -> str:
    authors = [_contribution("author", name) for name in one.creators]
    if one.publisher or one.year:
        authors.append(_contribution("publisher", one.publisher, year=one.year))
    return tag("lifeCycle", *authors) if authors else ""


def _contribution(role: str, name: str, *, year: int | None = None) -> str:
    return tag(
        "contribute",
        _word("role", role),
        tag("entity", text(_card(name))) if name else "",
        tag("date", tag("dateTime", str(year))) if year else "",
    )


def _card(name: str) -> str:
    """Return a name as a vCard 3.0, which does not say whether it is a person's."""
    told = name.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{told};;;;\r\nFN:{told}\r\nEND:VCARD"


def _technical(one: Resource, page: str) -> str:
    kind = media_type_of(one)
    return tag(
        "technical",
        tag("format", text(kind)) if kind else "",
        tag("size", str(file.size)) if (file := one.given_file) else "",
        tag("location", text(one.url or page)),
    )


def _educational(one: Resource) -> str:
    return tag(
        "educational",
        _word("learningResourceType", str(Resource.Type(one.type).label), source=OURS),
        *(_word("intendedEndUserRole", it.name, source=OURS) for it in one.roles.all()),
        _word("context", "training"),
        tag("typicalLearningTime", tag("duration", f"PT{one.minutes}M")) if one.minutes else "",
    )


def _rights(one: Resource) -> str:
    if not (told := rights_of(one)):
        return ""
    is_free = one.licence in FREE
    return tag(
        "rights",
        _word("copyrightAndOtherRestrictions", "no" if is_free else "yes"),
        tag("description", _string(told)),
    )


def _competencies(one: Resource) -> list[str]:
    return [
        _classified(
            "competency",
            "Référentiel",
            [
                (it.competency.domain.code, it.competency.domain.title),
                (it.competency.code, it.competency.title),
                *([(str(it.level), f"Niveau {it.level}")] if it.level is not None else []),
            ],
        )
        for it in one.subjects.all()
    ]


def _accessibility(one: Resource) -> str:
    if not one.accessibility:
        return ""
    label = str(Resource.Accessibility(one.accessibility).label)
    taxa = [(one.accessibility, label)]
    return _classified("accessibility restrictions", "Accessibilité", taxa)


def _classified(purpose: str, source: str, taxa: list[tuple[str, str]]) -> str:
    return tag(
        "classification",
        _word("purpose", purpose),
        tag(
            "taxonPath",
            tag("source", _string(f"{OURS}, {source}")),
            *(
                tag("taxon", tag("id", text(code)), tag("entry", _string(title)))
                for code, title in taxa
            ),
        ),
    )


def _identifier(catalog: str, entry: str) -> str:
    return tag("identifier", tag("catalog", catalog), tag("entry", text(entry)))


def _string(value: str, language: str = "fr") -> str:
    return tag("string", text(value), language=language)


def _word(name: str, value: str, *, source: str = LOM) -> str:
    return tag(name, tag("source", source), tag("value", text(value)))
