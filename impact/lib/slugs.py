"""Addresses drawn from words: numbered when taken, be it at this very moment."""

from collections.abc import Collection, Container, Mapping
from itertools import count
from typing import Any, TypeVar

from django.db import models
from django.utils.text import slugify

_Row = TypeVar("_Row", bound=models.Model)


def stem_of(words: str, *, otherwise: str, longest: int = 60) -> str:
    """Return words as an address; `otherwise` stands for those with no Latin letter."""
    return slugify(words)[:longest].strip("-") or otherwise


def free_slug(stem: str, *, taken: Container[str]) -> str:
    """Return this address, numbered when it is taken."""
    if stem not in taken:
        return stem
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)


def create_at_free_slug(
    rows: models.Manager[_Row],
    *,
    stem: str,
    values: Mapping[str, Any],
    reserved: Collection[str] = (),
) -> _Row:
    """Write a new row at the first free address from this stem on."""
    near = rows.filter(slug__startswith=stem).values_list("slug", flat=True)
    taken, is_new = {*near, *reserved}, False
    # Someone may be taking the same address at this very moment.
    while not is_new:
        slug = free_slug(stem, taken=taken)
        row, is_new = rows.get_or_create(slug=slug, defaults=values)
        taken.add(slug)
    return row
