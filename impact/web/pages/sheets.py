"""A practice story as its page tells it, from its content: the same, published or being written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Stage
from impact.presence.pages.fields import PARTS
from impact.presence.pages.models import Page
from impact.presence.pages.queries import Ties, ties_of, ties_of_page
from impact.trust.publishing.kinds import Content
from impact.web.pages.prose import Shown, illustrations_of, minutes_to_read, show

Text = str | Promise

#: The four parts: their anchor, what each is called.
TITLES: dict[str, tuple[str, Text]] = {
    "context": ("contexte", _("Le contexte")),
    "tried": ("essai", _("Ce que nous avons essayé")),
    "changed": ("effets", _("Ce qui a changé")),
    "again": ("suite", _("Ce que nous referions")),
}


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    anchor: str
    title: Text
    text: Shown


@dataclass(frozen=True, slots=True)
class Crossing:
    """A stage of the cycle, and whether the story crosses it."""

    stage: Stage
    is_crossed: bool


@dataclass(frozen=True, slots=True)
class StorySheet:
    title: str
    summary: str
    byline: str
    language: str
    minutes: int
    parts: tuple[Part, ...]
    ties: Ties

    @property
    def cover(self) -> Any:
        return self.ties.pictures[0] if self.ties.pictures else None

    @property
    def album(self) -> Sequence[Any]:
        return self.ties.pictures[1:]


def read_page(page: Page) -> StorySheet:
    """Return a published story as its page shows it, from what came with it."""
    content = {name: getattr(page, name) for name in ("title", "summary", "byline", "language")}
    content |= {name: getattr(page.practice, name) for name in PARTS}
    return _read(content, ties=ties_of_page(page))


def read_story(content: Content, *, key: str) -> StorySheet:
    """Return a story being written as its page would show it, whatever it still lacks."""
    return _read(content, ties=ties_of(content, key=key))


def _read(content: Content, *, ties: Ties) -> StorySheet:
    texts = {name: str(content.get(name) or "") for name in PARTS}
    pictures = illustrations_of(texts.values())
    parts = tuple(
        Part(name, *TITLES[name], show(text, first=3, pictures=pictures, keeps_lines=True))
        for name, text in texts.items()
        if text.strip()
    )
    return StorySheet(
        title=str(content.get("title") or ""),
        summary=str(content.get("summary") or ""),
        byline=str(content.get("byline") or ""),
        language=str(content.get("language") or Page.Language.FRENCH),
        minutes=minutes_to_read(*texts.values()),
        parts=parts,
        ties=ties,
    )


def cross(stages: Sequence[Stage], *, crossed: Iterable[Stage]) -> list[Crossing]:
    """Return the whole cycle, the stages a story crosses marked."""
    held = {stage.pk for stage in crossed}
    return [Crossing(stage, stage.pk in held) for stage in stages]
