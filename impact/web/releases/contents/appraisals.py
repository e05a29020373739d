"""An appraisal of pouvoir d'agir as others may read it, component by component, never added up.

Together: the consensus, and dissent when the team wants it told. Alone: from ten people on, the
nearest level; no spread, no number of people, no lowest nor highest.
"""

from datetime import date

from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Appraisal, Judgement
from impact.journeys.empowerment.queries.appraisals import Facet, facets_of
from impact.presence.releases.documents import Document, Part, Piece, Text
from impact.trust.privacy.thresholds import may_leave, round_for_outside
from impact.web.releases.contents.ground import ground_of, said
from impact.web.templatetags.dates import spell_day


def appraisal_document(appraisal: Appraisal, *, with_dissent: bool, on: date) -> Document:
    """Return a closed appraisal; without any part when too few people answered alone."""
    frame = appraisal.frame
    facets = facets_of(appraisal, components=list(frame.components.all()))
    told = [facet for facet in facets if _may_be_told(facet)]
    families = dict.fromkeys(facet.component.family for facet in told)
    return Document(
        **ground_of(appraisal.initiative, on=on),
        parts=tuple(
            Part(
                family or frame.title,
                pieces=tuple(
                    _piece(facet, frame.scale, with_dissent=with_dissent)
                    for facet in told
                    if facet.component.family == family
                ),
            )
            for family in families
        ),
        facts=((_("Fait le"), spell_day(appraisal.held_on)), (_("Manière"), _way(appraisal))),
        caution=f"{frame.caution} {_('Aucun total n’est calculé, et rien ne se compare.')}".strip(),
        source=frame.source,
        top=len(frame.scale) - 1,
    )


def _may_be_told(facet: Facet) -> bool:
    if facet.judgement:
        return True
    return facet.level is not None and may_leave(facet.people)


def _way(appraisal: Appraisal) -> str:
    if appraisal.mode == Appraisal.Mode.TOGETHER:
        return _("Ensemble, par consensus")
    return _("Chacun pour soi, sans nom; dix personnes ou plus pour chaque composante")


def _piece(facet: Facet, scale: list[str], *, with_dissent: bool) -> Piece:
    level = None if facet.level is None else round_for_outside(facet.level)
    word = _("Le groupe ne sait pas encore") if level is None else scale[level]
    if level is not None and not facet.judgement:
        word = _("Autour de «\u00a0%(word)s\u00a0»") % {"word": word}
    texts = _words_of(facet.judgement, with_dissent=with_dissent) if facet.judgement else []
    return Piece(head=Text(facet.component.name), status=word, level=level, texts=tuple(texts))


def _words_of(judgement: Judgement, *, with_dissent: bool) -> list[Text]:
    return [
        *said(_("Pourquoi"), judgement.reasons),
        *said(_("Exemples ou traces"), judgement.evidence),
        *(said(_("Qui voit les choses autrement"), judgement.dissent) if with_dissent else []),
        *said(_("Ce que nous ferons"), judgement.next_step),
    ]
