"""What a team does with a brief: writing it, publishing it by a decision, bringing it to an end."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from impact.journeys.offers.models import Brief, BriefAnswer
from impact.knowledge.competencies.models import Competency
from impact.knowledge.territories.models import Territory
from impact.lib.slugs import create_at_free_slug, stem_of
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

#: How long what came back is kept once a brief has ended.
KEPT = timedelta(days=365)


class AlreadyPublished(Exception):
    """Its text no longer changes: everyone may have read it."""


class AlreadyEnded(Exception):
    """Someone brought it to its end before."""


class RevisedMeanwhile(Exception):
    """Someone else revised the brief since this person read it."""


class NotWaiting(Exception):
    """Not published, ended, past its day, or its team archived: nothing more can be answered."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a brief says, as people write it."""

    competency: Competency
    from_level: int
    to_level: int
    signature: str
    context: str
    people: str
    territory: Territory
    language: str
    needed_by: date | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """On what day the team decided to publish, who was there, who saw it otherwise."""

    decided_on: date
    present: str
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What someone of the field answers."""

    organization: str
    message: str
    contact: str
    url: str = ""


@transaction.atomic
def write_brief(*, initiative: Initiative, wording: Wording, by: User, at: datetime) -> Brief:
    """Begin a brief, which the team alone reads for now.

    :raises Archived: if the initiative is.
    """
    held = Initiative.objects.lock_open(initiative)
    written = {"initiative": held, "written_by": by, "written_at": at}
    brief = create_at_free_slug(
        Brief.objects,
        stem=stem_of(wording.competency.title, otherwise="besoin"),
        values=written | _fields(wording),
    )
    _tell("written", brief, by=by, at=at)
    return brief


@transaction.atomic
def revise_brief(*, brief: Brief, wording: Wording, revision: int, by: User, at: datetime) -> Brief:
    """Change the text of a draft.

    :raises Archived: if the initiative is.
    :raises RevisedMeanwhile: if it changed since `revision`.
    :raises AlreadyPublished: if everyone may read it.
    """
    held = _hold_draft(brief)
    if held.revision != revision:
        raise RevisedMeanwhile
    for name, value in _fields(wording).items():
        setattr(held, name, value)
    held.revision += 1
    held.save()
    _tell("revised", held, by=by, at=at)
    return held


@transaction.atomic
def discard_brief(*, brief: Brief, by: User, at: datetime) -> None:
    """Throw a draft away.

    :raises Archived: if the initiative is.
    :raises AlreadyPublished: if everyone may read it.
    """
    held = _hold_draft(brief)
    _tell("discarded", held, by=by, at=at)
    held.delete()


@transaction.atomic
def publish_brief(
    *, brief: Brief, decision: Decision, revision: int, by: User, at: datetime
) -> Brief:
    """Let everyone read a brief, by a decision that is kept with it.

    :raises Archived: if the initiative is.
    :raises AlreadyPublished: if it was before.
    :raises RevisedMeanwhile: if it is no longer what was looked at when deciding.
    """
    held = _hold_draft(brief)
    if held.revision != revision:
        raise RevisedMeanwhile
    for name, value in asdict(decision).items():
        setattr(held, name, value)
    held.published_by, held.published_at = by, at
    held.save()
    _tell("published", held, by=by, at=at)
    return held


@transaction.atomic
def end_brief(*, brief: Brief, outcome: str, by: User, at: datetime) -> None:
    """Say how a published brief ended; one that ended may still be withdrawn from view.

    :raises Archived: if the initiative is; nobody outside reads it then.
    :raises NotWaiting: if it was never published.
    :raises AlreadyEnded: if it ended before, or was withdrawn.
    """
    held = _hold(brief)
    if not held.is_published:
        raise NotWaiting
    is_gone = held.outcome == Brief.Outcome.WITHDRAWN
    if held.is_ended and (is_gone or outcome != Brief.Outcome.WITHDRAWN):
        raise AlreadyEnded
    held.end(Brief.Outcome(outcome), by=by, at=at)
    _tell("ended", held, by=by, at=at)


@transaction.atomic
def answer_brief(*, brief: Brief, reply: Reply, on: date, at: datetime) -> BriefAnswer:
    """Hand the team what someone of the field answers; the journal keeps no trace of whom.

    :raises NotWaiting: if nothing more can be answered.
    """
    held = Brief.objects.select_for_update().get(pk=brief.pk)
    if not held.is_waiting_on(on):
        raise NotWaiting
    answer = held.answers.create(received_at=at, **asdict(reply))
    context = held.initiative.context
    record("offers.brief.answered", actor=None, subject=held, at=at, context=context)
    return answer


@transaction.atomic
def discard_answer(*, answer: BriefAnswer, by: User, at: datetime) -> None:
    """Erase something that came back: unwanted, or of no more use."""
    _tell("answer_discarded", answer.brief, by=by, at=at)
    answer.delete()


def forget_answers(*, at: datetime) -> int:
    """Erase what came back to the briefs that ended long ago; say how many."""
    old = BriefAnswer.objects.filter(brief__ended_at__lte=at - KEPT)
    return old.delete()[0]


def _hold(brief: Brief) -> Brief:
    Initiative.objects.lock_open(brief.initiative)
    return Brief.objects.select_for_update().select_related("initiative").get(pk=brief.pk)


def _hold_draft(brief: Brief) -> Brief:
    held = _hold(brief)
    if held.is_published:
        raise AlreadyPublished
    return held


def _fields(wording: Wording) -> dict[str, object]:
    # Not `asdict`: it would copy the competency and the territory.
    return {name: getattr(wording, name) for name in wording.__slots__}


def _tell(deed: str, brief: Brief, *, by: User, at: datetime) -> None:
    context = brief.initiative.context
    record(f"offers.brief.{deed}", actor=by, subject=brief, at=at, context=context)
