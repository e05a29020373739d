"""The staff's desk of vocabularies: those that are here, and bringing one in by its file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.knowledge.concepts import operations
from impact.knowledge.concepts.models import ConceptScheme
from impact.knowledge.concepts.vocabularies import NotAVocabulary, read_vocabulary
from impact.web.concepts.forms import FileForm
from impact.web.concepts.staff import seal, staff_only, unseal
from impact.web.http import SignedInRequest
from impact.web.parcels import BrokenSeal


@staff_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    schemes = ConceptScheme.objects.imported().with_counts().order_by("title")
    return render(request, "concepts/desk.html", {"schemes": schemes, "form": FileForm()})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    """Read the file and show what it would do; nothing is written yet."""
    form = FileForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "concepts/import.html", {"form": form})
    try:
        vocabulary = read_vocabulary(form.cleaned_data["file"])
        outcome = operations.foresee_vocabulary(vocabulary=vocabulary, at=timezone.now())
    except NotAVocabulary as refusal:
        form.add_error("file", str(refusal))
        return render(request, "concepts/import.html", {"form": form})
    except operations.TakenName:
        form.add_error("file", _("Une autre famille de repères porte déjà le titre de ce fichier."))
        return render(request, "concepts/import.html", {"form": form})
    parcel = seal(form.cleaned_data["file"], by=request.user)
    shown = {"vocabulary": vocabulary, "outcome": outcome, "parcel": parcel}
    shown |= {"first": vocabulary.scheme.concepts[:12]}
    return render(request, "concepts/import_preview.html", shown)


@staff_only
@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Do what the preview showed, from the same file, whole or not at all."""
    try:
        vocabulary = read_vocabulary(unseal(request.POST.get("fichier", ""), by=request.user))
        scheme, _outcome = operations.import_vocabulary(
            vocabulary=vocabulary, by=request.user, at=timezone.now()
        )
    except BrokenSeal:
        messages.error(
            request, _("Cet aperçu n’est plus valable. Choisissez de nouveau le fichier.")
        )
        return redirect("concepts:import")
    except operations.TakenName:
        messages.error(request, _("Rien n’a été importé\u00a0: ce titre est pris. Recommencez."))
        return redirect("concepts:import")
    messages.success(request, _("Le vocabulaire est importé, à côté du glossaire."))
    return redirect("concepts:correspondences", scheme.code)
