"""Answers given in bulk, for tests about what a team holds rather than about how people answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from impact.journeys.needs.models import Rating, Source
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.operations import give_consent


def answer(person: User, levels: Mapping[str, int | None], *, at: datetime) -> None:
    """Say where this person stands, by the codes of competencies; None is « ne sais pas »."""
    known = Competency.objects.in_force().filter(version__status="PUBLISHED")
    ids = dict(known.values_list("code", "pk"))
    Rating.objects.bulk_create(
        Rating(
            source=Source.SELF,
            rater=person,
            person=person,
            competency_id=ids[code],
            level=level,
            rated_at=at,
        )
        for code, level in levels.items()
    )


def count_in(person: User, initiative: Initiative, *, at: datetime) -> None:
    """Let this person's answers be counted in the coverage of the initiative."""
    give_consent(person=person, purpose=Purpose.TEAM, scope=initiative.context, at=at)


def agree(
    initiative: Initiative, code: str, level: int | None, *, by: User, at: datetime
) -> Rating:
    """Write down what the group agreed on."""
    competency = Competency.objects.get(version__status="PUBLISHED", code=code)
    return Rating.objects.create(
        source=Source.GROUP,
        rater=by,
        initiative=initiative,
        competency=competency,
        level=level,
        rated_at=at,
    )


def weeks(count: int) -> timedelta:
    return timedelta(weeks=count)
