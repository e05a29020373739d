"""Giving and taking back consent, asking for one's data; each deed is dated and whole."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from impact.lib.content import BadContent, Outcome
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.privacy.content import TextEntry
from impact.trust.privacy.models import Access, Consent, DataRequest, Purpose, PurposeText

__all__ = [
    "WrongScope",
    "give_consent",
    "install_purposes",
    "note_access",
    "note_request",
    "withdraw_consent",
]


class WrongScope(Exception):
    """This purpose is agreed to for one initiative, or for none, and the other was asked."""


@transaction.atomic
def give_consent(*, person: User, purpose: str, scope: str = "", at: datetime) -> Consent:
    """Record that this person agrees, today, to the text now shown for this purpose.

    A consent to an earlier text of the same purpose and scope ends there.

    :raises WrongScope: if the purpose wants an initiative and none is named, or the reverse.
    """
    if Purpose(purpose).is_scoped != bool(scope):
        raise WrongScope(purpose)
    text = PurposeText.objects.current(purpose)
    earlier = Consent.objects.in_force(purpose=purpose, scope=scope).of(person)
    earlier.exclude(text=text).update(withdrawn_at=at)
    consent, is_new = Consent.objects.get_or_create(
        person=person, text=text, scope=scope, withdrawn_at=None, defaults={"given_at": at}
    )
    if is_new:
        _record("privacy.consent.given", consent, at=at)
    return consent


@transaction.atomic
def withdraw_consent(*, person: User, purpose: str, scope: str = "", at: datetime) -> int:
    """Take back every consent in force for this purpose and scope; return how many there were."""
    consents = list(
        Consent.objects.in_force(purpose=purpose, scope=scope)
        .of(person)
        .select_related("person", "text")
    )
    for consent in consents:
        consent.withdraw(at=at)
        _record("privacy.consent.withdrawn", consent, at=at)
    return len(consents)


def note_access(*, person: User, by: User, what: str, scope: str = "", at: datetime) -> None:
    """Keep a trace, readable by the person, of who looked at what concerns her."""
    Access.objects.create(person=person, by=by, what=what, scope=scope, at=at)


@transaction.atomic
def note_request(*, person: User, kind: str, at: datetime) -> DataRequest:
    """Record that this person took a copy of her data, or had it erased."""
    request = DataRequest.objects.create(person=person, kind=kind, at=at)
    verb = {
        DataRequest.Kind.EXPORT: "privacy.data.exported",
        DataRequest.Kind.ERASURE: "privacy.account.erased",
    }[DataRequest.Kind(kind)]
    record(verb, actor=person, subject=request, at=at)
    return request


@transaction.atomic
def install_purposes(entries: Sequence[TextEntry]) -> Outcome:
    """Publish the texts that are new; those already published stay as people read them.

    :raises BadContent: if a text already published changed without a new version number.
    """
    created = 0
    for entry in entries:
        text, is_new = PurposeText.objects.get_or_create(
            purpose=entry.purpose,
            version=entry.version,
            defaults={
                "title": entry.title,
                "text": entry.text,
                "published_on": entry.published_on,
            },
        )
        if (text.title, text.text, text.published_on) != (
            entry.title,
            entry.text,
            entry.published_on,
        ):
            raise BadContent(
                "un texte déjà publié ne change pas; donnez un nouveau numéro de version",
                file=entry.file,
                code=f"{entry.purpose}-{entry.version}",
            )
        created += is_new
    return Outcome(created=created, kept=len(entries) - created)


def _record(verb: str, consent: Consent, *, at: datetime) -> None:
    details: dict[str, str | int] = {
        "purpose": consent.text.purpose,
        "version": consent.text.version,
    }
    record(
        verb, actor=consent.person, subject=consent, at=at, context=consent.scope, details=details
    )
