"""How others read me: the name I choose, and whether it leaves my initiatives."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from impact.web.accounts.forms import ProfileForm
from impact.web.http import SignedInRequest


def edit(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Votre profil est à jour."))
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form})
