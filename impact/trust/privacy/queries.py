"""Who agreed to what, as of now; always asked at the moment of reading, never kept aside."""

from dataclasses import dataclass
from datetime import datetime

from impact.trust.accounts.models import User
from impact.trust.privacy.models import Consent, Purpose, PurposeText

__all__ = ["Agreement", "PurposeState", "has_consented", "people_who_consented", "purposes_of"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One yes, in words and dates: to which text, where, from when, until when."""

    scope: str
    version: int
    title: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class PurposeState:
    """A purpose as one person sees it: the text shown today and her answers, old and new."""

    purpose: Purpose
    text: PurposeText
    in_force: tuple[Agreement, ...]
    ended: tuple[Agreement, ...]


def has_consented(*, person: User, purpose: str, scope: str = "") -> bool:
    return Consent.objects.in_force(purpose=purpose, scope=scope).of(person).exists()


def people_who_consented(*, purpose: str, scope: str = "") -> set[int]:
    """Return the ids of the people whose consent to this purpose is in force."""
    consents = Consent.objects.in_force(purpose=purpose, scope=scope)
    return set(consents.values_list("person_id", flat=True))


def purposes_of(person: User) -> list[PurposeState]:
    """Return every purpose with the text shown today and this person's answers, latest first."""
    texts = {text.purpose: text for text in PurposeText.objects.order_by("version")}
    consents = Consent.objects.of(person).select_related("text").order_by("-given_at", "-pk")
    answers: dict[str, list[Agreement]] = {}
    for consent in consents:
        answers.setdefault(consent.text.purpose, []).append(
            Agreement(
                scope=consent.scope,
                version=consent.text.version,
                title=consent.text.title,
                given_at=consent.given_at,
                withdrawn_at=consent.withdrawn_at,
            )
        )
    return [
        PurposeState(
            purpose=purpose,
            text=texts[purpose],
            in_force=tuple(a for a in answers.get(purpose, ()) if a.withdrawn_at is None),
            ended=tuple(a for a in answers.get(purpose, ()) if a.withdrawn_at is not None),
        )
        for purpose in Purpose
        if purpose in texts
    ]
