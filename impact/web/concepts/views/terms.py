"""Whether the words of the glossary are marked in the texts, as each browser says."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.web.templatetags.terms import COOKIE, OFF

YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    back = _back(request)
    is_off = request.COOKIES.get(COOKIE) == OFF
    if request.method != "POST":
        return render(request, "concepts/terms.html", {"is_off": is_off, "back": back})
    response = redirect(back or "concepts:concepts")
    if request.POST.get("mots") == "non":
        response.set_cookie(
            COOKIE, OFF, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
        messages.success(request, _("Les mots du glossaire ne sont plus marqués dans les textes."))
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
        messages.success(request, _("Les mots du glossaire sont marqués dans les textes."))
    return response


def _back(request: HttpRequest) -> str:
    """Return where the person comes from, when that is a page of ours."""
    asked = request.POST.get("retour") or request.GET.get("retour") or ""
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else ""
