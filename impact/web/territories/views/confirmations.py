"""Confirming an import one was shown: the file comes back sealed, and is read anew."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from impact.knowledge.territories import operations, policies
from impact.knowledge.territories.directory import read_directory
from impact.web.http import SignedInRequest
from impact.web.parcels import BrokenSeal, unseal
from impact.web.territories.views.imports import SEALED


@require_POST
def create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_import(request.user):
        raise PermissionDenied
    try:
        held = unseal(request.POST.get("parcel", ""), page=SEALED, by=request.user)
        operations.import_directory(
            directory=read_directory(held["text"]),
            year=held["year"],
            by=request.user,
            at=timezone.now(),
        )
    except BrokenSeal:
        messages.error(
            request, _("Cet aperçu n’est plus valable. Choisissez de nouveau le fichier.")
        )
        return redirect("territories:import")
    except operations.DirectoryRefused:
        messages.error(
            request, _("Rien n’a été importé : les territoires ont changé depuis l’aperçu.")
        )
        return redirect("territories:import")
    messages.success(request, _("Le répertoire des municipalités est importé."))
    return redirect("territories:index")
