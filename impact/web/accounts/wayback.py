"""Where a step taken aside leads back to: an address of this site, or a page of the account."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, default: str) -> str:
    """Return the address named by `suite`, if it is one of ours; else the default route's."""
    asked = request.POST.get("suite") or request.GET.get("suite") or ""
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else reverse(default)
