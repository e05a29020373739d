"""Passkeys: they are listed on the security page, and one more opens no other errand."""

from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class _AddKey(AddWebAuthnView):
    """Back to the security page: recovery codes serve the authenticator app, not a key."""

    def get_success_url(self) -> str:
        return reverse("mfa_index")


create = _AddKey.as_view()


def index(request: HttpRequest) -> HttpResponse:
    return redirect("mfa_index")
