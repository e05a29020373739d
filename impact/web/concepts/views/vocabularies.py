"""Vocabularies that others keep, to be read beside ours: their list, their words, one concept."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.concepts.atlas import lines_of, place_of
from impact.knowledge.concepts.models import ConceptScheme
from impact.lib.search.words import fold
from impact.web.http import cut_list

#: Concepts on a page of the list; characters of a search that are read.
A_PAGE, LONGEST = 60, 80


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    schemes = ConceptScheme.objects.imported().with_counts().order_by("title")
    return render(request, "concepts/vocabularies.html", {"schemes": schemes})


@login_not_required
@require_safe
def show(request: HttpRequest, scheme: str) -> HttpResponse:
    home = get_object_or_404(ConceptScheme.objects.imported(), code=scheme)
    lines = lines_of(home)
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    letters = list(dict.fromkeys(line.letter for line in lines))
    letter = request.GET.get("lettre", "")[:1].upper()
    if asked:
        kept = [line for line in lines if fold(asked) in line.folded]
    else:
        letter = letter if letter in letters else next(iter(letters), "")
        kept = [line for line in lines if line.letter == letter]
    context = {
        "scheme": home,
        "total": len(lines),
        "asked": asked,
        "letters": letters,
        "letter": "" if asked else letter,
        "page": cut_list(request, kept, size=A_PAGE),
        "found": len(kept),
    }
    return render(request, "concepts/vocabulary.html", context)


@login_not_required
@require_safe
def concept(request: HttpRequest, scheme: str, code: str) -> HttpResponse:
    home = get_object_or_404(ConceptScheme.objects.imported(), code=scheme)
    place = place_of(home, code)
    if place is None:
        raise Http404(_("Ce vocabulaire n’a pas ce concept."))
    return render(request, "concepts/outside.html", {"scheme": home, "place": place})
