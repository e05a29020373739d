"""Bringing in the municipality directory: what the file would do is shown before it does it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from impact.knowledge.territories import policies
from impact.knowledge.territories.directory import decode, read_directory
from impact.knowledge.territories.operations import foresee_directory
from impact.web.http import SignedInRequest
from impact.web.parcels import seal
from impact.web.territories.forms import DirectoryForm
from impact.web.territories.previews import preview

#: The page that a sealed directory is of.
SEALED = "territories.directory"


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_import(request.user):
        raise PermissionDenied
    initial = {"year": timezone.localdate().year}
    form = DirectoryForm(request.POST or None, request.FILES or None, initial=initial)
    if not form.is_valid():
        return render(request, "territories/import.html", {"form": form})

    content, year = form.cleaned_data["file"].read(), form.cleaned_data["year"]
    foreseen = foresee_directory(directory=read_directory(content), year=year)
    context = {
        "preview": preview(foreseen),
        "year": year,
        "parcel": ""
        if foreseen.errors
        else seal({"text": decode(content) or "", "year": year}, page=SEALED, by=request.user),
    }
    return render(request, "territories/import_preview.html", context)
