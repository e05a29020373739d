"""A competency's wording as a thing anyone may propose to change, in the version to come.

A published version means the same for good, and ratings stand on it. What is decided here is
therefore kept for the next version, which its authors write in a file; the version in force stays
as it is. Nothing but the revisions keeps it, so nothing can drift from them (decision 0022).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.knowledge.competencies.models import Competency, Version
from impact.trust.publishing.differences import changed_fields
from impact.trust.publishing.faults import limits_of, too_long
from impact.trust.publishing.kinds import Content, Field, Kind, Shape
from impact.trust.publishing.models import Publication, Revision

__all__ = [
    "COMPETENCIES",
    "Rewording",
    "as_file",
    "content_of",
    "kept_for_next",
    "kept_of",
    "said_by",
]

CODE = "competence"
#: Levels that a wording tells how to recognize; « pas encore » is not among them.
LEVELS = (1, 2, 3, 4)

FIELDS = (
    Field("title", gettext_lazy("Titre"), is_required=True, limit=200),
    Field("title_en", gettext_lazy("Titre anglais"), limit=200),
    Field(
        "description",
        gettext_lazy("En quoi elle consiste"),
        Shape.TEXT,
        hint=gettext_lazy("Deux ou trois phrases, sans jargon."),
        is_required=True,
        limit=1500,
    ),
    *(
        Field(
            f"level_{level}",
            label,
            Shape.TEXT,
            hint=gettext_lazy("Ce qu’on voit quand quelqu’un en est là."),
            is_required=True,
            limit=800,
        )
        for level, label in zip(
            LEVELS,
            (
                gettext_lazy("À quoi on la reconnaît, niveau 1"),
                gettext_lazy("À quoi on la reconnaît, niveau 2"),
                gettext_lazy("À quoi on la reconnaît, niveau 3"),
                gettext_lazy("À quoi on la reconnaît, niveau 4"),
            ),
            strict=True,
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Rewording:
    """What was decided of a competency for the next version, beside what it says in force."""

    competency: Competency
    revision: Revision
    now: Mapping[str, Any]


def said_by(competency: Competency) -> dict[str, Any]:
    """Return what a competency says in its own version."""
    told = {one.level: one.text for one in competency.indicators.all()}
    content = {name: getattr(competency, name) for name in ("title", "title_en", "description")}
    return content | {f"level_{level}": told.get(level, "") for level in LEVELS}


def content_of(code: str) -> dict[str, Any] | None:
    """Return what the next version would say of a competency in force, as decided today."""
    competency = _in_force().filter(code=code).select_related("version").first()
    if competency is None:
        return None
    kept = kept_of(competency)
    return dict(kept.revision.content) if kept else said_by(competency)


def kept_of(competency: Competency) -> Rewording | None:
    """Return what was decided of a competency in force since its version, if it says otherwise."""
    thing = _decided().filter(key=competency.code).first()
    return _compared(competency, thing.current) if thing else None


def kept_for_next() -> list[Rewording]:
    """Return all that was decided since the version in force and that it does not say."""
    rows = {one.key: one.current for one in _decided()}
    told = _in_force().filter(code__in=rows).select_related("version") if rows else ()
    return [kept for one in told if (kept := _compared(one, rows[one.code]))]


def _decided() -> QuerySet[Publication]:
    return Publication.objects.published().filter(kind=CODE).select_related("current__decision")


def _compared(competency: Competency, revision: Revision | None) -> Rewording | None:
    if revision is None or not _is_later(revision, competency.version):
        return None
    now = said_by(competency)
    is_other = changed_fields(now, revision.content)
    return Rewording(competency, revision, now) if is_other else None


def as_file(rewordings: list[Rewording]) -> str:
    """Return them as the file of a version says them, ready to be taken up in it."""
    entries = [
        {
            "code": one.competency.code,
            "title": one.revision.content["title"],
            "title_en": one.revision.content.get("title_en") or "",
            "description": one.revision.content["description"],
            "indicators": {level: one.revision.content[f"level_{level}"] for level in LEVELS},
        }
        for one in rewordings
    ]
    told: str = yaml.safe_dump(
        {"competencies": entries}, allow_unicode=True, sort_keys=False, width=100
    )
    return told


def check(code: str, content: Content) -> dict[str, str]:
    """Return what keeps this content from being a competency's, and how to mend it."""
    said = {field.name: str(content.get(field.name) or "").strip() for field in FIELDS}
    faults = too_long(said, limits=limits_of(FIELDS))
    for field in FIELDS:
        if field.is_required and not said[field.name]:
            faults[field.name] = _("Écrivez quelque chose ici\u00a0: une version le demande.")
    return faults


def _in_force() -> Any:
    rows = Competency.objects.current().in_force()
    return rows.with_indicators().order_by("domain__position", "position", "code")


def _is_later(revision: Revision, version: Version) -> bool:
    day, published = revision.published_at, version.published_on
    return bool(day and published and timezone.localdate(day) >= published)


def _leave(code: str, *_said: Any) -> None:
    """The version in force stays as it is; what was decided is read from its revision."""


COMPETENCIES = Kind(
    code=CODE,
    label=gettext_lazy("Compétence"),
    fields=FIELDS,
    check=check,
    apply=_leave,
    retire=_leave,
    title=lambda content: str(content.get("title") or ""),
    address=lambda code: f"/referentiel/{code}/",
    content_of=content_of,
)
