"""Making the tables say what was decided: a page, its addresses, its pictures, what it crosses."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Stage
from impact.knowledge.territories.models import Territory
from impact.lib.prose import pictures_in
from impact.lib.search import engine
from impact.lib.slugs import free_slug, stem_of
from impact.presence.pages.checks import numbers_in
from impact.presence.pages.fields import PARTS
from impact.presence.pages.models import (
    FormerSlug,
    Page,
    Picture,
    PracticeStory,
    StoryAgreement,
)
from impact.presence.pages.slugs import RESERVED
from impact.trust.publishing.kinds import Content


@transaction.atomic
def write_page(*, kind: Page.Kind, key: str, content: Content, at: datetime) -> Page:
    """Make a page say this content, which was checked; a former address keeps leading to it."""
    page = Page.objects.select_for_update().filter(kind=kind, key=key).first()
    page = page or Page(kind=kind, key=key, revised_at=at)
    former = page.slug
    for name in ("title", "summary", "body", "language", "byline"):
        setattr(page, name, str(content.get(name) or "").strip())
    page.slug = str(content.get("slug") or "") or former or _free(key)
    said = str(content.get("published_on") or "")
    page.published_on = date.fromisoformat(said) if said else _first_day(page, at)
    page.revised_at, page.retired_at = at, None
    _leave(page, former, at=at)
    page.save()
    if kind == Page.Kind.STORY:
        _write_story(page, content)
    _hang_pictures(page, content)
    engine.note(kind=kind, keys=[key], at=at)
    return page


@transaction.atomic
def withdraw_page(*, kind: Page.Kind, key: str, at: datetime) -> None:
    """Take a page out of what everyone reads; it can come back."""
    Page.objects.filter(kind=kind, key=key, retired_at=None).update(retired_at=at)
    engine.note(kind=kind, keys=[key], at=at)


def _first_day(page: Page, at: datetime) -> date | None:
    """News and stories are dated by their first publication; a page has no day of its own."""
    if page.kind == Page.Kind.PAGE:
        return None
    return page.published_on or timezone.localdate(at)


def _free(key: str) -> str:
    stem = stem_of(key, otherwise="page")
    taken = {
        *Page.objects.filter(slug__startswith=stem).values_list("slug", flat=True),
        *FormerSlug.objects.filter(slug__startswith=stem).values_list("slug", flat=True),
        *RESERVED,
    }
    return free_slug(stem, taken=taken)


def _leave(page: Page, former: str, *, at: datetime) -> None:
    if former == page.slug or page.pk is None:
        return
    # An address taken back leads nowhere else: no loop can come of it.
    FormerSlug.objects.filter(slug=page.slug, page=page).delete()
    FormerSlug.objects.get_or_create(slug=former, defaults={"page": page, "since": at})


def _write_story(page: Page, content: Content) -> None:
    parts: dict[str, Any] = {name: str(content.get(name) or "").strip() for name in PARTS}
    agreed = StoryAgreement.objects.in_force().filter(
        key=page.key, initiative__slug=str(content.get("initiative") or "")
    )
    agreement = agreed.select_related("initiative").first()
    parts["initiative"] = agreement.initiative if agreement else None
    practice, _is_new = PracticeStory.objects.update_or_create(page=page, defaults=parts)
    current = Competency.objects.current().in_force()
    practice.competencies.set(current.filter(code__in=content.get("competencies") or []))
    stages = Stage.objects.in_force()
    practice.stages.set(stages.filter(code__in=content.get("stages") or []))
    practice.territories.set(Territory.objects.filter(slug__in=content.get("places") or []))
    is_fictional = practice.territories.filter(is_fictional=True).exists()
    if is_fictional and not page.is_fictional:
        Page.objects.filter(pk=page.pk).update(is_fictional=True)


def _hang_pictures(page: Page, content: Content) -> None:
    texts = (str(content.get(name) or "") for name in ("body", *PARTS))
    named = [name for text in texts for name in pictures_in(text)]
    listed = [int(one) for one in content.get("pictures") or [] if str(one).isdecimal()]
    numbers = {*numbers_in(named).values(), *listed}
    page.pictures.set(Picture.objects.filter(pk__in=numbers))
