"""What every page of this area looks for first: my sitting, and my consents."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from impact.journeys.needs.models import SelfAssessment
from impact.knowledge.competencies.models import Version


def find_sitting(request: HttpRequest, pk: int) -> SelfAssessment:
    """Return the sitting if it is this person's own, with its version, scale and levels.

    :raises Http404: if it does not exist or is someone else's, whoever asks.
    """
    mine = SelfAssessment.objects.filter(person_id=request.user.pk)
    sittings = mine.select_related("person", "initiative", "version__scale", "version__framework")
    return get_object_or_404(sittings.prefetch_related("version__scale__levels"), pk=pk)


def find_version(number: int | None = None) -> Version:
    """Return the version in force, or the one of this id, with its scale and levels.

    :raises Http404: before any framework was published.
    """
    versions = Version.objects.prefetch_related("scale__levels")
    try:
        if number is not None:
            return versions.readable().select_related("scale").get(pk=number)
        return versions.current()
    except Version.DoesNotExist:
        raise Http404 from None
