"""A coverage made ready for a table or for paper: the same words as on the screen."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.journeys.needs.models import Reading
from impact.journeys.needs.queries.coverage import Row
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.web.needs.coverage_words import (
    View,
    first_matters,
    legend_of,
    status_words,
    weight_word,
)
from impact.web.templatetags.dates import spell_day

HEADINGS = (
    gettext_lazy("Code"),
    gettext_lazy("Compétence"),
    gettext_lazy("Domaine"),
    gettext_lazy("Portée"),
    gettext_lazy("Niveau attendu"),
    gettext_lazy("Poids"),
    gettext_lazy("Statut"),
    gettext_lazy("Selon"),
    gettext_lazy("En date du"),
)


def flat_row(row: Row) -> list[object]:
    """Return one competency as a row of a table."""
    since = timezone.localdate(row.since) if row.since else None
    on = row.consensus.on if row.is_agreed and row.consensus else since
    return [
        row.thread.code,
        row.thread.title,
        row.thread.domain_title,
        str(Competency.Scope(row.thread.scope).label),
        row.expected,
        weight_word(row),
        status_words()[row.status],
        _("Consensus du groupe") if row.is_agreed else _("Relevé des réponses"),
        "" if on is None else on.isoformat(),
    ]


def coverage_sheet(
    rows: Sequence[Row],
    *,
    initiative: Initiative,
    view: View,
    reading: Reading | None,
    today: date,
) -> dict[str, Any]:
    """Return what the `coverage` layout prints."""
    told = status_words()
    groups = groupby(rows, key=lambda row: f"{row.thread.domain} {row.thread.domain_title}")
    return {
        "title": _("Couverture"),
        "subtitle": f"{initiative.name} · {', '.join(stage.name for stage in view.stages)}",
        "note": _("Imprimé le %(day)s. L’équipe d’abord : aucune réponse individuelle n’est ici.")
        % {"day": spell_day(today)},
        "date": _("Relevé du %(day)s") % {"day": spell_day(reading.taken_at)} if reading else "",
        "legend": [
            [status.value, told[status], meaning, count]
            for status, meaning, count in legend_of(rows)
        ],
        "first_title": _("Ce qui compte d’abord"),
        "first": [
            [row.status.value, f"{row.thread.code} {row.thread.title}", told[row.status]]
            for row in first_matters(rows)
        ],
        "headings": [_("Compétence"), _("Attendu"), _("Poids"), _("Statut")],
        "domains": [
            {"title": title, "lines": [_line(row, told[row.status]) for row in found]}
            for title, found in groups
        ],
    }


def _line(row: Row, word: str) -> list[str]:
    return [
        f"{row.thread.code} {row.thread.title}",
        str(row.expected),
        weight_word(row),
        row.status.value,
        word,
    ]
