"""What people do with releases: prepare, read again, decide, hand out, open, take back.

Once decided, a release is never recomputed nor rewritten: it is in force, over, or withdrawn.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from impact.knowledge.territories.models import Territory
from impact.lib.search.engine import note
from impact.lib.slugs import create_at_free_slug, stem_of
from impact.presence.communities.models import Initiative
from impact.presence.releases.models import Opening, Recipient, Release
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = [
    "AlreadyDecided",
    "AlreadyWithdrawn",
    "AuthorityNotHeard",
    "ChangedMeanwhile",
    "Decision",
    "NotInForce",
    "NothingToTell",
    "Outline",
    "add_recipient",
    "close_recipient",
    "decide_release",
    "discard_release",
    "forget_addresses",
    "needs_authority",
    "note_opening",
    "prepare_release",
    "revise_release",
    "withdraw_release",
]

#: Of what everyone may open, at most one opening of each form is noted in this time.
PUBLIC_PACE = timedelta(minutes=1)


class NothingToTell(Exception):
    """An empty content lets nothing out; it is not prepared."""


class AlreadyDecided(Exception):
    """The release was decided: from then on it is frozen."""


class ChangedMeanwhile(Exception):
    """What was previewed is no longer what is kept: it is read again first."""


class AuthorityNotHeard(Exception):
    """It speaks of a First Nation or Inuit community, whose authority did not agree."""


class NotInForce(Exception):
    """Nobody may receive it: it is not decided, or over, or withdrawn, or it has no addresses."""


class AlreadyWithdrawn(Exception):
    """The release was withdrawn before, or nothing of it ever left."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the community says of a release: the kind, to whom, until when, in what words."""

    kind: str
    audience: str
    title: str
    audience_name: str = ""
    territory: Territory | None = None
    words: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided and when; `seen` is the fingerprint of what they previewed."""

    on: date
    present: str
    seen: str
    dissent: str = ""
    authority: str = ""


@transaction.atomic
def prepare_release(
    *,
    initiative: Initiative,
    outline: Outline,
    content: Mapping[str, Any],
    by: User,
    at: datetime,
) -> Release:
    """Keep a release to be read again, previewed and decided; nobody outside sees it.

    :raises Archived: if the initiative is archived.
    :raises NothingToTell: if the content is empty.
    """
    held = Initiative.objects.lock_open(initiative)
    if not content.get("parts"):
        raise NothingToTell
    told = {"initiative": held, "content": dict(content), "prepared_by": by, "prepared_at": at}
    release = create_at_free_slug(
        Release.objects,
        stem=stem_of(outline.title, otherwise="partage"),
        values=told | _fields(outline),
    )
    _tell("releases.release.prepared", release, by=by, at=at)
    return release


@transaction.atomic
def revise_release(
    *,
    release: Release,
    outline: Outline,
    content: Mapping[str, Any],
    seen: str,
    by: User,
    at: datetime,
) -> Release:
    """Rewrite what is being prepared; `seen` is the fingerprint of what was being rewritten.

    :raises Archived: if the initiative is archived.
    :raises AlreadyDecided: if it is decided.
    :raises ChangedMeanwhile: if someone rewrote it first; nothing is written.
    :raises NothingToTell: if nothing would be left in it.
    """
    held = _hold_prepared(release, seen=seen)
    if not content.get("parts"):
        raise NothingToTell
    for name, value in (_fields(outline) | {"content": dict(content)}).items():
        setattr(held, name, value)
    held.save()
    _tell("releases.release.revised", held, by=by, at=at)
    return held


@transaction.atomic
def discard_release(*, release: Release, by: User, at: datetime) -> None:
    """Set aside what was being prepared: it never left, nothing of it stays.

    :raises Archived: if the initiative is archived.
    :raises AlreadyDecided: if it is decided: then it is withdrawn.
    """
    held = _hold_prepared(release)
    _tell("releases.release.discarded", held, by=by, at=at)
    held.delete()


@transaction.atomic
def decide_release(*, release: Release, decision: Decision, by: User, at: datetime) -> Release:
    """Record that the community lets this out, as previewed; it is frozen from then on.

    :raises Archived: if the initiative is archived.
    :raises AlreadyDecided: if it was decided before.
    :raises ChangedMeanwhile: if it is no longer what was previewed; nothing is decided.
    :raises AuthorityNotHeard: if a First Nation or Inuit authority has to agree, and did not.
    """
    held = _hold_prepared(release, seen=decision.seen)
    if needs_authority(held) and not decision.authority:
        raise AuthorityNotHeard
    held.decided_on, held.present = decision.on, decision.present
    held.dissent, held.authority = decision.dissent, decision.authority
    held.recorded_by, held.recorded_at = by, at
    held.save()
    _tell("releases.release.decided", held, by=by, at=at)
    _note(held, at=at)
    return held


def needs_authority(release: Release) -> bool:
    """Say whether it adds a First Nation or Inuit community to what a region reads (R5)."""
    return (
        release.audience == Release.Audience.REGION
        and release.kind in {Release.Kind.COVERAGE, Release.Kind.APPRAISAL}
        and release.initiative.territories.filter(is_indigenous=True).exists()
    )


@transaction.atomic
def add_recipient(
    *, release: Release, name: str, email: str = "", by: User, at: datetime
) -> Recipient:
    """Give someone an address of her own, that nobody can guess.

    :raises NotInForce: if it is not in force, or is for everyone.
    """
    held = Release.objects.select_for_update().select_related("initiative").get(pk=release.pk)
    if held.is_public or not held.is_in_force_on(timezone.localdate(at)):
        raise NotInForce
    recipient = held.recipients.create(
        name=name, email=email, key=secrets.token_urlsafe(32), added_at=at
    )
    _tell("releases.recipient.added", held, by=by, at=at)
    return recipient


@transaction.atomic
def close_recipient(*, recipient: Recipient, by: User, at: datetime) -> None:
    """Close one address, of someone who should not have had it; the others stay open."""
    held = Recipient.objects.select_for_update().get(pk=recipient.pk)
    if held.closed_at is not None:
        return
    held.closed_at, held.email = at, ""
    held.save(update_fields=["closed_at", "email"])
    _tell("releases.recipient.closed", held.release, by=by, at=at)


@transaction.atomic
def withdraw_release(*, release: Release, reason: str, by: User, at: datetime) -> Release:
    """Close every door of a release at once, and forget the e-mail addresses it went to.

    :raises AlreadyWithdrawn: if it was withdrawn before, or never decided.
    """
    held = Release.objects.select_for_update().get(pk=release.pk)
    if held.withdrawn_at is not None or not held.is_decided:
        raise AlreadyWithdrawn
    held.withdrawn_at, held.withdrawn_by, held.withdrawal_reason = at, by, reason
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
    held.recipients.update(email="")
    _tell("releases.release.withdrawn", held, by=by, at=at)
    _note(held, at=at)
    return held


@transaction.atomic
def note_opening(
    *, release: Release, form: Opening.Form, at: datetime, recipient: Recipient | None = None
) -> Opening | None:
    """Add a line to the ledger, or none if the same opening was just noted.

    A recipient counts once a day in each form; everyone together, once a minute. The ledger
    is its own journal: no entry doubles it.
    """
    if recipient is not None:
        # Two tabs open at once are one opening.
        Recipient.objects.select_for_update().only("pk").get(pk=recipient.pk)
    since = _start_of_day(at) if recipient else at - PUBLIC_PACE
    known = release.openings.filter(form=form, recipient=recipient, at__gt=since)
    if known.exists():
        return None
    return release.openings.create(form=form, recipient=recipient, at=at)


def forget_addresses(*, on: date) -> int:
    """Forget the e-mail addresses of releases that are withdrawn or over; return how many."""
    ended = Q(release__withdrawn_at__isnull=False) | Q(release__until__lt=on)
    return Recipient.objects.filter(ended).exclude(email="").update(email="")


def _hold_prepared(release: Release, *, seen: str | None = None) -> Release:
    Initiative.objects.lock_open(release.initiative)
    held = Release.objects.select_for_update().select_related("initiative").get(pk=release.pk)
    if held.is_decided:
        raise AlreadyDecided
    if seen is not None and held.fingerprint != seen:
        raise ChangedMeanwhile
    return held


def _fields(outline: Outline) -> dict[str, Any]:
    """Return what the outline says, and only what its audience calls for."""
    told = {field.name: getattr(outline, field.name) for field in fields(outline)}
    if outline.audience != Release.Audience.ORGANIZATION:
        told["audience_name"] = ""
    if outline.audience != Release.Audience.REGION:
        told["territory"] = None
    return told


def _start_of_day(at: datetime) -> datetime:
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def _note(release: Release, *, at: datetime) -> None:
    """Tell the search, which finds only what is for everyone."""
    if release.is_public:
        note(kind=Release.FOUND_AS, keys=[release.slug], at=at)


def _tell(verb: str, release: Release, *, by: User, at: datetime) -> None:
    record(verb, actor=by, subject=release, at=at, context=release.initiative.context)
