"""Installing the cycle, its stages and the roles from their file; whole or not at all."""

from datetime import date
from pathlib import Path

from django.db import transaction

from impact.knowledge.mobilization.content import CycleFile, StageEntry, read_cycle
from impact.knowledge.mobilization.models import Cycle, Role, Stage, StageRole
from impact.lib.content import BadContent, Outcome, files_in, read_file
from impact.lib.placing import put_in_place

__all__ = ["install_mobilization"]


@transaction.atomic
def install_mobilization(*, path: Path, on: date) -> Outcome:
    """Make the cycle say what its file says; what left the file is retired on that day.

    :raises BadContent: if the file is at fault; then nothing changes.
    """
    file, *others = files_in(path)
    if others:
        raise BadContent("un seul cycle à la fois", file=others[0])
    cycle = read_cycle(read_file(file), families=Role.Family.values)
    return _install_cycle(cycle, on=on)


def _install_cycle(file: CycleFile, *, on: date) -> Outcome:
    cycle = put_in_place(
        Cycle.objects.filter(code=file.code),
        wanted=[Cycle(code=file.code, title=file.title)],
        key=["code"],
        on=on,
    )
    home = cycle.rows[file.code]
    roles = put_in_place(Role.objects.all(), wanted=_roles(file), key=["code"], on=on)
    stages = put_in_place(home.stages.all(), wanted=_stages(file, home), key=["code"], on=on)
    deeds = put_in_place(
        StageRole.objects.filter(stage__cycle=home, stage__retired_on=None, role__retired_on=None),
        wanted=_deeds(file, stages=stages.rows, roles=roles.rows),
        key=["stage_id", "role_id"],
        on=on,
    )
    return cycle.outcome + roles.outcome + stages.outcome + deeds.outcome


def _roles(file: CycleFile) -> list[Role]:
    return [
        Role(
            code=entry.code,
            slug=entry.slug,
            name=entry.name,
            name_en=entry.name_en,
            family=entry.family,
            position=position,
        )
        for position, entry in enumerate(file.roles, start=1)
    ]


def _stages(file: CycleFile, cycle: Cycle) -> list[Stage]:
    return [
        _stage(entry, cycle=cycle, position=position)
        for position, entry in enumerate(file.stages, start=1)
    ]


def _stage(entry: StageEntry, *, cycle: Cycle, position: int) -> Stage:
    return Stage(
        cycle=cycle,
        code=entry.code,
        slug=entry.slug,
        name=entry.name,
        name_en=entry.name_en,
        purpose=entry.purpose,
        questions=entry.questions,
        signs=entry.signs,
        risks=entry.risks,
        deliverables=entry.deliverables,
        position=position,
    )


def _deeds(file: CycleFile, *, stages: dict[str, Stage], roles: dict[str, Role]) -> list[StageRole]:
    return [
        StageRole(stage=stages[entry.code], role=roles[role], does=does)
        for entry in file.stages
        for role, does in entry.roles.items()
    ]
