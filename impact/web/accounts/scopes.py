"""What a consent covers, in words: one of my initiatives, or no initiative in particular."""

import uuid
from dataclasses import dataclass

from django.http import Http404

from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Purpose
from impact.trust.privacy.queries import Agreement, PurposeState

__all__ = ["Answer", "Asked", "find_purpose", "find_scope", "names_of", "told"]

_PREFIX = "demarche:"


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes with the name of the initiative it is for."""

    agreement: Agreement
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A purpose on the page of consents: what was answered, and what may still be asked."""

    state: PurposeState
    in_force: tuple[Answer, ...]
    ended: tuple[Answer, ...]
    #: Initiatives still without an answer; a coach asks when there is one, not before.
    open_to: tuple[Initiative, ...]


def find_purpose(slug: str) -> Purpose:
    """Return the purpose of this address.

    :raises Http404: if there is none.
    """
    for purpose in Purpose:
        if purpose.slug == slug:
            return purpose
    raise Http404


def find_scope(*, person: User, purpose: Purpose, scope: str) -> Initiative | None:
    """Return the initiative a consent is asked for, or None for a purpose that has none.

    :raises Http404: if the purpose wants an initiative and this person reaches none by that scope.
    """
    if not purpose.is_scoped:
        return None
    number = _uuid_of(scope)
    found = Initiative.objects.visible_to(person).filter(uuid=number).first() if number else None
    if found is None:
        raise Http404
    return found


def told(person: User, states: list[PurposeState]) -> list[Asked]:
    """Return the purposes with names instead of scopes."""
    names = names_of(person)
    mine = list(Initiative.objects.visible_to(person).active())
    return [
        Asked(
            state=state,
            in_force=tuple(_answer(one, names) for one in state.in_force),
            ended=tuple(_answer(one, names) for one in state.ended),
            open_to=tuple(_unanswered(state, mine)),
        )
        for state in states
    ]


def names_of(person: User) -> dict[str, str]:
    """Return the names of the initiatives she belongs or belonged to, by their context."""
    belonged = Initiative.objects.filter(memberships__person=person).distinct()
    return {initiative.context: initiative.name for initiative in belonged}


def _answer(agreement: Agreement, names: dict[str, str]) -> Answer:
    return Answer(agreement, names.get(agreement.scope, ""))


def _unanswered(state: PurposeState, mine: list[Initiative]) -> list[Initiative]:
    if state.purpose != Purpose.TEAM:
        return []
    given = {agreement.scope for agreement in state.in_force}
    return [initiative for initiative in mine if initiative.context not in given]


def _uuid_of(scope: str) -> uuid.UUID | None:
    if not scope.startswith(_PREFIX):
        return None
    try:
        return uuid.UUID(scope.removeprefix(_PREFIX))
    except ValueError:
        return None
