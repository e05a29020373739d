"""One offer at a time: writing it, changing it, taking it out of sight, bringing it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from impact.journeys.offers.models import Aim, Offer
from impact.journeys.offers.words import fold_offer, new_slugs
from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.lib.search.engine import note
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class ChangedMeanwhile(Exception):
    """Someone changed this offer since it was read; `current` is how it stands now."""

    def __init__(self, current: Offer) -> None:
        super().__init__(current)
        self.current = current


@dataclass(frozen=True, slots=True)
class Told:
    """What an offer says of itself; `fields` are those of the model, by name."""

    fields: Mapping[str, Any]
    #: Competency, level one starts from, level one aims at.
    aims: Sequence[tuple[Competency, int, int]]
    stages: Sequence[Stage] = ()
    roles: Sequence[Role] = ()
    territories: Sequence[Territory] = ()


@transaction.atomic
def write_offer(*, told: Told, by: User, at: datetime) -> Offer:
    """Add an offer for everyone to read."""
    [slug] = new_slugs([told.fields["title"]])
    offer = Offer(created_by=by, created_at=at, revised_at=at, slug=slug)
    _say(offer, told)
    note(kind=Offer.FOUND_AS, keys=[offer.slug], at=at)
    record("offers.offer.written", actor=by, subject=offer, at=at)
    return offer


@transaction.atomic
def revise_offer(*, offer: Offer, told: Told, revision: int, by: User, at: datetime) -> Offer:
    """Say an offer anew; its address stays.

    :raises ChangedMeanwhile: if it was changed since that revision; nothing is written.
    """
    held = Offer.objects.lock(offer)
    if held.revision != revision:
        raise ChangedMeanwhile(held)
    held.revised_at, held.revision = at, held.revision + 1
    _say(held, told)
    note(kind=Offer.FOUND_AS, keys=[held.slug], at=at)
    record("offers.offer.revised", actor=by, subject=held, at=at)
    return held


@transaction.atomic
def retire_offer(*, offer: Offer, by: User, at: datetime) -> None:
    """Take an offer out of what is shown; plans that name it keep it."""
    if Offer.objects.filter(pk=offer.pk, retired_at=None).update(retired_at=at):
        note(kind=Offer.FOUND_AS, keys=[offer.slug], at=at)
        record("offers.offer.retired", actor=by, subject=offer, at=at)


@transaction.atomic
def restore_offer(*, offer: Offer, by: User, at: datetime) -> None:
    """Show again an offer that was retired."""
    if Offer.objects.filter(pk=offer.pk, retired_at__isnull=False).update(retired_at=None):
        note(kind=Offer.FOUND_AS, keys=[offer.slug], at=at)
        record("offers.offer.restored", actor=by, subject=offer, at=at)


@transaction.atomic
def correct_offer(*, slug: str, fields: Mapping[str, Any], at: datetime) -> Offer:
    """Say anew some fields of an offer, as a decision of publishing does; it is shown from then on.

    Who decided, and why, is told there: the journal has it once.
    """
    offer = Offer.objects.select_for_update().get(slug=slug)
    for name, value in fields.items():
        setattr(offer, name, value)
    titles = offer.aims.values_list("competency__title", flat=True)
    offer.folded, offer.revised_at, offer.retired_at = fold_offer(offer, titles), at, None
    offer.revision += 1
    offer.save()
    return offer


@transaction.atomic
def withdraw_offer(*, slug: str, at: datetime) -> None:
    """Take an offer out of what is shown, as a decision of publishing does."""
    offer = Offer.objects.select_for_update().get(slug=slug)
    offer.retired_at, offer.revision = at, offer.revision + 1
    offer.save(update_fields=["retired_at", "revision"])


def _say(offer: Offer, told: Told) -> None:
    for name, value in told.fields.items():
        setattr(offer, name, value)
    offer.folded = fold_offer(offer, [one.title for one, _start, _end in told.aims])
    offer.save()
    offer.stages.set(told.stages)
    offer.roles.set(told.roles)
    offer.territories.set(told.territories)
    offer.aims.all().delete()
    Aim.objects.bulk_create(
        Aim(offer=offer, competency=competency, from_level=start, to_level=end)
        for competency, start, end in told.aims
    )
