"""My own deeds, in plain sentences."""

from django.http import HttpResponse
from django.shortcuts import render

from impact.trust.journal.models import Entry
from impact.web.accounts.scopes import names_of
from impact.web.accounts.sentences import tell
from impact.web.http import SignedInRequest, cut


def index(request: SignedInRequest) -> HttpResponse:
    page = cut(request, Entry.objects.of(request.user))
    lines = tell(page.object_list, names_of(request.user))
    return render(request, "accounts/journal.html", {"page": page, "lines": lines})
