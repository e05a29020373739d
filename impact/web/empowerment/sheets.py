"""What the pages of pouvoir d'agir show, laid out for the screen, the paper and the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.journeys.empowerment.models import Appraisal, Component, Frame
from impact.journeys.empowerment.queries.appraisals import Facet, facets_of, story_of
from impact.presence.communities.models import Initiative
from impact.web.empowerment.rose import Rose, Spark, draw_rose, draw_spark
from impact.web.templatetags.dates import spell_day


@dataclass(frozen=True, slots=True)
class Row:
    """A component in the table beside the rose."""

    number: int
    facet: Facet
    #: The level in words, « 2,4 » for a mean.
    words: str


@dataclass(frozen=True, slots=True)
class Strand:
    """A component over time: its thread, and the same in words."""

    component: Component
    spark: Spark
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything told with one frame: the latest appraisal drawn, the story of each component."""

    frame: Frame
    latest: Appraisal
    rose: Rose
    rows: tuple[Row, ...]
    appraisals: tuple[Appraisal, ...]
    strands: tuple[Strand, ...]


def chapters_of(initiative: Initiative) -> list[Chapter]:
    """Return one chapter for each frame something was told with, the freshest first."""
    frames = Frame.objects.filter(
        pk__in=initiative.appraisals.told().order_by().values("frame")
    ).prefetch_related("components")
    chapters = [_chapter(initiative, frame) for frame in frames]
    return sorted(chapters, key=lambda one: one.latest.held_on, reverse=True)


def _chapter(initiative: Initiative, frame: Frame) -> Chapter:
    story = story_of(initiative, frame=frame)
    latest = story.appraisals[-1]
    facets = [facets[-1] for _component, facets in story.lines]
    alone = [each.mode == Appraisal.Mode.ALONE for each in story.appraisals]
    top = len(frame.scale) - 1
    return Chapter(
        frame=frame,
        latest=latest,
        rose=rose_of(latest, facets),
        rows=rows_of(frame, facets),
        appraisals=story.appraisals,
        strands=tuple(
            Strand(
                component,
                draw_spark(told, top=top, alone=alone),
                tuple(level_words(frame, facet) for facet in told),
            )
            for component, told in story.lines
        ),
    )


def rose_of(appraisal: Appraisal, facets: Sequence[Facet]) -> Rose:
    told = ngettext(
        "Rose de %(n)d composante, le %(day)s; le tableau dit chaque niveau.",
        "Rose de %(n)d composantes, le %(day)s; le tableau dit chaque niveau.",
        len(facets),
    ) % {"n": len(facets), "day": spell_day(appraisal.held_on)}
    return draw_rose(facets, top=len(appraisal.frame.scale) - 1, told=told)


def rows_of(frame: Frame, facets: Sequence[Facet]) -> tuple[Row, ...]:
    return tuple(
        Row(place, facet, level_words(frame, facet)) for place, facet in enumerate(facets, start=1)
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
    """One closed appraisal, drawn and told."""
    components = list(appraisal.frame.components.all())
    facets = facets_of(appraisal, components=components)
    return {
        "rose": rose_of(appraisal, facets),
        "rows": rows_of(appraisal.frame, facets),
        "is_alone": appraisal.mode == Appraisal.Mode.ALONE,
    }


def as_paper(appraisal: Appraisal) -> dict[str, Any]:
    told = read(appraisal)
    return {
        "title": appraisal.frame.title,
        "subtitle": f"{appraisal.initiative.name}, {spell_day(appraisal.held_on)}",
        "note": _("Bilan du pouvoir d’agir"),
        "mode": appraisal.get_mode_display(),
        "present": appraisal.present,
        "answered": appraisal.answered,
        "caution": appraisal.frame.caution,
        "source": appraisal.frame.source,
        "rows": [_paper_row(row) for row in told["rows"]],
    }


def _paper_row(row: Row) -> dict[str, Any]:
    judgement = row.facet.judgement
    return {
        "family": row.facet.component.family,
        "name": row.facet.component.name,
        "level": row.words,
        "spread": [{"level": level, "people": people} for level, people in row.facet.spread],
        "reasons": judgement.reasons if judgement else "",
        "dissent": judgement.dissent if judgement else "",
        "evidence": judgement.evidence if judgement else "",
        "next": judgement.next_step if judgement else "",
    }


def as_table(appraisal: Appraisal) -> list[list[Any]]:
    """Return the appraisal as rows of a spreadsheet, its header first."""
    header = [
        _("famille"),
        _("composante"),
        _("niveau"),
        _("personnes"),
        _("certitude"),
        _("pourquoi"),
        _("dissidence"),
        _("exemples"),
        _("suite"),
    ]
    return [header, *(_table_row(row) for row in read(appraisal)["rows"])]


def _table_row(row: Row) -> list[Any]:
    facet, judgement = row.facet, row.facet.judgement
    level = "" if facet.level is None else facet.level
    told = [facet.component.family, facet.component.name, level, facet.people or ""]
    if judgement is None:
        return [*told, "", "", "", "", ""]
    sure = judgement.get_confidence_display() if judgement.confidence else ""
    words = [judgement.reasons, judgement.dissent, judgement.evidence, judgement.next_step]
    return [*told, sure, *words]
