"""My consents: what I agreed to, and the page that asks when something is first needed."""

from django.http import HttpResponse
from django.shortcuts import render

from impact.trust.privacy.queries import purposes_of
from impact.web.accounts import scopes
from impact.web.http import SignedInRequest


def index(request: SignedInRequest) -> HttpResponse:
    asked = scopes.told(request.user, purposes_of(request.user))
    return render(request, "accounts/consents.html", {"purposes": asked})
