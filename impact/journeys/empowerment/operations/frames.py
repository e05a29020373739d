"""Installing the frames of the field from their files, and making one's own."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path

from django.db import transaction

from impact.journeys.empowerment.content import FrameFile, read_frame
from impact.journeys.empowerment.models import Appraisal, Component, Frame, Item
from impact.lib.content import Outcome, files_in, read_file
from impact.lib.placing import put_in_place
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

__all__ = [
    "AlreadyUsed",
    "DescriptorsInTheWay",
    "FrameDraft",
    "describe_component",
    "install_frames",
    "make_frame",
    "retire_frame",
    "rewrite_frame",
]


class AlreadyUsed(Exception):
    """An appraisal was begun with this frame: it is no longer rewritten, only copied."""


class DescriptorsInTheWay(Exception):
    """Descriptors say one sentence a rung: the scale and they must be of one length."""


@dataclass(frozen=True, slots=True)
class FrameDraft:
    """What a team writes of a frame of its own: what it looks at, in which words."""

    title: str
    components: Sequence[str]
    scale: Sequence[str]
    about: str = ""


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
    draft: FrameDraft,
    by: User,
    at: datetime,
    like: Frame | None = None,
) -> Frame:
    """Keep a frame of the team's own; what it shares with `like` keeps its words.

    :raises Archived: if the initiative is archived.
    """
    initiative = Initiative.objects.lock_open(initiative)
    frame = Frame.objects.create(
        code=f"maison-{uuid.uuid4().hex[:12]}",
        initiative=initiative,
        title=draft.title,
        about=draft.about,
        scale=list(draft.scale),
        created_by=by,
    )
    models = {one.name: one for one in like.components.all()} if like else {}
    rungs = len(draft.scale)
    Component.objects.bulk_create(
        _own_component(frame, name, place=place, model=models.get(name), rungs=rungs)
        for place, name in enumerate(draft.components, start=1)
    )
    _tell("empowerment.frame.made", frame, initiative, by=by, at=at)
    return frame


@transaction.atomic
def rewrite_frame(*, frame: Frame, draft: FrameDraft, by: User, at: datetime) -> Frame:
    """Change a frame nobody used yet; a component that keeps its name keeps its words.

    :raises Archived: if the initiative is archived.
    :raises AlreadyUsed: if an appraisal was begun with it.
    :raises DescriptorsInTheWay: if the scale has another length than the descriptors written.
    """
    held = _lock_unused(frame)
    rungs, former = len(draft.scale), {one.name: one for one in held.components.all()}
    kept = [former[name] for name in draft.components if name in former]
    if any(one.descriptors and len(one.descriptors) != rungs for one in kept):
        raise DescriptorsInTheWay
    held.title, held.about, held.scale = draft.title, draft.about, list(draft.scale)
    held.save(update_fields=["title", "about", "scale"])
    _set_components(held, draft.components, former=former)
    assert held.initiative is not None
    _tell("empowerment.frame.rewritten", held, held.initiative, by=by, at=at)
    return held


@transaction.atomic
def describe_component(*, component: Component, about: str, descriptors: Sequence[str]) -> None:
    """Say what a component is about and what each rung looks like for it, before it is used.

    Descriptors are one a rung, or none at all.

    :raises AlreadyUsed: if an appraisal was begun with its frame.
    :raises DescriptorsInTheWay: if there are some, but not one a rung.
    """
    held = _lock_unused(component.frame)
    if descriptors and (len(descriptors) != len(held.scale) or not all(descriptors)):
        raise DescriptorsInTheWay
    Component.objects.filter(pk=component.pk).update(about=about, descriptors=list(descriptors))


@transaction.atomic
def retire_frame(*, frame: Frame, by: User, at: datetime) -> None:
    """No longer offer a frame of the team's own; appraisals made with it stay."""
    assert frame.initiative is not None
    initiative = Initiative.objects.lock_open(frame.initiative)
    if Frame.objects.filter(pk=frame.pk, retired_at=None).update(retired_at=at):
        _tell("empowerment.frame.retired", frame, initiative, by=by, at=at)


def _set_components(frame: Frame, names: Sequence[str], *, former: Mapping[str, Component]) -> None:
    """Keep those that keep their name where they now stand, drop the others, add the new ones."""
    frame.components.exclude(name__in=names).delete()
    taken = {one.code for one in former.values()}
    codes = iter(code for rank in count(1) if (code := f"c{rank}") not in taken)
    for place, name in enumerate(names, start=1):
        if name in former:
            frame.components.filter(pk=former[name].pk).update(position=place)
        else:
            frame.components.create(code=next(codes), name=name, position=place)


def _lock_unused(frame: Frame) -> Frame:
    """Hold a frame of the team's own that no appraisal was begun with.

    :raises AlreadyUsed: if there is one: what was said with it would change its meaning.
    """
    assert frame.initiative is not None
    Initiative.objects.lock_open(frame.initiative)
    held = Frame.objects.select_for_update().get(pk=frame.pk)
    if Appraisal.objects.filter(frame=held).exists():
        raise AlreadyUsed
    return held


def _own_component(
    frame: Frame, name: str, *, place: int, model: Component | None, rungs: int
) -> Component:
    is_alike = model is not None and len(model.descriptors) == rungs
    return Component(
        frame=frame,
        code=f"c{place}",
        name=name,
        position=place,
        about=model.about if model else "",
        descriptors=list(model.descriptors) if model and is_alike else [],
    )


def _tell(verb: str, frame: Frame, initiative: Initiative, *, by: User, at: datetime) -> None:
    record(verb, actor=by, subject=frame, at=at, context=initiative.context)


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
