"""Taking a new reading of a team's coverage when one may be shown, taking back what no longer may.

A reading is frozen once shown. It is replaced competency by competency, and only as far as
nobody can be recognized by comparing (R5); who decides is `readings`, on `thresholds`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from impact.journeys.needs.models import Contribution, Rating, Reading, Tally
from impact.journeys.needs.queries.figures import figures_shown_around
from impact.journeys.needs.queries.teams import Team, is_stale, tally_of, team_of
from impact.journeys.needs.readings import PATIENCE, Line, Outcome, Voice, read_line
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["keep_reading_fresh", "refresh_reading", "show_without_waiting"]


@dataclass(frozen=True, slots=True)
class State:
    """A team and its tally, as they stand now."""

    team: Team
    tally: Tally


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment a reading is taken, and how long the last answers are waited for."""

    at: datetime
    patience: timedelta


def keep_reading_fresh(*, initiative: Initiative, at: datetime) -> State:
    """Return the team and its tally, worked out again if anything changed since."""
    team, tally = team_of(initiative), tally_of(initiative)
    if tally is None or is_stale(tally, team=team, at=at):
        refresh_reading(initiative=initiative, at=at)
        team, tally = (
            team_of(initiative),
            Tally.objects.select_related("reading").get(initiative=initiative),
        )
    return State(team, tally)


@transaction.atomic
def show_without_waiting(*, initiative: Initiative, by: User, at: datetime) -> Reading | None:
    """Show what may be shown now, though a few have not answered; they are counted later.

    The team chooses: the same evening, or all at once. Nothing is shown that may not be.

    :raises Archived: if the initiative is archived.
    """
    held = Initiative.objects.lock_open(initiative)
    reading = refresh_reading(initiative=held, at=at, patience=timedelta(0))
    record("needs.coverage.hurried", actor=by, subject=held, at=at, context=held.context)
    return reading


@transaction.atomic
def refresh_reading(
    *, initiative: Initiative, at: datetime, patience: timedelta = PATIENCE
) -> Reading | None:
    """Show what may be shown of the team's answers today, and return the reading in force.

    `patience` is how long the last few who have not answered are waited for.
    """
    # Two people may finish at once: what the other adds must be seen, or missed by both.
    Initiative.objects.select_for_update().only("pk").get(pk=initiative.pk)
    team = team_of(initiative)
    current = _withhold_betrayed(initiative, team=team, at=at)
    voices = _voices_of(team)
    outcomes = _read_lines(
        initiative,
        team=team,
        voices=voices,
        shown=_lines_of(current),
        clock=Clock(at, patience),
    )
    lines = {thread: outcome.line for thread, outcome in outcomes.items() if outcome.line}
    if not _says_the_same(current, lines):
        current = _freeze(initiative, lines, at=at)
    _note_tally(initiative, team=team, voices=voices, outcomes=outcomes.values(), reading=current)
    return current


def _withhold_betrayed(initiative: Initiative, *, team: Team, at: datetime) -> Reading | None:
    """Take back every reading that counts someone who no longer agrees; return the latest shown.

    The one returned may have been taken back: its other lines still stand.
    """
    latest = initiative.readings.shown().first()
    betrayed = Contribution.objects.filter(
        reading__initiative=initiative, person__isnull=False
    ).exclude(person__in=team.agreeing)
    readings = set(betrayed.values_list("reading", flat=True))
    if readings:
        initiative.readings.shown().filter(pk__in=readings).update(withheld_at=at)
        betrayed.update(person=None)
    if latest and latest.pk in readings:
        latest.withheld_at = at
    return latest


def _voices_of(team: Team) -> dict[str, list[Voice]]:
    """Return the latest answers of the people who agreed to be counted, by competency thread."""
    rows = Rating.objects.by_self().filter(person__in=team.consenting)
    latest: dict[tuple[str, int], Voice] = {}
    for key, person, level, at, thread in rows.order_by().values_list(
        "pk", "person", "level", "rated_at", "competency__thread"
    ):
        known = latest.get((thread, person))
        if known is None or (known.at, known.key) < (at, key):
            latest[thread, person] = Voice(key, person, level, at)
    voices: dict[str, list[Voice]] = defaultdict(list)
    for (thread, _person), voice in latest.items():
        voices[thread].append(voice)
    return voices


def _lines_of(reading: Reading | None) -> dict[str, Line]:
    """Return the lines of a reading that count nobody who took her consent back."""
    if reading is None:
        return {}
    answers: dict[str, dict[int, int | None]] = defaultdict(dict)
    for person, keys in reading.contributions.values_list("person", "answers"):
        for thread, key in keys.items():
            answers[thread][key] = person
    return {
        thread: Line(tuple(line["holders"]), line["since"], answers[thread])
        for thread, line in reading.lines.items()
        if None not in answers[thread].values()
    }


def _read_lines(
    initiative: Initiative,
    *,
    team: Team,
    voices: Mapping[str, Sequence[Voice]],
    shown: Mapping[str, Line],
    clock: Clock,
) -> dict[str, Outcome]:
    before = figures_shown_around(initiative)
    return {
        thread: read_line(
            voices=voices.get(thread, ()),
            shown=shown.get(thread),
            before=before.figures[thread],
            members=team.people,
            viewers=before.viewers,
            at=clock.at,
            patience=clock.patience,
        )
        for thread in sorted({*voices, *shown})
    }


def _says_the_same(reading: Reading | None, lines: Mapping[str, Line]) -> bool:
    if reading is None:
        return not lines
    told = {thread: line["since"] for thread, line in reading.lines.items()}
    return not reading.withheld_at and told == {
        thread: line.since for thread, line in lines.items()
    }


def _freeze(initiative: Initiative, lines: Mapping[str, Line], *, at: datetime) -> Reading | None:
    if not lines:
        return None
    told = {
        thread: {"holders": list(line.holders), "since": line.since}
        for thread, line in lines.items()
    }
    reading = Reading.objects.create(initiative=initiative, taken_at=at, lines=told)
    answers: dict[int | None, dict[str, int]] = defaultdict(dict)
    for thread, line in lines.items():
        for key, person in line.answers.items():
            answers[person][thread] = key
    Contribution.objects.bulk_create(
        Contribution(reading=reading, person_id=person, answers=keys)
        for person, keys in answers.items()
    )
    return reading


def _note_tally(
    initiative: Initiative,
    *,
    team: Team,
    voices: Mapping[str, Sequence[Voice]],
    outcomes: Iterable[Outcome],
    reading: Reading | None,
) -> None:
    answered = {thread: sorted(voice.person for voice in each) for thread, each in voices.items()}
    counted = Contribution.objects.filter(
        reading__initiative=initiative, reading__withheld_at=None, person__isnull=False
    )
    found = list(outcomes)
    due = (outcome.look_again_at for outcome in found)
    Tally.objects.update_or_create(
        initiative=initiative,
        defaults={
            "reading": reading,
            "stamp": team.stamp,
            "answered": answered,
            "voices": sorted(set().union(*answered.values())),
            "counted": sorted(counted.order_by().values_list("person", flat=True).distinct()),
            "is_waiting": any(outcome.is_waiting for outcome in found),
            "is_suspended": reading is None and initiative.readings.exists(),
            "look_again_at": min((day for day in due if day), default=None),
        },
    )
