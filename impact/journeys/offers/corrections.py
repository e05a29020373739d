"""An offer as a thing anyone may propose to correct: its fields, what is wrong, how it is written.

Its values are plain texts, as they are typed; what it teaches, to whom and where is not among them.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.journeys.offers.models import Offer
from impact.journeys.offers.operations import correct_offer, withdraw_offer
from impact.lib.search.engine import note
from impact.trust.publishing.faults import (
    NO_ADDRESS,
    NO_DAY,
    is_address,
    limits_of,
    too_long,
)
from impact.trust.publishing.kinds import Content, Field, Kind, Shape, only_place

__all__ = ["OFFERS", "check", "content_of"]

_MOST = 9_999_999
_ONE_DECIMAL = Decimal("0.1")

FIELDS = (
    Field("title", gettext_lazy("Titre"), is_required=True, limit=160),
    Field(
        "summary",
        gettext_lazy("En quelques mots"),
        Shape.TEXT,
        hint=gettext_lazy("Deux ou trois phrases\u00a0: ce qu’on y fait, pour qui."),
        limit=2000,
    ),
    Field("url", gettext_lazy("Adresse web"), Shape.ADDRESS, limit=500),
    Field("contact", gettext_lazy("Pour joindre"), limit=200),
    Field(
        "hours",
        gettext_lazy("Heures par personne"),
        Shape.NUMBER,
        hint=gettext_lazy("Vide si l’offreur ne le dit pas."),
    ),
    Field(
        "cost",
        gettext_lazy("Coût, en dollars"),
        Shape.NUMBER,
        hint=gettext_lazy("Sans cents; 0 pour gratuit, vide si l’offreur ne le dit pas."),
    ),
    Field(
        "cost_basis",
        gettext_lazy("Coût compté"),
        Shape.CHOICE,
        words=lambda: dict(Offer.Basis.choices),
        is_required=True,
    ),
    Field("starts_on", gettext_lazy("Commence le"), Shape.DAY),
    Field("ends_on", gettext_lazy("Se termine le"), Shape.DAY),
    Field("is_full", gettext_lazy("Il ne reste plus de place"), Shape.FLAG),
)


def content_of(slug: str) -> dict[str, Any] | None:
    """Return what an offer says now, shown or not."""
    offer = Offer.objects.filter(slug=slug).first()
    if offer is None:
        return None
    return {field.name: _plain(getattr(offer, field.name)) for field in FIELDS}


def check(slug: str, content: Content) -> dict[str, str]:
    """Return what keeps this content from being an offer's, and how to mend it."""
    faults = {}
    if not str(content.get("title") or "").strip():
        faults["title"] = _("Donnez un titre à l’offre.")
    faults |= too_long(content, limits=limits_of(FIELDS))
    if content.get("cost_basis") not in Offer.Basis.values:
        faults["cost_basis"] = _("Dites si le coût est par personne ou pour le groupe.")
    read = {name: _read(name, content, faults) for name in _READ}
    start, end = read["starts_on"], read["ends_on"]
    if start and end and end < start:
        faults["ends_on"] = _("La fin vient avant le début. Corrigez l’une des dates.")
    return faults


def _read(name: str, content: Content, faults: dict[str, str]) -> Any:
    read, cure = _READ[name]
    typed = str(content.get(name) or "").strip()
    if not typed:
        return None
    try:
        return read(typed)
    except (ValueError, ArithmeticError):
        faults.setdefault(name, str(cure))
        return None


def _hours(typed: str) -> Decimal:
    hours = Decimal(typed.replace(",", "."))
    if not 0 <= hours < 10_000 or hours != hours.quantize(_ONE_DECIMAL):
        raise ValueError
    return hours


def _cost(typed: str) -> int:
    if not typed.isdecimal() or int(typed) > _MOST:
        raise ValueError
    return int(typed)


def _address(typed: str) -> str:
    if not is_address(typed):
        raise ValueError
    return typed


_READ = {
    "url": (_address, NO_ADDRESS),
    "hours": (_hours, gettext_lazy("Donnez un nombre d’heures, une décimale au plus, comme 7,5.")),
    "cost": (_cost, gettext_lazy("Donnez un nombre de dollars, sans cents, comme 120.")),
    "starts_on": (date.fromisoformat, NO_DAY),
    "ends_on": (date.fromisoformat, NO_DAY),
}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _typed(content: Content) -> Mapping[str, Any]:
    """Return the content as the fields of the model want it; it was checked."""
    told = {field.name: str(content.get(field.name) or "").strip() for field in FIELDS}
    read = {name: _read(name, content, {}) for name in _READ}
    return told | read | {"url": read["url"] or "", "is_full": bool(content.get("is_full"))}


def _apply(slug: str, content: Content, at: datetime) -> None:
    correct_offer(slug=slug, fields=_typed(content), at=at)
    note(kind=Offer.FOUND_AS, keys=[slug], at=at)


def _retire(slug: str, at: datetime) -> None:
    withdraw_offer(slug=slug, at=at)
    note(kind=Offer.FOUND_AS, keys=[slug], at=at)


def _place_of(slug: str) -> str:
    """Return where an offer stands when that is one place; over several, all of Québec looks."""
    offer = Offer.objects.filter(slug=slug).first()
    return only_place(offer.territories.values_list("slug", flat=True)[:2]) if offer else ""


OFFERS = Kind(
    code=Offer.FOUND_AS,
    label=gettext_lazy("Offre"),
    fields=FIELDS,
    check=check,
    apply=_apply,
    retire=_retire,
    title=lambda content: str(content.get("title") or ""),
    address=lambda slug: f"/reponses/{slug}/",
    content_of=content_of,
    place_of=_place_of,
    is_shown=lambda slug: Offer.objects.filter(slug=slug, retired_at=None).exists(),
)
