"""A deposited file on a page: where to read it, and what a machine can tell of it."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.presence.library.models import StoredFile
from impact.trust.publishing.kinds import Content, Kind, Shape
from impact.web.deposits import file_address, spell_weight

register = template.Library()


@register.filter
def public_address(file: StoredFile) -> str:
    return file_address(file, is_public=True)


@register.filter
def private_address(file: StoredFile) -> str:
    return file_address(file, is_public=False)


@register.filter
def file_facts(file: StoredFile) -> str:
    """Return what one wants to know before opening: « PDF, 12 pages, 2,3 Mo »."""
    facts = [file.suffix.lstrip(".").upper()]
    if pages := file.reading.get("pages"):
        facts.append(ngettext("%(n)s page", "%(n)s pages", pages) % {"n": pages})
    return ", ".join([*facts, spell_weight(file.size)])


@register.inclusion_tag("ui/file_link.html")
def file_link(file: StoredFile, *, is_public: bool = True) -> dict[str, Any]:
    """Show where a file is read, with its kind and weight, as one decides upon them."""
    return {"file": file, "address": file_address(file, is_public=is_public)}


@register.inclusion_tag("ui/file_hints.html")
def file_hints(file: StoredFile) -> dict[str, Any]:
    """Tell those who describe a PDF what a machine sees of its accessibility; never a verdict."""
    return {"hints": hints_of(file), "file": file}


@register.inclusion_tag("ui/proposed_files.html")
def proposed_files(kind: Kind, content: Content) -> dict[str, Any]:
    """Show the files that a proposal holds, to be read before one decides."""
    tokens = [content.get(one.name) for one in kind.fields if one.shape == Shape.FILE]
    files = StoredFile.objects.kept().filter(token__in=[one for one in tokens if one])
    return {"files": files if any(tokens) else []}


def hints_of(file: StoredFile) -> list[tuple[bool, str]]:
    """Return what was looked for in a PDF: whether it is there, and in words."""
    told = file.reading
    if file.media_type != "application/pdf" or "is_tagged" not in told:
        return []
    language, title = told.get("language"), told.get("title")
    return [
        (told["is_tagged"], _("Balisé") if told["is_tagged"] else _("Sans balises")),
        (
            bool(told.get("has_text")),
            _("Contient du texte")
            if told.get("has_text")
            else _("Aucun texte trouvé\u00a0: peut-être des images de pages"),
        ),
        (
            bool(language),
            _("Langue annoncée\u00a0: %(code)s") % {"code": language}
            if language
            else _("Langue non annoncée"),
        ),
        (
            bool(title),
            _("Titre annoncé\u00a0: %(title)s") % {"title": title}
            if title
            else _("Titre non annoncé"),
        ),
    ]
