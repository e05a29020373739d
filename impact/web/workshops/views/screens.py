"""What the room sees on the wall: how to come in, the question, then the spread."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from impact.web.http import SignedInRequest
from impact.web.workshops.reach import find_workshop
from impact.web.workshops.rooms import lay_screen

#: How the room is lit, by what the address says.
LIGHTS = {"sombre": "dark", "claire": "light"}


@never_cache
@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    workshop = find_workshop(request, slug, pk)
    light = LIGHTS.get(request.GET.get("salle", ""), "")
    shown = {"workshop": workshop, "slug": slug, "light": light} | lay_screen(request, workshop)
    return render(request, "workshops/screen.html", shown)
