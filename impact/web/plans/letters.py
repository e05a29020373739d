"""Letters about plans: what an action's owner asked to be reminded of, in plain text."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from impact.journeys.plans.operations import note_reminder
from impact.journeys.plans.queries import Call, calls_on
from impact.web.letters import send_letter


def send_reminders(*, site: str, at: datetime) -> tuple[int, int]:
    """Send the reminders of the day, each once; return how many left and how many could not.

    `site` is the public address of the site, without a final slash. A letter that could not
    leave is tried again at the next run.
    """
    outcomes = [_send(call, site=site, at=at) for call in calls_on(timezone.localdate(at))]
    return outcomes.count(True), outcomes.count(False)


def _send(call: Call, *, site: str, at: datetime) -> bool:
    action = call.action
    assert action.owner is not None
    told = {"call": call, "action": action, "site": site}
    subject = _("Votre action approche") if call.kind == "SOON" else _("Une action à revoir")
    letter = "plans/letters/reminder.txt"
    if not send_letter(action.owner.email, subject=subject, letter=letter, shown=told):
        return False
    note_reminder(action=action, kind=call.kind, at=at)
    return True
