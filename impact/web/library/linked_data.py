"""A resource told to machines: Dublin Core in the head, schema.org with LRMI in JSON-LD."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from impact.presence.library.models import Resource
from impact.web.library.words import LANGUAGES, dcmi_type_of, licence_address, media_type_of

#: A text typed by people could hold these; inside a data block they would end it.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

#: What each type is, in the words of schema.org: a class beside LearningResource, if any.
CLASSES = {
    "ARTICLE": "Article",
    "BOOK": "Book",
    "REPORT": "Report",
    "COURSE": "Course",
    "VIDEO": "VideoObject",
    "AUDIO": "AudioObject",
    "DATASET": "Dataset",
    "SITE": "WebSite",
}


@dataclass(frozen=True, slots=True)
class MachineWords:
    #: Name, value and language of each Dublin Core element.
    elements: list[tuple[str, str, str]]
    linked: SafeString
    #: The name of the vocabulary of the elements: not a page, so not over https.
    vocabulary: str = "http://purl.org/dc/elements/1.1/"


def machine_words(resource: Resource, *, request: HttpRequest) -> MachineWords:
    def absolute(path: str) -> str:
        return request.build_absolute_uri(path)

    here = absolute(reverse("library:resource", args=[resource.slug]))
    graph = {key: value for key, value in _tell(resource, here=here).items() if value}
    graph |= _taught(resource, absolute=absolute)
    told = json.dumps(graph, ensure_ascii=False).translate(_UNSAFE)
    return MachineWords(list(_elements(resource, here)), mark_safe(told))  # noqa: S308


def _elements(resource: Resource, here: str) -> Iterator[tuple[str, str, str]]:
    """The fifteen elements, those that are known."""
    spoken = LANGUAGES[Resource.Language(resource.language)]
    lang = spoken[0] if spoken else ""
    yield ("DC.title", resource.title, lang)
    for name in resource.creators:
        yield ("DC.creator", name, "")
    for one in resource.subjects.all():
        yield ("DC.subject", f"{one.competency.code} {one.competency.title}", "fr")
    yield ("DC.description", resource.summary, "fr")
    yield ("DC.publisher", resource.publisher, "")
    yield ("DC.date", str(resource.year or ""), "")
    yield ("DC.type", dcmi_type_of(resource), "")
    yield ("DC.format", media_type_of(resource), "")
    yield ("DC.identifier", here, "")
    yield ("DC.identifier", resource.identifier, "")
    yield ("DC.source", resource.url, "")
    for language in spoken:
        yield ("DC.language", language, "")
    for place in resource.territories.all():
        yield ("DC.coverage", place.name, "fr")
    yield ("DC.rights", licence_address(resource), "")


def _tell(resource: Resource, *, here: str) -> dict[str, Any]:
    other = CLASSES.get(resource.type)
    is_free = resource.licence in Resource.FREE or resource.given_file is not None
    return {
        "@context": "https://schema.org",
        "@type": ["LearningResource", other] if other else "LearningResource",
        "@id": here,
        "name": resource.title,
        "description": resource.summary,
        "url": resource.url or here,
        "identifier": resource.identifier,
        "author": [{"@type": "Thing", "name": name} for name in resource.creators],
        "publisher": {"@type": "Organization", "name": resource.publisher}
        if resource.publisher
        else None,
        "datePublished": str(resource.year) if resource.year else None,
        "inLanguage": LANGUAGES[Resource.Language(resource.language)],
        "license": licence_address(resource),
        # Where nobody said, nothing is claimed.
        "isAccessibleForFree": True if is_free else None,
        "learningResourceType": str(resource.get_type_display()),
        "encodingFormat": media_type_of(resource),
        "timeRequired": f"PT{resource.minutes}M" if resource.minutes else None,
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": one.name}
            for one in resource.roles.all()
        ],
        "spatialCoverage": [
            {"@type": "Place", "name": one.name} for one in resource.territories.all()
        ],
    }


def _taught(resource: Resource, *, absolute: Any) -> dict[str, Any]:
    """What it teaches, as terms of the framework, and the level of each when it is known."""
    subjects = list(resource.subjects.all())
    if not subjects:
        return {}
    terms = {
        one.pk: absolute(reverse("framework:competency", args=[one.competency.code]))
        for one in subjects
    }
    return {
        "teaches": [
            {
                "@type": "DefinedTerm",
                "@id": terms[one.pk],
                "termCode": one.competency.code,
                "name": one.competency.title,
            }
            for one in subjects
        ],
        "educationalAlignment": [
            {
                "@type": "AlignmentObject",
                "alignmentType": "teaches",
                "educationalFramework": "IMPACT, référentiel de la mobilisation",
                "targetName": one.competency.title,
                "targetUrl": terms[one.pk],
                "targetDescription": f"niveau {one.level}" if one.level is not None else None,
            }
            for one in subjects
        ],
    }
