"""A plan as a calendar (iCalendar, RFC 5545): each action with a day is an all-day event."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from impact.journeys.plans.models import Action
from impact.presence.communities.models import Initiative

_STATUS = {
    Action.Status.TO_DO: "CONFIRMED",
    Action.Status.UNDERWAY: "CONFIRMED",
    Action.Status.DONE: "CONFIRMED",
    Action.Status.DROPPED: "CANCELLED",
}


def write_calendar(
    *, name: str, actions: Iterable[Action], initiative: Initiative, at: datetime
) -> bytes:
    """Return the calendar of these actions; those without a day are left out.

    Events rather than « to-dos »: the calendars people carry drop to-dos without a word.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//IMPACT//Plan de développement//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for action in actions:
        if action.due_on:
            calendar.add_component(_event(action, initiative=initiative, at=at))
    return calendar.to_ical()


def _event(action: Action, *, initiative: Initiative, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{initiative.uuid}-action-{action.pk}")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", action.title)
    event.add("description", action.goal.statement)
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + timedelta(days=1) if action.due_on else None)
    event.add("transp", "TRANSPARENT")
    event.add("status", _STATUS[Action.Status(action.status)])
    return event
