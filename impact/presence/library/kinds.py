"""Resources and collections as things anyone may propose, correct, and see the history of."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies import wording as framework_words
from impact.knowledge.mobilization import wording as cycle_words
from impact.knowledge.territories import wording as place_words
from impact.lib.slugs import free_slug, stem_of
from impact.presence.library.checks import LIMITS, find_faults
from impact.presence.library.descriptions import Known, describe, retire_resources, write_resources
from impact.presence.library.models import Collection as Shelf
from impact.presence.library.models import Resource, StoredFile
from impact.presence.library.shelves import (
    describe_collection,
    find_collection_faults,
    retire_collections,
    write_collection,
)
from impact.trust.publishing.kinds import Content, Field, Kind, Many, Shape, only_place

__all__ = ["COLLECTIONS", "RESERVED", "RESOURCES", "content_of"]

#: Words that pages stand at, beside resources: none may be the address of one.
RESERVED = frozenset(
    {
        *("collections", "manques", "proposer", "fichiers", "import", "imports", "moisson"),
        *("exports", "doublons", "liens", "bureau", "notices"),
    }
)


class FileNames(Mapping[str, str]):
    """What deposited files are called, asked one by one: there may be thousands."""

    def __getitem__(self, token: str) -> str:
        name = StoredFile.objects.filter(token=token).values_list("name", flat=True).first()
        if name is None:
            raise KeyError(token)
        return name

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _choices(choices: Any) -> Callable[[], Mapping[str, Any]]:
    return lambda: {code: label for code, label in choices.choices if code}


def _levels() -> Mapping[str, Any]:
    return {"": _("tous les niveaux"), **framework_words.levels()}


WORDS = (
    Field("title", _("Titre"), is_required=True, limit=LIMITS["title"]),
    Field("type", _("Sorte"), Shape.CHOICE, words=_choices(Resource.Type), is_required=True),
    Field(
        "url",
        _("Adresse web"),
        Shape.ADDRESS,
        limit=LIMITS["url"],
        hint=_("Celle qu’on ouvre pour la lire, pas celle d’un moteur de recherche."),
    ),
    Field(
        "summary",
        _("En vos mots"),
        Shape.TEXT,
        limit=LIMITS["summary"],
        hint=_("Deux ou trois phrases\u00a0: ce qu’on y trouve, pour qui, à quoi ça sert."),
    ),
    Field("creators", _("Qui l’a faite"), Shape.LIST, hint=_("Un nom par ligne.")),
    Field("publisher", _("Qui l’a publiée"), limit=LIMITS["publisher"]),
    Field("year", _("Année"), Shape.NUMBER),
    Field("language", _("Langue"), Shape.CHOICE, words=_choices(Resource.Language)),
)
USES = (
    Field(
        "competencies",
        _("Ce qu’elle aide à apprendre"),
        Shape.LEVELS,
        words=framework_words.competencies,
        groups=framework_words.domains,
        levels=_levels,
        hint=_("Le niveau qu’elle aide à atteindre, s’il est clair."),
    ),
    Field(
        "stages",
        _("Étapes"),
        Shape.LIST,
        words=cycle_words.stages,
        hint=_("Aucune cochée\u00a0: toutes."),
    ),
    Field(
        "roles",
        _("Rôles"),
        Shape.LIST,
        words=cycle_words.roles,
        hint=_("Aucun coché\u00a0: tous."),
    ),
    Field(
        "territories",
        _("Territoires"),
        Shape.LIST,
        words=place_words.places,
        groups=place_words.regions,
        hint=_("Ceux dont elle parle. Aucun\u00a0: partout."),
    ),
    Field(
        "minutes",
        _("Durée, en minutes"),
        Shape.NUMBER,
        hint=_("Pour la lire, la voir ou la faire; vide si personne ne le sait."),
    ),
)
FACTS = (
    Field("format", _("Format"), Shape.CHOICE, words=_choices(Resource.Format)),
    Field("licence", _("Licence"), Shape.CHOICE, words=_choices(Resource.Licence)),
    Field(
        "accessibility",
        _("Accessibilité"),
        Shape.CHOICE,
        words=_choices(Resource.Accessibility),
    ),
    Field(
        "identifier",
        _("Numéro (ISBN, DOI)"),
        limit=LIMITS["identifier"],
        hint=_("Comme il est écrit sur la ressource."),
    ),
    Field(
        "file",
        _("Le fichier"),
        Shape.FILE,
        words=FileNames,
    ),
)
FIELDS = (*WORDS, *USES, *FACTS)


def content_of(slug: str) -> dict[str, Any] | None:
    """Return what a resource says now, shown or not."""
    return _contents_of([slug]).get(slug)


def _contents_of(slugs: Collection[str]) -> dict[str, dict[str, Any]]:
    rows = Resource.objects.described().filter(slug__in=list(slugs))
    return {one.slug: describe(one) for one in rows}


def _check(_slug: str, content: Content) -> Mapping[str, str]:
    return find_faults(content, codes=Known.of([content]))


def _check_all(contents: Mapping[str, Content]) -> Mapping[str, Mapping[str, str]]:
    known = Known.of(contents.values())
    return {slug: find_faults(content, codes=known) for slug, content in contents.items()}


def _place_of(slug: str) -> str:
    """Return where a resource stands when that is one place; over several, all of Québec looks."""
    content = content_of(slug)
    return _place(content) if content else ""


def _place(content: Content) -> str:
    return only_place(content.get("territories"))


def _new_key(content: Content) -> str:
    stem = stem_of(str(content.get("title") or ""), otherwise="ressource", longest=100)
    near = Resource.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    return free_slug(stem, taken={*near, *RESERVED})


def _new_shelf_key(content: Content) -> str:
    stem = stem_of(str(content.get("title") or ""), otherwise="collection", longest=70)
    near = Shelf.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    return free_slug(stem, taken=set(near))


def _title(content: Content) -> str:
    return str(content.get("title") or "")


def _shelf_content(slug: str) -> dict[str, Any] | None:
    shelf = Shelf.objects.filter(slug=slug).first()
    return describe_collection(shelf) if shelf else None


def _apply_shelf(slug: str, content: Content, at: datetime) -> None:
    write_collection(slug, content, at=at)


def _apply(slug: str, content: Content, at: datetime) -> None:
    write_resources({slug: content}, at=at)


def _apply_all(contents: Mapping[str, Content], at: datetime) -> None:
    write_resources(contents, at=at)


RESOURCES = Kind(
    code=Resource.FOUND_AS,
    label=_("Ressource"),
    fields=FIELDS,
    check=_check,
    apply=_apply,
    retire=lambda slug, at: retire_resources([slug], at=at),
    title=_title,
    address=lambda slug: f"/ressources/{slug}/",
    content_of=content_of,
    place_of=_place_of,
    place_told=_place,
    new_key=_new_key,
    is_shown=lambda slug: Resource.objects.shown().filter(slug=slug).exists(),
    many=Many(
        contents_of=_contents_of,
        apply=_apply_all,
        check=_check_all,
        places_of=lambda contents: {slug: _place(one) for slug, one in contents.items()},
        retire=lambda slugs, at: retire_resources(slugs, at=at),
    ),
)

COLLECTIONS = Kind(
    code=Shelf.FOUND_AS,
    label=_("Collection"),
    fields=(
        Field("title", _("Titre"), is_required=True, limit=160),
        Field("summary", _("En quelques mots"), Shape.TEXT, limit=2000),
        Field("chosen_by", _("Choisie par"), limit=160, hint=_("Une personne ou un organisme.")),
        Field(
            "resources",
            _("Ressources, dans l’ordre"),
            Shape.LIST,
            is_required=True,
            hint=_(
                "Une par ligne\u00a0: la fin de son adresse, puis pourquoi elle y est, comme "
                "«\u00a0guide-des-tables\u00a0: pour commencer\u00a0»."
            ),
        ),
    ),
    check=lambda _slug, content: find_collection_faults(content),
    apply=_apply_shelf,
    retire=lambda slug, at: retire_collections([slug], at=at),
    title=_title,
    address=lambda slug: f"/ressources/collections/{slug}/",
    content_of=_shelf_content,
    new_key=_new_shelf_key,
    is_shown=lambda slug: Shelf.objects.shown().filter(slug=slug).exists(),
)
