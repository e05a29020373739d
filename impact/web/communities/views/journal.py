"""Who did what in an initiative, when; read by its members."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from impact.presence.communities.models import Initiative
from impact.trust.journal.models import Entry, EntryQuerySet
from impact.web.communities.sentences import SENTENCES, tell
from impact.web.http import SignedInRequest, cut, find_initiative
from impact.web.paper.tables import csv_response


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    page = cut(request, _entries(initiative))
    shown = {"initiative": initiative, "page": page, "told": tell(list(page.object_list))}
    return render(request, "communities/journal.html", shown)


@require_safe
def export(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    told = tell(list(_entries(initiative)))
    return csv_response(
        f"journal-{slug}",
        header=[_("Quand"), _("Qui"), _("Geste"), _("Code du geste")],
        rows=([line.at.isoformat(), line.who, line.what, line.verb] for line in told),
    )


def _entries(initiative: Initiative) -> EntryQuerySet:
    entries = Entry.objects.within(initiative.context).filter(verb__in=SENTENCES)
    return entries.select_related("actor").order_by("-at", "-pk")
