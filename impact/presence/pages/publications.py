"""Pages, news and stories as things anyone may propose to change, and staff writes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from impact.lib.prose import pictures_in
from impact.lib.slugs import stem_of
from impact.presence.pages.checks import check_news, check_page, check_story, numbers_in
from impact.presence.pages.fields import FIELDS, PARTS
from impact.presence.pages.models import Page
from impact.presence.pages.operations.writing import withdraw_page, write_page
from impact.trust.publishing.kinds import Content, Kind, only_place

__all__ = ["KINDS", "NEWS", "PAGES", "STORIES", "content_of", "new_content"]

_FOLDERS = {Page.Kind.PAGE: "pages", Page.Kind.NEWS: "nouvelles", Page.Kind.STORY: "recits"}


def content_of(kind: Page.Kind, key: str) -> dict[str, Any] | None:
    """Return what a page says now, shown or not."""
    page = Page.objects.filter(kind=kind, key=key).select_related("practice__initiative").first()
    if page is None:
        return None
    told = _told_by_story(page) if kind == Page.Kind.STORY else {}
    names = [field.name for field in FIELDS[kind]]
    return {name: told[name] if name in told else _plain(page, name) for name in names}


def new_content(kind: Page.Kind) -> dict[str, Any]:
    """Return what a new page begins as: in French, and empty."""
    return {field.name: _EMPTY.get(field.name, "") for field in FIELDS[kind]}


_EMPTY: Mapping[str, Any] = {
    "language": "fr",
    "competencies": [],
    "stages": [],
    "places": [],
    "pictures": [],
    "agreed": False,
}


def _told_by_story(page: Page) -> dict[str, Any]:
    practice = page.practice
    parts = {name: getattr(practice, name) for name in PARTS}
    written = numbers_in([name for text in parts.values() for name in pictures_in(text)])
    album = page.pictures.exclude(pk__in=written.values()).order_by("pk")
    competencies = practice.competencies.order_by("domain__position", "position", "pk")
    return {
        **parts,
        "competencies": list(competencies.values_list("code", flat=True)),
        "stages": list(practice.stages.order_by("position").values_list("code", flat=True)),
        "places": list(practice.territories.order_by("slug").values_list("slug", flat=True)),
        "pictures": [str(pk) for pk in album.values_list("pk", flat=True)],
        "initiative": practice.initiative.slug if practice.initiative else "",
        # Nothing is published without it.
        "agreed": True,
    }


def _plain(page: Page, name: str) -> Any:
    value = getattr(page, name)
    return value.isoformat() if isinstance(value, date) else value or ""


def _apply(kind: Page.Kind) -> Callable[[str, Content, datetime], None]:
    def _write(key: str, content: Content, at: datetime) -> None:
        write_page(kind=kind, key=key, content=content, at=at)

    return _write


def _retire(kind: Page.Kind, key: str, at: datetime) -> None:
    withdraw_page(kind=kind, key=key, at=at)


def _address(kind: Page.Kind, key: str) -> str:
    slug = Page.objects.filter(kind=kind, key=key).values_list("slug", flat=True).first()
    return f"/{_FOLDERS[kind]}/{slug or key}/"


def _is_shown(kind: Page.Kind, key: str) -> bool:
    return Page.objects.filter(kind=kind, key=key, retired_at=None).exists()


def _place_of(key: str) -> str:
    """Return where a story took place when that is one place."""
    page = Page.objects.filter(kind=Page.Kind.STORY, key=key).select_related("practice").first()
    rows = page.practice.territories.values_list("slug", flat=True)[:2] if page else ()
    return only_place(rows)


def _title(content: Content) -> str:
    return str(content.get("title") or "")


def _new_story_key(content: Content) -> str:
    # « d’une » is two words in an address too.
    return stem_of(_title(content).replace("’", " "), otherwise="recit")


def _kind(code: Page.Kind, label: Any, check: Any, **more: Any) -> Kind:
    return Kind(
        code=str(code),
        label=label,
        fields=FIELDS[code],
        check=check,
        apply=_apply(code),
        retire=partial(_retire, code),
        title=_title,
        address=partial(_address, code),
        content_of=partial(content_of, code),
        is_shown=partial(_is_shown, code),
        **more,
    )


PAGES = _kind(Page.Kind.PAGE, _("Page"), check_page)
NEWS = _kind(Page.Kind.NEWS, _("Nouvelle"), check_news)
STORIES = _kind(
    Page.Kind.STORY,
    _("Récit de pratique"),
    check_story,
    place_of=_place_of,
    place_told=lambda content: only_place(content.get("territories")),
    new_key=_new_story_key,
    writing=lambda key: f"/recits/ecrire/{key}/" if key else "/recits/nouveau/",
)
KINDS = (PAGES, NEWS, STORIES)
