"""Giving and taking back consent; each deed is dated and whole."""

from datetime import datetime

from django.db import transaction

from impact.trust.accounts.models import User
from impact.trust.privacy.models import Access, Consent, PurposeText

__all__ = ["give_consent", "note_access", "withdraw_consent"]


@transaction.atomic
def give_consent(*, person: User, purpose: str, scope: str = "", at: datetime) -> Consent:
    """Record that this person agrees, today, to the text now shown for this purpose."""
    text = PurposeText.objects.current(purpose)
    consent, _is_new = Consent.objects.get_or_create(
        person=person, text=text, scope=scope, withdrawn_at=None, defaults={"given_at": at}
    )
    return consent


@transaction.atomic
def withdraw_consent(*, person: User, purpose: str, scope: str = "", at: datetime) -> int:
    """Take back every consent in force for this purpose and scope; return how many there were."""
    consents = Consent.objects.in_force(purpose=purpose, scope=scope).filter(person=person)
    return consents.update(withdrawn_at=at)


def note_access(*, person: User, by: User, what: str, scope: str = "", at: datetime) -> None:
    """Keep a trace, readable by the person, of who looked at what concerns her."""
    Access.objects.create(person=person, by=by, what=what, scope=scope, at=at)
