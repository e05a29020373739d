"""What the pages of pouvoir d'agir show, laid out for the screen, the paper and the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.journeys.empowerment.models import Appraisal, Component, Frame
from impact.journeys.empowerment.queries.appraisals import (
    Facet,
    Story,
    facets_of,
    former_of,
    stories_of,
)
from impact.presence.communities.models import Initiative
from impact.web.empowerment.rose import Rose, draw_rose
from impact.web.empowerment.threads import Spark, Strip, draw_spark, draw_strip, place_days
from impact.web.templatetags.dates import spell_day

#: How many roses are set side by side in time; the table tells all of them.
ROSES = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A component in the table beside the rose."""

    number: int
    facet: Facet
    strip: Strip
    #: The level in words, « 2,4 » for a mean.
    words: str
    #: The same the time before, or nothing.
    former: str


@dataclass(frozen=True, slots=True)
class Bloom:
    """One appraisal among others in time, as a small rose."""

    appraisal: Appraisal
    rose: Rose


@dataclass(frozen=True, slots=True)
class Strand:
    """A component over time: its thread, and the same in words."""

    component: Component
    spark: Spark
    #: Date by date, the level in words and whether someone saw it otherwise.
    cells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything told with one frame: the latest appraisal drawn, the story of each component."""

    frame: Frame
    latest: Appraisal
    former: Appraisal | None
    rose: Rose
    rows: tuple[Row, ...]
    appraisals: tuple[Appraisal, ...]
    blooms: tuple[Bloom, ...]
    strands: tuple[Strand, ...]

    @property
    def is_alone(self) -> bool:
        return self.latest.mode == Appraisal.Mode.ALONE


def chapters_of(initiative: Initiative) -> list[Chapter]:
    """Return one chapter for each frame something was told with, the freshest first."""
    return [_chapter(story) for story in stories_of(initiative)]


def _chapter(story: Story) -> Chapter:
    appraisals, latest = story.appraisals, story.appraisals[-1]
    facets, former, before = story.of(-1), None, []
    for place, one in enumerate(appraisals[:-1]):
        if one.mode == latest.mode and one.held_on < latest.held_on:
            former, before = one, story.of(place)
    recent = list(enumerate(appraisals))[-ROSES:]
    return Chapter(
        frame=story.frame,
        latest=latest,
        former=former,
        rose=rose_of(latest, facets, before=before),
        rows=rows_of(story.frame, facets, before=before),
        appraisals=appraisals,
        blooms=tuple(Bloom(one, rose_of(one, story.of(place))) for place, one in recent),
        strands=_strands(story, days=[one.held_on for one in appraisals]),
    )


def _strands(story: Story, *, days: Sequence[date]) -> tuple[Strand, ...]:
    alone = [one.mode == Appraisal.Mode.ALONE for one in story.appraisals]
    top, places = len(story.frame.scale) - 1, place_days(days)
    return tuple(
        Strand(
            component,
            draw_spark(told, top=top, alone=alone, places=places),
            tuple(
                (
                    level_words(story.frame, facet),
                    bool(facet.judgement and facet.judgement.dissent),
                )
                for facet in told
            ),
        )
        for component, told in story.lines
    )


def rose_of(appraisal: Appraisal, facets: Sequence[Facet], *, before: Sequence[Facet] = ()) -> Rose:
    title = _("Rose du pouvoir d’agir, %(day)s") % {"day": spell_day(appraisal.held_on)}
    told = ngettext(
        "%(n)d composante, un pétale de même angle. Le tableau dit son niveau.",
        "%(n)d composantes, un pétale de même angle pour chacune. Le tableau dit chaque niveau.",
        len(facets),
    ) % {"n": len(facets)}
    top = len(appraisal.frame.scale) - 1
    return draw_rose(facets, top=top, title=title, told=told, before=before)


def rows_of(
    frame: Frame, facets: Sequence[Facet], *, before: Sequence[Facet] = ()
) -> tuple[Row, ...]:
    top = len(frame.scale) - 1
    former = [level_words(frame, facet) for facet in before] or [""] * len(facets)
    return tuple(
        Row(
            number=place + 1,
            facet=facet,
            strip=draw_strip(facet, top=top),
            words=level_words(frame, facet),
            former=former[place],
        )
        for place, facet in enumerate(facets)
    )


def level_words(frame: Frame, facet: Facet) -> str:
    if facet.level is None:
        if facet.judgement:
            return _("Le groupe ne sait pas encore")
        return _("Rien n’est dit")
    if facet.judgement:
        return f"{facet.judgement.level}. {frame.scale[int(facet.level)]}"
    mean = f"{facet.level:.1f}".replace(".", ",")
    told = _("%(mean)s en moyenne, pour %(people)d personnes")
    return told % {"mean": mean, "people": facet.people}


def read(appraisal: Appraisal) -> dict[str, Any]:
    """One appraisal, drawn and told, beside the one made the same way before it."""
    components = list(appraisal.frame.components.all())
    facets = facets_of(appraisal, components=components)
    former = former_of(appraisal)
    before = facets_of(former, components=components) if former else []
    return {
        "rose": rose_of(appraisal, facets, before=before),
        "rows": rows_of(appraisal.frame, facets, before=before),
        "former": former,
        "is_alone": appraisal.mode == Appraisal.Mode.ALONE,
    }
