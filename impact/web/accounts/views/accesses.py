"""Who else looked at what concerns me."""

from django.http import HttpResponse
from django.shortcuts import render

from impact.trust.privacy.models import Access
from impact.web.accounts.sentences import tell_seen
from impact.web.http import SignedInRequest, cut


def index(request: SignedInRequest) -> HttpResponse:
    page = cut(request, Access.objects.of(request.user))
    rows = [(access, tell_seen(access.what)) for access in page]
    return render(request, "accounts/accesses.html", {"page": page, "rows": rows})
