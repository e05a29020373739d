"""What this room knows of a person, told whole to her, and how it forgets her."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from impact.journeys.plans.frames import FrameAction, FrameGoal, pack_frame, read_frame
from impact.journeys.plans.models import (
    Action,
    Adoption,
    Comment,
    Composition,
    Goal,
    Plan,
    PlanFrame,
    Poll,
    PollAnswer,
    QuestionCheck,
    Reminder,
    ReminderChoice,
)
from impact.trust.accounts.models import User
from impact.trust.privacy.names import take_out, take_out_of_rows

__all__ = ["forget", "personal_data_of"]


def personal_data_of(person: User) -> dict[str, list[dict[str, Any]]]:
    """Return what she took on, and what she wrote or recorded in the plans of her teams."""
    actions = Action.objects.filter(Q(owner=person) | Q(created_by=person)).select_related(
        "goal__plan__initiative"
    )
    choices = ReminderChoice.objects.filter(person=person).select_related("initiative")
    reminders = Reminder.objects.filter(action__owner=person).select_related("action")
    return {
        "actions": [
            {
                "demarche": action.goal.plan.initiative.name,
                "action": action.title,
                "a_ma_charge": action.owner_id == person.pk,
                "ecrite_par_moi": action.created_by_id == person.pk,
                "d_ici_le": action.due_on,
                "etat": action.get_status_display(),
                "ce_qui_en_est_sorti": action.result,
            }
            for action in actions.order_by("created_at", "pk")
        ],
        "rappels_demandes": [
            {"demarche": choice.initiative.name, "quand": choice.chosen_at} for choice in choices
        ],
        "rappels_recus": [
            {"action": reminder.action.title, "quand": reminder.sent_at}
            for reminder in reminders.order_by("sent_at", "pk")
        ],
        **_writings_of(person),
        **_voices_of(person),
        "propositions_demandees": [
            {
                "demarche": one.initiative.name,
                "quand": one.asked_at,
                "contraintes": one.wishes,
            }
            for one in Composition.objects.filter(asked_by=person)
            .select_related("initiative")
            .order_by("asked_at", "pk")
        ],
    }


def _voices_of(person: User) -> dict[str, list[dict[str, Any]]]:
    comments = Comment.objects.select_related("plan__initiative").order_by("at", "pk")
    polls = Poll.objects.select_related("plan__initiative").order_by("opened_at", "pk")
    answers = PollAnswer.objects.filter(person=person).select_related("poll__plan__initiative")
    return {
        "commentaires": [
            {
                "demarche": comment.plan.initiative.name,
                "commentaire": comment.text,
                "quand": comment.at,
                "retire_le": comment.removed_at,
            }
            for comment in comments.filter(by=person)
        ],
        "commentaires_retires": [
            {"demarche": comment.plan.initiative.name, "quand": comment.removed_at}
            for comment in comments.filter(removed_by=person)
        ],
        "votes_ouverts": [_vote(poll, poll.opened_at) for poll in polls.filter(opened_by=person)],
        "votes_fermes": [_vote(poll, poll.closed_at) for poll in polls.filter(closed_by=person)],
        "reponses_a_des_votes": [
            {
                **_vote(answer.poll, answer.at),
                "position": answer.get_stance_display(),
                "raison": answer.reason,
                "points": answer.points,
                "objection_levee_le": answer.resolved_at,
            }
            for answer in answers.order_by("at", "pk")
        ],
        "trames_transmises": _frames_of(person),
    }


def _frames_of(person: User) -> list[dict[str, Any]]:
    frames = PlanFrame.objects.filter(passed_on_by=person).select_related("initiative")
    return [
        {
            "demarche": frame.initiative.name,
            "trame": frame.title,
            "quand": frame.passed_on_at,
            "reprise_le": frame.withdrawn_at,
        }
        for frame in frames.order_by("passed_on_at", "pk")
    ]


def _vote(poll: Poll, at: datetime | None) -> dict[str, Any]:
    return {"demarche": poll.plan.initiative.name, "question": poll.question, "quand": at}


def _writings_of(person: User) -> dict[str, list[dict[str, Any]]]:
    plans = Plan.objects.filter(Q(created_by=person) | Q(closed_by=person))
    goals = Goal.objects.filter(created_by=person).select_related("plan__initiative")
    checks = QuestionCheck.objects.filter(by=person).select_related("goal")
    adoptions = Adoption.objects.filter(recorded_by=person).select_related("plan__initiative")
    return {
        "plans": [
            {
                "demarche": plan.initiative.name,
                "plan": plan.title,
                "cree_le": plan.created_at if plan.created_by_id == person.pk else None,
                "clos_le": plan.closed_at if plan.closed_by_id == person.pk else None,
            }
            for plan in plans.select_related("initiative").order_by("created_at", "pk")
        ],
        "objectifs": [
            {
                "demarche": goal.plan.initiative.name,
                "ce_que_nous_voulons": goal.statement,
                "quand": goal.created_at,
            }
            for goal in goals.order_by("created_at", "pk")
        ],
        "verifications": [
            {"reponses": check.answers, "note": check.note, "quand": check.at}
            for check in checks.order_by("at", "pk")
        ],
        "adoptions": [
            {
                "demarche": adoption.plan.initiative.name,
                "adopte_le": adoption.adopted_on,
                "personnes_presentes": adoption.present,
                "dissidence": adoption.dissent,
            }
            for adoption in adoptions.order_by("adopted_on", "pk")
        ],
    }


def forget(person: User) -> None:
    """Free what she had not finished, take back what she said, and her name from what stays.

    What a closed vote came to stays, in numbers; what she answered does not. To be called while
    she still has her name and her memberships.
    """
    Action.objects.underway().filter(owner=person).update(owner=None)
    ReminderChoice.objects.filter(person=person).delete()
    Comment.objects.filter(by=person).delete()
    PollAnswer.objects.filter(person=person).delete()
    name, hers = person.display_name, person.memberships.values("initiative")
    adoptions = Adoption.objects.filter(plan__initiative__in=hers)
    take_out_of_rows(name, rows=adoptions, fields=["present", "dissent"])
    frames = PlanFrame.objects.filter(initiative__in=hers)
    take_out_of_rows(name, rows=frames, fields=["title", "words"])
    for frame in frames:
        kept = pack_frame(_without(name, goal) for goal in read_frame(frame.frame))
        if kept != frame.frame:
            frame.frame = kept
            frame.save(update_fields=["frame"])


def _without(name: str, goal: FrameGoal) -> FrameGoal:
    return FrameGoal(
        thread=goal.thread,
        statement=take_out(name, of=goal.statement),
        actions=tuple(
            FrameAction(take_out(name, of=one.title), one.response) for one in goal.actions
        ),
    )
