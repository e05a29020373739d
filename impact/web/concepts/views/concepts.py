"""The glossary: its words in order or as a tree, and the page of each."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.knowledge.concepts.queries import read_glossary
from impact.web.concepts.linked_data import frame, term, term_set
from impact.web.concepts.lists import find_words, letters_of, roots_of
from impact.web.concepts.sheets import read_sheet

#: Characters of a search that are read.
LONGEST = 80


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    glossary = read_glossary()
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    is_tree = request.GET.get("vue") == "arbre" and not asked
    context = {
        "total": len(glossary),
        "contested": [word for word in glossary if word.is_contested],
        "asked": asked,
        "is_tree": is_tree,
        "found": find_words(glossary, asked) if asked else [],
        "letters": [] if asked or is_tree else letters_of(glossary),
        "roots": roots_of(glossary) if is_tree else [],
        "page": frame(request, trail=[(_("Repères"), "")], nodes=[term_set(request, glossary)]),
    }
    return render(request, "concepts/concepts.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    glossary = read_glossary()
    word = glossary.words.get(code)
    if word is None:
        raise Http404(_("Aucun repère ne porte ce nom."))
    trail = [(_("Repères"), reverse("concepts:concepts")), (word.title, "")]
    context = {
        "word": word,
        "sheet": read_sheet(word, glossary, on=timezone.localdate()),
        "page": frame(request, trail=trail, nodes=[term(request, word)]),
    }
    return render(request, "concepts/concept.html", context)
