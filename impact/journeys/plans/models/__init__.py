"""What a team decides to do about what it lacks (« Plans »), and how it comes to decide it."""

from impact.journeys.plans.models.composing import Composition, PlanFrame
from impact.journeys.plans.models.deliberation import Comment, Poll, PollAnswer
from impact.journeys.plans.models.plans import (
    Action,
    Adoption,
    AlreadyClosed,
    Goal,
    Plan,
    PlanQuerySet,
    QuestionCheck,
)
from impact.journeys.plans.models.reminders import Reminder, ReminderChoice

__all__ = [
    "Action",
    "Adoption",
    "AlreadyClosed",
    "Comment",
    "Composition",
    "Goal",
    "Plan",
    "PlanFrame",
    "PlanQuerySet",
    "Poll",
    "PollAnswer",
    "QuestionCheck",
    "Reminder",
    "ReminderChoice",
]
