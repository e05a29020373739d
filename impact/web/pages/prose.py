"""A text of a page as the page shows it: our Markdown, with our pictures where it names them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from impact.lib.prose import Heading, Illustration, count_words, pictures_in, render
from impact.presence.pages.checks import numbers_in
from impact.presence.pages.models import Picture

__all__ = ["Shown", "illustrations_of", "minutes_to_read", "show"]

#: Words one reads in a minute, without hurrying.
PACE = 200


class Shown:
    """A text ready to be shown, and its headings."""

    def __init__(self, html: str, headings: tuple[Heading, ...]) -> None:
        # Sanitized by `lib.prose`, and nothing else writes here.
        self.html: SafeString = mark_safe(html)  # noqa: S308
        self.headings = headings


def illustrations_of(texts: Iterable[str]) -> Mapping[str, Illustration]:
    """Return the pictures these texts name, in one query; those that are gone are left out."""
    numbers = numbers_in([name for text in texts for name in pictures_in(text)])
    if not numbers:
        return {}
    held = Picture.objects.in_bulk(numbers.values())
    return {name: _tell(held[number]) for name, number in numbers.items() if number in held}


def show(
    source: str,
    *,
    first: int = 2,
    pictures: Mapping[str, Illustration] | None = None,
    keeps_lines: bool = False,
) -> Shown:
    """Return a text as HTML; its pictures are looked for unless they are given."""
    known = illustrations_of([source]) if pictures is None else pictures
    prose = render(source, first=first, find=known.get, keeps_lines=keeps_lines)
    return Shown(prose.html, prose.headings)


def minutes_to_read(*texts: str) -> int:
    return max(1, round(sum(map(count_words, texts)) / PACE))


def _tell(picture: Picture) -> Illustration:
    address = reverse("pages:picture", args=[picture.pk])
    return Illustration(address, picture.alt, picture.width, picture.height)
