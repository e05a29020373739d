"""A plan as a calendar (iCalendar, RFC 5545): each action with a day is something to do."""

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Todo

from impact.journeys.plans.models import Action

_STATUS = {
    Action.Status.TO_DO: "NEEDS-ACTION",
    Action.Status.UNDERWAY: "IN-PROCESS",
    Action.Status.DONE: "COMPLETED",
    Action.Status.DROPPED: "CANCELLED",
}


def write_calendar(*, name: str, actions: Iterable[Action], at: datetime) -> bytes:
    """Return the calendar of these actions; those without a day are left out."""
    calendar = Calendar()
    calendar.add("prodid", "-//IMPACT//Plan de développement//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for action in actions:
        if action.due_on:
            calendar.add_component(_todo(action, at=at))
    return calendar.to_ical()


def _todo(action: Action, *, at: datetime) -> Todo:
    todo = Todo()
    todo.add("uid", f"action-{action.pk}@impact")
    todo.add("dtstamp", at.astimezone(UTC))
    todo.add("summary", action.title)
    todo.add("due", action.due_on)
    todo.add("status", _STATUS[Action.Status(action.status)])
    return todo
