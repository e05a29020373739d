"""An appraisal on paper and in a spreadsheet: the same facts as its page."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Appraisal
from impact.web.empowerment.mending import mendings_of
from impact.web.empowerment.sheets import Row, read
from impact.web.templatetags.dates import spell_day


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
        "rose": render_to_string("empowerment/rose.svg", {"rose": told["rose"]}),
        "alt": f"{told['rose'].title}. {told['rose'].told}",
        "mendings": [
            _("Rouvert le %(day)s\u00a0: %(reason)s")
            % {"day": spell_day(one.at), "reason": one.reason}
            for one in mendings_of(appraisal)
        ],
        "rows": [_paper_row(row) for row in told["rows"]],
    }


def _paper_row(row: Row) -> dict[str, Any]:
    judgement = row.facet.judgement
    return {
        "family": row.facet.component.family,
        "name": row.facet.component.name,
        "number": row.number,
        "level": row.words,
        "sure": row.facet.judgement.get_confidence_display()
        if row.facet.judgement and row.facet.judgement.confidence
        else "",
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
        *(f"{level}. {word}" for level, word in enumerate(appraisal.frame.scale)),
        _("certitude"),
        _("pourquoi"),
        _("dissidence"),
        _("exemples"),
        _("suite"),
    ]
    levels = range(len(appraisal.frame.scale))
    return [header, *(_table_row(row, levels) for row in read(appraisal)["rows"])]


def _table_row(row: Row, levels: range) -> list[Any]:
    facet, judgement = row.facet, row.facet.judgement
    level = "" if facet.level is None else facet.level
    told = [facet.component.family, facet.component.name, level, facet.people or ""]
    spread = dict(facet.spread)
    told += [spread.get(rung, 0) if facet.spread else "" for rung in levels]
    if judgement is None:
        return [*told, "", "", "", "", ""]
    sure = judgement.get_confidence_display() if judgement.confidence else ""
    words = [judgement.reasons, judgement.dissent, judgement.evidence, judgement.next_step]
    return [*told, sure, *words]
