"""What a trial is about: a role, a stage or all of them, and what that role is asked there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from impact.journeys.needs.queries.agendas import trial_agenda
from impact.journeys.needs.queries.portraits import Portrait, portrait_of_trial
from impact.journeys.needs.queries.sheets import Sheet, sheets_of
from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role, Stage
from impact.web.http import kept_trial
from impact.web.needs.reach import find_version

#: What « all the stages » is called in an address.
EVERY_STAGE = "toutes"


@dataclass(frozen=True, slots=True)
class Trial:
    version: Version
    role: Role
    stage: Stage | None
    #: The level expected, by competency, in the order of the framework.
    expected: Mapping[int, int]

    def sheets(self) -> list[Sheet]:
        return sheets_of(version=self.version, competencies=list(self.expected))

    def portrait(self, levels: Mapping[int, int | None]) -> Portrait:
        return portrait_of_trial(version=self.version, expected=self.expected, levels=levels)

    def sealed(self, levels: Mapping[int, int | None]) -> dict[str, Any]:
        """Return all that a browser needs to hold for this trial to be found again."""
        return {
            "version": self.version.pk,
            "role": self.role.slug,
            "etape": self.stage.slug if self.stage else EVERY_STAGE,
            "levels": {str(key): level for key, level in levels.items()},
        }


def find_trial(asked: QueryDict | Mapping[str, Any], *, version: int | None = None) -> Trial:
    """Return the trial that an address or a form names.

    :raises Http404: if there is no such role or stage.
    """
    role = get_object_or_404(Role.objects.in_force(), slug=asked.get("role"))
    stage = None
    if asked.get("etape") != EVERY_STAGE:
        stage = get_object_or_404(Stage.objects.in_force(), slug=asked.get("etape"))
    of = find_version(version)
    return Trial(of, role, stage, trial_agenda(version=of, role=role, stage=stage))


def find_kept_trial(request: HttpRequest) -> tuple[Trial, dict[int, int | None]] | None:
    """Return the trial this browser holds, with what was answered; nothing if it holds none."""
    kept = kept_trial(request)
    if kept is None:
        return None
    try:
        trial = find_trial(kept, version=kept["version"])
        levels = {int(key): level for key, level in kept["levels"].items()}
    except (Http404, KeyError, ValueError):
        return None
    return trial, {key: level for key, level in levels.items() if key in trial.expected}
