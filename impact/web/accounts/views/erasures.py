"""Leaving for good: first what will remain and why, then the word that confirms."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from impact.presence.communities.personal import initiatives_without_relief
from impact.trust.accounts.models import User
from impact.web.accounts.erasure import LastCoordinator, erase_person
from impact.web.accounts.forms import ErasureForm
from impact.web.http import SignedInRequest


def create(request: SignedInRequest) -> HttpResponse:
    alone = initiatives_without_relief(request.user)
    form = ErasureForm(request.POST or None)
    if not alone and form.is_valid():
        try:
            erase_person(person=User.objects.get(pk=request.user.pk), at=timezone.now())
        except LastCoordinator:
            return redirect("accounts:erasure")
        logout(request)
        return redirect("accounts:erased")
    return render(request, "accounts/erasure.html", {"form": form, "alone": alone})


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/erased.html")
