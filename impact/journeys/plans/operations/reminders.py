"""Reminders by e-mail: only to those who asked, once for each due date."""

from datetime import datetime

from django.db import transaction

from impact.journeys.plans.models import Action, Reminder, ReminderChoice
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


@transaction.atomic
def choose_reminders(*, person: User, initiative: Initiative, wanted: bool, at: datetime) -> None:
    """Remember that this person wants, or no longer wants, to be reminded of her actions."""
    if wanted:
        ReminderChoice.objects.get_or_create(
            person=person, initiative=initiative, defaults={"chosen_at": at}
        )
    else:
        ReminderChoice.objects.filter(person=person, initiative=initiative).delete()


def note_reminder(*, action: Action, kind: str, at: datetime) -> bool:
    """Note that a reminder goes out for this due date; say whether it had not yet."""
    assert action.due_on is not None
    _reminder, is_new = Reminder.objects.get_or_create(
        action=action, kind=kind, due_on=action.due_on, defaults={"sent_at": at}
    )
    return is_new
