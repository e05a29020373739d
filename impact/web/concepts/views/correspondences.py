"""Saying how our words stand to those of a vocabulary; names in common are looked at first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.knowledge.concepts import operations
from impact.knowledge.concepts.atlas import decided_in
from impact.knowledge.concepts.correspondences import find_candidates
from impact.knowledge.concepts.models import ConceptScheme, Correspondence
from impact.knowledge.concepts.queries import read_glossary
from impact.web.concepts.forms import CorrespondenceForm
from impact.web.concepts.staff import staff_only
from impact.web.http import SignedInRequest

#: Candidates on a page: those said leave it, the next ones come.
SHOWN = 40


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest, scheme: str) -> HttpResponse:
    home = get_object_or_404(ConceptScheme.objects.imported(), code=scheme)
    form = CorrespondenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decide(request, form):
        return redirect("concepts:correspondences", scheme)
    candidates = find_candidates(home, read_glossary())
    context = {
        "scheme": home,
        "form": form,
        "candidates": candidates[:SHOWN],
        "waiting": len(candidates),
        "decided": decided_in(home),
        "kinds": Correspondence.Kind.choices,
    }
    return render(request, "concepts/correspondences.html", context)


def _decide(request: SignedInRequest, form: CorrespondenceForm) -> bool:
    """Keep what was said; tell beside its field what forbids it."""
    said = form.cleaned_data
    try:
        operations.settle_correspondence(
            code=said["word"],
            address=said["address"],
            kind=said["kind"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.TakenNotion as taken:
        told = _("C’est déjà la même notion que «\u00a0%(word)s\u00a0»\u00a0: dites-la proche.")
        form.add_error("kind", told % {"word": taken.word.label})
    except operations.Unsound as unsound:
        told = _("Les deux vocabulaires se contrediraient (SKOS, %(condition)s, %(about)s).")
        breach = unsound.breach
        form.add_error("kind", told % {"condition": breach.condition, "about": breach.about})
    else:
        messages.success(request, _("C’est noté. La page du mot et l’export SKOS le disent."))
        return True
    return False
