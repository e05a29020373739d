"""What is known of me, in words and counts."""

from django.http import HttpResponse
from django.shortcuts import render

from impact.web.accounts.knowledge import knowledge_of
from impact.web.http import SignedInRequest


def show(request: SignedInRequest) -> HttpResponse:
    return render(request, "accounts/data.html", {"rooms": knowledge_of(request.user)})
