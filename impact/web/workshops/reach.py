"""What every page of the room looks for first: the workshop, and whether one may run it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from impact.journeys.workshops.models import Question, Workshop
from impact.journeys.workshops.policies import may_prepare, may_run
from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest, find_initiative, find_to_take_part


def find_workshop(request: HttpRequest, slug: str, pk: int) -> Workshop:
    """Return the workshop if this person belongs to its host, or to a team that is in it.

    :raises Http404: if it does not exist or is out of reach.
    """
    return find_among(find_initiative(request, slug), pk)


def find_among(initiative: Initiative, pk: int) -> Workshop:
    """Return a workshop this initiative prepared, or takes part in.

    :raises Http404: if it is not one of them.
    """
    workshops = Workshop.objects.of(initiative).select_related("host", "frame", "facilitator")
    return get_object_or_404(workshops, pk=pk)


def find_to_run(request: SignedInRequest, slug: str, pk: int) -> Workshop:
    """Return the workshop if this person may run it today.

    :raises Http404: if it is out of reach.
    :raises PermissionDenied: if she reaches it without leading it, or it is archived.
    """
    workshop = find_among(find_to_take_part(request, slug), pk)
    if not may_run(request.user, workshop):
        raise PermissionDenied(
            _("La coordination, ou la personne qui anime, mène cet atelier. Parlez-en avec elle.")
        )
    return workshop


def find_question(request: SignedInRequest, slug: str, pk: int, position: int) -> Question:
    """Return a question of a workshop this person may run; refusals as in `find_to_run`."""
    workshop = find_to_run(request, slug, pk)
    questions = workshop.questions.select_related("competency__version", "item__component__frame")
    question = get_object_or_404(questions, position=position)
    question.workshop = workshop
    return question


def find_to_prepare(request: SignedInRequest, slug: str) -> Initiative:
    """Return the initiative if this person may prepare a workshop for it.

    :raises Http404: if it is out of reach.
    :raises PermissionDenied: if she may not, or it is archived.
    """
    initiative = find_to_take_part(request, slug)
    refuse_unless_preparing(request, initiative)
    return initiative


def refuse_unless_preparing(request: SignedInRequest, host: Initiative) -> None:
    if not may_prepare(request.user, host):
        raise PermissionDenied(
            _("La coordination, ou une personne qui accompagne l’équipe, prépare les ateliers.")
        )


def find_team(workshop: Workshop, named: str) -> Initiative:
    """Return the team of this workshop that a page sent back by its number.

    :raises Http404: if it is none of them, or no number at all.
    """
    return get_object_or_404(workshop.teams, pk=named if named.isdecimal() else 0)
