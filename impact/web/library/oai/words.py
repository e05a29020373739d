"""What the library's codes are called by others: DCMI types, media types, licences, languages."""

from impact.presence.library.models import Resource

Type, Format, Licence, Language = (
    Resource.Type,
    Resource.Format,
    Resource.Licence,
    Resource.Language,
)

#: DCMI Type Vocabulary; everything else is a text.
DCMI_TYPES = {
    Type.VIDEO: "MovingImage",
    Type.AUDIO: "Sound",
    Type.DATASET: "Dataset",
    Type.SITE: "InteractiveResource",
    Type.COURSE: "InteractiveResource",
}
TEXT = "Text"
#: Formats that are one media type; « document à modifier » may be several, and is not told.
MEDIA_TYPES = {Format.PAGE: "text/html", Format.PDF: "application/pdf"}
LICENCES = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.BY_ND: "https://creativecommons.org/licenses/by-nd/4.0/",
    Licence.BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    Licence.BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}
LANGUAGES = {
    Language.FRENCH: ("fr",),
    Language.ENGLISH: ("en",),
    Language.BOTH: ("fr", "en"),
    Language.OTHER: (),
}


def media_type_of(resource: Resource) -> str:
    if resource.file:
        return resource.file.media_type
    return MEDIA_TYPES.get(Format(resource.format), "") if resource.format else ""


def rights_of(resource: Resource) -> str:
    """Return the licence as others know it; its French words when it has no address."""
    if not resource.licence:
        return ""
    licence = Licence(resource.licence)
    return LICENCES.get(licence) or str(licence.label)
