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


def dcmi_type_of(resource: Resource) -> str:
    return DCMI_TYPES.get(Type(resource.type), "Text")


def licence_address(resource: Resource) -> str:
    """Return what names the licence everywhere; empty when it has no such name."""
    return LICENCES.get(Licence(resource.licence), "")


def media_type_of(resource: Resource) -> str:
    if file := resource.given_file:
        return file.media_type
    return MEDIA_TYPES.get(Format(resource.format), "") if resource.format else ""


def rights_of(resource: Resource) -> str:
    """Return the licence as others know it; its French words when it has no address."""
    if not resource.licence:
        return ""
    return licence_address(resource) or str(resource.get_licence_display())
