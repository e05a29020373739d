"""Erasing a person: each room lets go of her, all or nothing.

What stays is an empty row and a number, so that what she decided with others still holds.
"""

import json
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from impact.journeys.empowerment import personal as empowerment
from impact.journeys.needs import personal as needs
from impact.journeys.offers import personal as offers
from impact.journeys.plans import personal as plans
from impact.journeys.workshops import personal as workshops
from impact.presence.communities import personal as communities
from impact.presence.communities.operations import LastCoordinator
from impact.presence.library import personal as library
from impact.presence.pages import personal as pages
from impact.presence.releases import personal as releases
from impact.trust.accounts.models import User
from impact.trust.privacy import personal as privacy
from impact.trust.privacy.models import DataRequest
from impact.trust.privacy.operations import note_request
from impact.trust.publishing import personal as publishing

__all__ = ["LastCoordinator", "erase_person"]


@transaction.atomic
def erase_person(*, person: User, at: datetime) -> None:
    """Empty every table of what says who this person was, and close her account for good.

    :raises LastCoordinator: if a living initiative would be left without coordination.
    """
    workshops.forget(person)
    plans.forget(person)
    offers.forget(person)
    empowerment.forget(person)
    library.forget(person)
    releases.forget(person, at=at)
    pages.forget(person)
    publishing.forget(person, at=at)
    privacy.forget(person)
    communities.forget(person, at=at)
    needs.forget(person, at=at)
    note_request(person=person, kind=DataRequest.Kind.ERASURE, at=at)
    for session in _sessions_that_know(person):
        session.delete()
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    person.erase(at=at)


def _sessions_that_know(person: User) -> list[Session]:
    """Return the visits that know this person: signed in, or on the way to."""
    number = str(person.pk)
    return [
        session
        for session in Session.objects.iterator()
        if (kept := session.get_decoded()).get("_auth_user_id") == number
        or person.email in json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False)
    ]
