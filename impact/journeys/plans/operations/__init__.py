"""What a team does with its plan; each deed is whole or not done at all."""

from impact.journeys.plans.operations.actions import Deed, add_action, revise_action
from impact.journeys.plans.operations.goals import (
    AlreadyAGoal,
    check_question,
    drop_goal,
    take_up_goal,
    write_goal,
)
from impact.journeys.plans.operations.plans import (
    AlreadyOpen,
    NothingToAdopt,
    adopt_plan,
    close_plan,
    rename_plan,
    start_plan,
)
from impact.journeys.plans.operations.reminders import choose_reminders, note_reminder
from impact.journeys.plans.operations.revisions import ChangedMeanwhile
from impact.journeys.plans.operations.routes import (
    Begun,
    Taken,
    check_hole,
    leave_route,
    take_route,
)

__all__ = [
    "AlreadyAGoal",
    "AlreadyOpen",
    "Begun",
    "ChangedMeanwhile",
    "Deed",
    "NothingToAdopt",
    "Taken",
    "add_action",
    "adopt_plan",
    "check_hole",
    "check_question",
    "choose_reminders",
    "close_plan",
    "drop_goal",
    "leave_route",
    "note_reminder",
    "rename_plan",
    "revise_action",
    "start_plan",
    "take_route",
    "take_up_goal",
    "write_goal",
]
