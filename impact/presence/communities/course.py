"""The course of an initiative through the stages, read once and looked at in several ways."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from impact.knowledge.mobilization.models import Stage
from impact.presence.communities.models import Initiative, StageMove, StageSpan
from impact.presence.communities.moves import Stretch, main_stretches


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an initiative stands today: its main stage and the others it works on."""

    main: StageSpan | None
    others: tuple[StageSpan, ...]

    @property
    def spans(self) -> tuple[StageSpan, ...]:
        return (self.main, *self.others) if self.main else self.others


@dataclass(frozen=True, slots=True)
class Line:
    """One stage over time: when it was active, when it was the main one."""

    stage: Stage
    active: tuple[Stretch, ...]
    main: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Course:
    spans: tuple[StageSpan, ...]
    moves: tuple[StageMove, ...]
    archived_on: date | None

    @property
    def standing(self) -> Standing:
        active = [span for span in self.spans if span.is_active]
        return Standing(
            main=next((span for span in active if span.is_main), None),
            others=tuple(
                sorted(
                    (span for span in active if not span.is_main),
                    key=lambda span: span.stage.position,
                )
            ),
        )

    @property
    def ended(self) -> tuple[StageSpan, ...]:
        return tuple(span for span in self.spans if not span.is_active)

    @property
    def lines(self) -> list[Line]:
        """Return the stages the initiative ever worked on, in the order of the cycle."""
        active: dict[Stage, list[Stretch]] = defaultdict(list)
        for span in self.spans:
            active[span.stage].append(Stretch(span.started_on, span.ended_on))
        main: dict[int, list[Stretch]] = defaultdict(list)
        for stage_id, stretch in main_stretches([(m.to_stage_id, m.on) for m in self.moves]):
            main[stage_id].append(stretch)
        return [
            Line(stage, tuple(active[stage]), tuple(main[stage.pk]))
            for stage in sorted(active, key=lambda stage: stage.position)
        ]


def course_of(initiative: Initiative) -> Course:
    """Return the stages and the moves of an initiative, from its first day."""
    archived_at = initiative.archived_at
    return Course(
        spans=tuple(initiative.spans.select_related("stage")),
        moves=tuple(initiative.moves.select_related("from_stage", "to_stage")),
        archived_on=timezone.localdate(archived_at) if archived_at else None,
    )
