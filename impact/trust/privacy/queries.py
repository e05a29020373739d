"""Who agreed to what, as of now."""

from impact.trust.accounts.models import User
from impact.trust.privacy.models import Consent


def has_consented(*, person: User, purpose: str, scope: str = "") -> bool:
    return Consent.objects.in_force(purpose=purpose, scope=scope).filter(person=person).exists()


def people_who_consented(*, purpose: str, scope: str = "") -> set[int]:
    """Return the ids of the people whose consent to this purpose is in force."""
    consents = Consent.objects.in_force(purpose=purpose, scope=scope)
    return set(consents.values_list("person_id", flat=True))
