"""What keeps a content from being a page, a piece of news or a story, and how to mend it."""

from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Stage
from impact.knowledge.territories.models import Territory
from impact.lib.prose import pictures_in
from impact.presence.pages import slugs
from impact.presence.pages.fields import (
    FIELDS,
    MOST_COMPETENCIES,
    MOST_PICTURES,
    MOST_PLACES,
    PARTS,
)
from impact.presence.pages.models import FormerSlug, Page, Picture, StoryAgreement
from impact.trust.publishing.faults import NO_DAY, is_day, limits_of, too_long
from impact.trust.publishing.kinds import Content, Shape

__all__ = ["check_news", "check_page", "check_story", "numbers_in"]

Faults = dict[str, str]
#: A longer number is no row's.
_DIGITS = 9


def check_page(key: str, content: Content) -> Faults:
    """Return what is wrong in a page, by field."""
    faults = _check_common(Page.Kind.PAGE, key, content)
    _check_pictures("body", content, faults)
    return faults


def check_news(key: str, content: Content) -> Faults:
    """Return what is wrong in a piece of news, by field."""
    faults = _check_common(Page.Kind.NEWS, key, content)
    _check_pictures("body", content, faults)
    return faults


def check_story(key: str, content: Content) -> Faults:
    """Return what is wrong in a practice story, by field."""
    faults = _check_common(Page.Kind.STORY, key, content)
    for part in PARTS:
        _check_pictures(part, content, faults)
    _check_ties(content, faults)
    _check_album(key, content, faults)
    if not content.get("agreed"):
        faults["agreed"] = _(
            "Cochez quand c’est fait\u00a0: demandez à chaque personne, ou changez ce qui la fait "
            "reconnaître."
        )
    _check_agreement(key, content, faults)
    return faults


def numbers_in(names: Collection[str]) -> dict[str, int]:
    """Return the pictures these names stand for, by name; what names none is left out."""
    return {
        name: int(number)
        for name in names
        if (number := name.removeprefix("image-")) != name
        and number.isdecimal()
        and len(number) <= _DIGITS
    }


def _check_common(kind: Page.Kind, key: str, content: Content) -> Faults:
    faults = too_long(content, limits=limits_of(FIELDS[kind]))
    for field in FIELDS[kind]:
        is_text = field.shape in {Shape.LINE, Shape.TEXT, Shape.DAY}
        if field.is_required and is_text and not str(content.get(field.name) or "").strip():
            faults[field.name] = _("Il manque ceci\u00a0: «\u00a0%(label)s\u00a0».") % {
                "label": field.label
            }
    if content.get("language") not in Page.Language.values:
        faults["language"] = _("Dites dans quelle langue c’est écrit.")
    _check_day(content, faults)
    if slug := str(content.get("slug") or ""):
        faults |= _check_slug(slug, kind=kind, key=key)
    return faults


def _check_day(content: Content, faults: Faults) -> None:
    said = str(content.get("published_on") or "")
    if said and not is_day(said):
        faults["published_on"] = str(NO_DAY)


def _check_slug(slug: str, *, kind: Page.Kind, key: str) -> Faults:
    if not slugs.is_an_address(slug):
        told = _(
            "Une adresse est faite de petites lettres sans accent, de chiffres et de tirets, "
            "comme «\u00a0comment-commencer\u00a0»."
        )
        return {"slug": told}
    others = Q(kind=kind, key=key)
    is_taken = Page.objects.exclude(others).filter(slug=slug).exists()
    led = FormerSlug.objects.exclude(page__kind=kind, page__key=key).filter(slug=slug)
    if is_taken or led.exists():
        return {"slug": _("Cette adresse mène déjà ailleurs. Choisissez-en une autre.")}
    return {}


def _check_pictures(name: str, content: Content, faults: Faults) -> None:
    named = pictures_in(str(content.get(name) or ""))
    known = numbers_in(named)
    held = set(Picture.objects.filter(pk__in=known.values()).values_list("pk", flat=True))
    lost = [one for one in named if known.get(one) not in held]
    if lost:
        told = _(
            "Aucune image d’ici ne s’appelle «\u00a0%(name)s\u00a0». Ajoutez-la, puis prenez le "
            "nom que la page vous donne."
        )
        faults.setdefault(name, told % {"name": lost[0][:80]})


def _check_ties(content: Content, faults: Faults) -> None:
    codes = _listed(content, "competencies")
    current = Competency.objects.current().in_force()
    if not 1 <= len(codes) <= MOST_COMPETENCIES:
        faults["competencies"] = _("Choisissez de une à cinq compétences.")
    elif current.filter(code__in=codes).count() != len(set(codes)):
        faults["competencies"] = _("L’une de ces compétences n’est plus au référentiel.")
    stages = _listed(content, "stages")
    if Stage.objects.in_force().filter(code__in=stages).count() != len(set(stages)):
        faults["stages"] = _("L’une de ces étapes n’est plus au cycle.")
    places = _listed(content, "places")
    if len(places) > MOST_PLACES:
        faults["places"] = _("Choisissez deux lieux au plus.")
    elif Territory.objects.filter(slug__in=places).count() != len(set(places)):
        faults["places"] = _("L’un de ces lieux n’est pas un territoire connu ici.")


def _check_album(key: str, content: Content, faults: Faults) -> None:
    numbers = _listed(content, "pictures")
    mine = Picture.objects.prepared_for(kind=Page.Kind.STORY, key=key)
    whole = [one for one in numbers if one.isdecimal() and len(one) <= _DIGITS]
    if len(numbers) > MOST_PICTURES:
        faults["pictures"] = _("Gardez six images au plus.")
    elif len(whole) != len(numbers) or mine.filter(pk__in=whole).count() != len(set(numbers)):
        faults["pictures"] = _("L’une de ces images n’est plus là. Choisissez-la de nouveau.")


def _check_agreement(key: str, content: Content, faults: Faults) -> None:
    slug = str(content.get("initiative") or "")
    agreed = StoryAgreement.objects.in_force().filter(key=key, initiative__slug=slug)
    if slug and not agreed.exists():
        faults["initiative"] = _(
            "Cette démarche n’a pas décidé d’être nommée ici. Sa coordination peut le noter; "
            "sinon, retirez son nom."
        )


def _listed(content: Content, name: str) -> list[str]:
    said = content.get(name)
    return [str(one) for one in said] if isinstance(said, list | tuple) else []
