"""What every page of this area looks for first: an appraisal, a frame, the right to change them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from impact.journeys.empowerment.models import Appraisal, Frame, LogEntry, Photo
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate
from impact.web.http import (
    SignedInRequest,
    find_initiative,
    find_to_coordinate,
    find_to_take_part,
)


def find_appraisal(request: HttpRequest, slug: str, pk: int) -> Appraisal:
    """Return an appraisal of an initiative this person belongs to.

    :raises Http404: if it does not exist or is out of reach.
    """
    initiative = find_initiative(request, slug)
    appraisals = initiative.appraisals.select_related("frame", "initiative").prefetch_related(
        "judgements", "frame__components__items"
    )
    return get_object_or_404(appraisals, pk=pk)


def find_round(request: SignedInRequest, slug: str, pk: int) -> Appraisal:
    """Return a round people answer alone, open or closed, of an initiative that still changes.

    :raises Http404: if it is out of reach, or made together.
    :raises Archived: if the initiative is archived.
    """
    initiative = find_to_take_part(request, slug)
    rounds = initiative.appraisals.filter(mode=Appraisal.Mode.ALONE)
    return get_object_or_404(rounds.select_related("frame", "initiative"), pk=pk)


def find_together(request: SignedInRequest, slug: str, pk: int) -> Appraisal:
    """Return an appraisal made together, open or closed, of an initiative that still changes.

    :raises Http404: if it is out of reach, or answered alone.
    :raises Archived: if the initiative is archived.
    """
    initiative = find_to_take_part(request, slug)
    appraisals = initiative.appraisals.filter(mode=Appraisal.Mode.TOGETHER)
    return get_object_or_404(
        appraisals.select_related("frame", "initiative").prefetch_related(
            "frame__components__items"
        ),
        pk=pk,
    )


def refuse_unless_coordinating(request: SignedInRequest, initiative: Initiative) -> None:
    if not may_coordinate(request.user, initiative):
        raise PermissionDenied(_("La coordination ouvre et ferme les bilans. Parlez-en avec elle."))


def find_frame(request: HttpRequest, slug: str, code: str) -> tuple[Initiative, Frame]:
    initiative = find_initiative(request, slug)
    # A retired frame stays readable: appraisals were made with it.
    frames = Frame.objects.filter(initiative=None) | Frame.objects.filter(initiative=initiative)
    return initiative, get_object_or_404(frames.prefetch_related("components__items"), code=code)


def find_entry(request: HttpRequest, slug: str, pk: int) -> LogEntry:
    """Return an entry of the logbook of an initiative this person belongs to, not removed.

    :raises Http404: if it does not exist, was removed, or is out of reach.
    """
    initiative = find_initiative(request, slug)
    entries = initiative.log_entries.kept().select_related("initiative", "stage", "created_by")
    return get_object_or_404(entries.prefetch_related("components", "photos", "actions"), pk=pk)


def find_entry_to_change(request: SignedInRequest, slug: str, pk: int) -> LogEntry:
    """Return an entry this person may change today.

    :raises Http404: if it does not exist, was removed, or is out of reach.
    :raises Archived: if the initiative is archived.
    """
    find_to_take_part(request, slug)
    return find_entry(request, slug, pk)


def find_photo(request: HttpRequest, slug: str, pk: int) -> Photo:
    """Return a photo of an entry of an initiative this person belongs to.

    :raises Http404: if it does not exist, its entry was removed, or it is out of reach.
    """
    initiative = find_initiative(request, slug)
    photos = Photo.objects.filter(entry__initiative=initiative, entry__removed_at=None)
    return get_object_or_404(photos.select_related("entry__initiative"), pk=pk)


def find_own_frame(request: SignedInRequest, slug: str, code: str) -> Frame:
    """Return a frame of this initiative's own, for its coordination to change.

    :raises Http404: if it is out of reach, or comes from the field.
    :raises PermissionDenied: if she does not coordinate, or the initiative is archived.
    """
    initiative = find_to_coordinate(request, slug)
    return get_object_or_404(initiative.frames.prefetch_related("components"), code=code)
