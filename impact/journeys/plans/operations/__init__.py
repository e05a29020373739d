"""What a team does with its plan; each deed is whole or not done at all."""

from impact.journeys.plans.operations.actions import Deed, add_action, revise_action
from impact.journeys.plans.operations.comments import (
    TooLateToReturn,
    add_comment,
    forget_comments,
    remove_comment,
    restore_comment,
)
from impact.journeys.plans.operations.composing import Pick, keep_composition, take_routes
from impact.journeys.plans.operations.frames import (
    NothingToPassOn,
    Parcel,
    Started,
    pass_on_frame,
    start_from,
    withdraw_frame,
)
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
    StillVoting,
    adopt_plan,
    close_plan,
    rename_plan,
    start_plan,
    take_up_plan,
)
from impact.journeys.plans.operations.polls import (
    AlreadyVoting,
    Motion,
    PointsAmiss,
    ReasonMissing,
    TooFewToShare,
    VoteClosed,
    close_poll,
    open_poll,
    settle_objection,
    share_points,
    take_answer_back,
    take_stance,
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
from impact.journeys.plans.operations.traces import choose_traces

__all__ = [
    "AlreadyAGoal",
    "AlreadyOpen",
    "Begun",
    "AlreadyVoting",
    "ChangedMeanwhile",
    "Deed",
    "Motion",
    "NothingToAdopt",
    "NothingToPassOn",
    "Parcel",
    "Pick",
    "PointsAmiss",
    "ReasonMissing",
    "Started",
    "StillVoting",
    "Taken",
    "TooFewToShare",
    "TooLateToReturn",
    "VoteClosed",
    "add_action",
    "add_comment",
    "adopt_plan",
    "check_hole",
    "check_question",
    "choose_reminders",
    "choose_traces",
    "close_plan",
    "close_poll",
    "drop_goal",
    "keep_composition",
    "leave_route",
    "forget_comments",
    "note_reminder",
    "open_poll",
    "pass_on_frame",
    "remove_comment",
    "rename_plan",
    "restore_comment",
    "revise_action",
    "settle_objection",
    "share_points",
    "start_from",
    "start_plan",
    "take_up_plan",
    "take_answer_back",
    "take_route",
    "take_routes",
    "take_stance",
    "take_up_goal",
    "withdraw_frame",
    "write_goal",
]
