"""An initiative decides to be named in a story, or no longer: as with any release, it is noted."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from impact.presence.communities.models import Initiative
from impact.presence.pages.models import Page, PracticeStory, StoryAgreement
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.models import Revision


class NotThatDay(Exception):
    """A decision is not noted before it is taken."""


@transaction.atomic
def agree(
    *, initiative: Initiative, key: str, decided_on: date, by: User, at: datetime
) -> StoryAgreement:
    """Note that an initiative decided to be named in a story; noted twice, the first one stands.

    :raises Archived: if the initiative is archived.
    :raises NotThatDay: if that day is to come.
    """
    held = Initiative.objects.lock_open(initiative)
    if decided_on > timezone.localdate(at):
        raise NotThatDay(decided_on)
    standing = held.story_agreements.in_force().filter(key=key).first()
    if standing is not None:
        return standing
    agreement = held.story_agreements.create(
        key=key, decided_on=decided_on, recorded_by=by, recorded_at=at
    )
    record("pages.agreement.noted", actor=by, subject=agreement, at=at, context=held.context)
    return agreement


@transaction.atomic
def withdraw_agreement(*, initiative: Initiative, key: str, by: User, at: datetime) -> bool:
    """Take an initiative's name out of a story at once, its history included.

    Say whether there was something to withdraw; possible at any time, even archived.
    """
    held = Initiative.objects.lock(initiative)
    standing = held.story_agreements.in_force().filter(key=key).first()
    if standing is None:
        return False
    standing.withdrawn_at, standing.withdrawn_by = at, by
    standing.save(update_fields=["withdrawn_at", "withdrawn_by"])
    named = PracticeStory.objects.filter(page__key=key, page__kind=Page.Kind.STORY)
    named.filter(initiative=held).update(initiative=None)
    _unsay(held.slug, key=key)
    record("pages.agreement.withdrawn", actor=by, subject=standing, at=at, context=held.context)
    return True


def _unsay(slug: str, *, key: str) -> None:
    """Take the name out of every revision: the one rewriting of a history there is."""
    told = Revision.objects.select_for_update().filter(
        publication__kind=Page.Kind.STORY, publication__key=key
    )
    for revision in told:
        for content in (revision.content, revision.base):
            if content.get("initiative") == slug:
                content["initiative"] = ""
        revision.save(update_fields=["content", "base"])
