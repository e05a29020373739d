"""Showing a reading without waiting for the last few answers: the coordination's choice."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from impact.journeys.needs.operations.readings import show_without_waiting
from impact.web.http import SignedInRequest, find_to_coordinate


@require_POST
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    show_without_waiting(initiative=initiative, by=request.user, at=timezone.now())
    return redirect("needs:coverage", slug=slug)
