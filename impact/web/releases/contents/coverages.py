"""A coverage as others may read it: what the group agreed on together, and nothing else.

What anyone answered about herself cannot come in, in any count: it was given to the team alone
(decision 0016). So no sequence of releases tells of someone.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from impact.journeys.needs.coverage import Status, tell_status_agreed
from impact.journeys.needs.models import Tally
from impact.journeys.needs.queries.coverage import Row, ground_of, stages_around, words_of
from impact.journeys.needs.queries.teams import team_of
from impact.presence.communities.models import Initiative
from impact.presence.releases.documents import Document, Part, Piece, Text
from impact.web.releases.contents import ground
from impact.web.templatetags.dates import spell_day

WORDS = {
    Status.SOLID: gettext_lazy("Le groupe dit y être"),
    Status.FRAGILE: gettext_lazy("Le groupe disait y être, il y a plus d’un an"),
    Status.UNDERWAY: gettext_lazy("En chemin"),
    Status.TO_DEVELOP: gettext_lazy("À développer"),
    Status.UNKNOWN: gettext_lazy("Le groupe ne sait pas encore"),
}
SIGNS = {
    Status.SOLID: "solid",
    Status.FRAGILE: "fragile",
    Status.UNDERWAY: "underway",
    Status.TO_DEVELOP: "to-develop",
    Status.UNKNOWN: "unknown",
}


def agreed_rows_of(initiative: Initiative, *, on: date) -> list[Row]:
    """Return what is expected at the active stages and the group agreed on, in order."""
    # A blank tally: what people answered one by one is not even read.
    read_on = ground_of(
        team=team_of(initiative), tally=Tally(), today=on, words=words_of(initiative)
    )
    active = [stage.pk for stage in stages_around(initiative) if stage.is_active]
    return [row for row in read_on.rows_at(active) if row.consensus]


def coverage_document(initiative: Initiative, *, on: date) -> Document:
    """Return what the group agreed on, domain by domain; no part when it agreed on nothing."""
    rows = agreed_rows_of(initiative, on=on)
    stages = [stage.name for stage in stages_around(initiative) if stage.is_active]
    domains = groupby(rows, key=lambda row: row.thread.domain_title)
    return Document(
        **ground.ground_of(initiative, on=on),
        parts=tuple(Part(title, pieces=_pieces(found, on=on)) for title, found in domains),
        facts=((_("Étapes"), ", ".join(stages)), (_("Convenu"), _count(rows))),
        caution=_(
            "C’est ce dont le groupe a convenu en se parlant, sur ce que ses rôles demandent à "
            "cette étape. Ce que chaque personne dit d’elle-même n’est compté nulle part ici."
        ),
    )


def _pieces(rows: Iterable[Row], *, on: date) -> tuple[Piece, ...]:
    return tuple(_piece(row, on=on) for row in rows)


def _piece(row: Row, *, on: date) -> Piece:
    agreed = row.consensus
    assert agreed is not None
    status = tell_status_agreed(
        expected=row.expected, level=agreed.level, agreed_on=agreed.on, today=on
    )
    return Piece(
        head=Text(row.thread.title),
        status=str(WORDS[status]),
        sign=SIGNS[status],
        texts=(Text(spell_day(agreed.on), _("Convenu le")),),
    )


def _count(rows: Sequence[Row]) -> str:
    told = ngettext("%(n)d compétence", "%(n)d compétences", len(rows))
    return told % {"n": len(rows)}
