"""My own deeds, and what others answered to what I proposed, in plain sentences."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from impact.trust.journal.models import Entry
from impact.trust.publishing.queries import answers_to
from impact.web.accounts.scopes import names_of
from impact.web.accounts.sentences import tell
from impact.web.http import SignedInRequest, cut


def index(request: SignedInRequest) -> HttpResponse:
    user = request.user
    rows = Entry.objects.filter(Q(actor=user) | Q(pk__in=answers_to(user).values("pk")))
    page = cut(request, rows.order_by("-at", "-pk"))
    lines = tell(page.object_list, names_of(user), reader=user)
    return render(request, "accounts/journal.html", {"page": page, "lines": lines})
