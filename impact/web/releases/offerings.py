"""What a community may choose to let out today, and how each becomes a document.

The word of each (« plan-12 ») stands in addresses and is kept with the release, so that it can
be taken down anew before it is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Appraisal
from impact.journeys.plans.queries import with_contents
from impact.presence.communities.models import Initiative
from impact.presence.releases.documents import Document, write
from impact.presence.releases.models import Release
from impact.web.releases.contents.appraisals import appraisal_document
from impact.web.releases.contents.coverages import coverage_document
from impact.web.releases.contents.plans import plan_document
from impact.web.releases.contents.stories import logbook_document, story_document, story_title
from impact.web.releases.pictures import use_for
from impact.web.templatetags.dates import spell_day

#: Under this word the content remembers what it was made from; receivers never see it.
ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Offering:
    code: str
    kind: Release.Kind
    title: str
    #: In a few words, what would be in it.
    about: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the team chose about the content itself; each kind hears what concerns it."""

    audience: str = Release.Audience.ORGANIZATION
    with_dissent: bool = False
    since: date | None = None
    up_to: date | None = None

    def as_values(self) -> dict[str, Any]:
        days = {"since": self.since, "up_to": self.up_to}
        told = {name: day.isoformat() if day else "" for name, day in days.items()}
        return told | {"with_dissent": self.with_dissent}


def choices_from(values: Mapping[str, Any], *, audience: str) -> Choices:
    return Choices(
        audience=audience,
        with_dissent=bool(values.get("with_dissent")),
        since=parse_date(values.get("since") or ""),
        up_to=parse_date(values.get("up_to") or ""),
    )


def offerings_of(initiative: Initiative) -> list[Offering]:
    """Return everything there is to let out, the plan first."""
    return [*_plans(initiative), *_appraisals(initiative), *_whole(initiative)]


def find_offering(initiative: Initiative, code: str) -> Offering:
    """Return the offering this word names.

    :raises Http404: if this initiative has none by that name.
    """
    for offering in offerings_of(initiative):
        if offering.code == code:
            return offering
    raise Http404


def content_of(
    offering: Offering, *, initiative: Initiative, choices: Choices, on: date
) -> dict[str, Any]:
    """Return the content of a release as it is that day, as plain values."""
    document = _document(offering, initiative=initiative, choices=choices, on=on)
    return write(document) | {ORIGIN: choices.as_values() | {"code": offering.code}}


def _document(
    offering: Offering, *, initiative: Initiative, choices: Choices, on: date
) -> Document:
    number = offering.code.rpartition("-")[2]
    if offering.kind == Release.Kind.PLAN:
        plan = with_contents(initiative.plans.all()).get(pk=number)
        plan.initiative = initiative
        return plan_document(plan, on=on)
    if offering.kind == Release.Kind.APPRAISAL:
        appraisal = _told_by(initiative).get(pk=number)
        return appraisal_document(appraisal, with_dissent=choices.with_dissent, on=on)
    use = use_for(choices.audience)
    if offering.kind == Release.Kind.STORY:
        return story_document(initiative, use=use, on=on)
    if offering.kind == Release.Kind.LOGBOOK:
        days = {"since": choices.since, "up_to": choices.up_to}
        return logbook_document(initiative, **days, use=use, on=on)
    return coverage_document(initiative, on=on)


def _plans(initiative: Initiative) -> list[Offering]:
    return [
        Offering(
            f"plan-{plan.pk}",
            Release.Kind.PLAN,
            plan.title,
            _("Les objectifs et les actions, sans dire qui fait quoi ni quand."),
        )
        for plan in initiative.plans.all()
    ]


def _told_by(initiative: Initiative) -> Any:
    return initiative.appraisals.told().select_related("frame", "initiative")


def _appraisals(initiative: Initiative) -> list[Offering]:
    return [
        Offering(f"bilan-{one.pk}", Release.Kind.APPRAISAL, _title_of(one), _about(one))
        for one in _told_by(initiative)
    ]


def _title_of(appraisal: Appraisal) -> str:
    told = {"frame": appraisal.frame.title, "day": spell_day(appraisal.held_on)}
    return _("%(frame)s, %(day)s") % told


def _about(appraisal: Appraisal) -> str:
    if appraisal.mode == Appraisal.Mode.TOGETHER:
        return _("Ce dont le groupe a convenu, composante par composante; la dissidence au choix.")
    return _("Le niveau le plus proche, pour les composantes où dix personnes ou plus ont répondu.")


def _whole(initiative: Initiative) -> list[Offering]:
    """Return what is told of the initiative as a whole; it may be empty still."""
    return [
        Offering(
            "couverture",
            Release.Kind.COVERAGE,
            _("Ce que notre équipe tient ensemble"),
            _("Ce dont le groupe a convenu, et rien de ce que chaque personne dit d’elle-même."),
        ),
        Offering(
            "recit",
            Release.Kind.STORY,
            story_title(initiative) or _("Notre récit"),
            _("Ce que l’équipe a choisi de raconter, avec les photos que les gens acceptent."),
        ),
        Offering(
            "journal",
            Release.Kind.LOGBOOK,
            _("Un extrait de notre journal de bord"),
            _("Les entrées entre deux jours, avec les photos que les gens acceptent."),
        ),
    ]
