"""Installing the frames of the field from their files, and making one's own."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from impact.journeys.empowerment.content import FrameFile, read_frame
from impact.journeys.empowerment.models import Component, Frame, Item
from impact.lib.content import Outcome, files_in, read_file
from impact.lib.placing import put_in_place
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = ["install_frames", "make_frame", "retire_frame"]


@transaction.atomic
def install_frames(*, path: Path, on: date) -> Outcome:
    """Make the frames of the field say what their files say.

    A component that left its file is deleted, unless an appraisal speaks of it: then nothing is
    installed, and the database says why.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    frames = [read_frame(read_file(file)) for file in files_in(path)]
    return sum((_install_frame(frame, on=on) for frame in frames), Outcome())


@transaction.atomic
def make_frame(
    *,
    initiative: Initiative,
    title: str,
    components: Sequence[str],
    scale: Sequence[str],
    by: User,
    at: datetime,
) -> Frame:
    """Keep a frame of the team's own: components by name, and the words of its scale.

    :raises Archived: if the initiative is archived.
    """
    initiative = Initiative.objects.lock_open(initiative)
    frame = Frame.objects.create(
        code=f"maison-{uuid.uuid4().hex[:12]}",
        initiative=initiative,
        title=title,
        scale=list(scale),
        created_by=by,
    )
    Component.objects.bulk_create(
        Component(frame=frame, code=f"c{place}", name=name, position=place)
        for place, name in enumerate(components, start=1)
    )
    context = initiative.context
    record("empowerment.frame.made", actor=by, subject=frame, at=at, context=context)
    return frame


@transaction.atomic
def retire_frame(*, frame: Frame, by: User, at: datetime) -> None:
    """No longer offer a frame of the team's own; appraisals made with it stay."""
    assert frame.initiative is not None
    initiative = Initiative.objects.lock_open(frame.initiative)
    Frame.objects.filter(pk=frame.pk, retired_at=None).update(retired_at=at)
    context = initiative.context
    record("empowerment.frame.retired", actor=by, subject=frame, at=at, context=context)


def _install_frame(told: FrameFile, *, on: date) -> Outcome:
    row = Frame(
        code=told.code,
        title=told.title,
        about=told.about,
        source=told.source,
        caution=told.caution,
        scale=list(told.scale),
    )
    home = put_in_place(Frame.objects.filter(code=told.code), wanted=[row], key=["code"], on=on)
    frame = home.rows[told.code]
    components = put_in_place(
        frame.components.all(), wanted=_components(told, frame), key=["code"], on=on
    )
    items = put_in_place(
        Item.objects.filter(component__frame=frame),
        wanted=_items(told, components.rows),
        key=["code"],
        on=on,
    )
    return home.outcome + components.outcome + items.outcome


def _components(told: FrameFile, frame: Frame) -> list[Component]:
    return [
        Component(
            frame=frame,
            code=each.code,
            family=each.family,
            name=each.name,
            about=each.about,
            descriptors=list(each.descriptors),
            position=place,
        )
        for place, each in enumerate(told.components, start=1)
    ]


def _items(told: FrameFile, components: Mapping[str, Component]) -> list[Item]:
    return [
        Item(component=components[each.code], code=code, statement=statement, position=place)
        for each in told.components
        for place, (code, statement) in enumerate(each.items, start=1)
    ]
