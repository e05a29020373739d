"""The doors of the pages where librarians work; who changes many at once is of the staff."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from impact.presence.library.policies import may_change_in_bulk, may_keep_library
from impact.web.http import SignedInRequest

__all__ = ["bulk_only", "keepers_only"]

View = Callable[..., HttpResponse]


def keepers_only(view: View) -> View:
    """Refuse whoever does not keep the library."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_keep_library(request.user):
            raise PermissionDenied(_("Cette page est celle de qui tient la bibliothèque."))
        return view(request, *args, **kwargs)

    return guarded


def bulk_only(view: View) -> View:
    """Refuse whoever may not publish many changes at once; she may propose them one by one."""

    @keepers_only
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_change_in_bulk(request.user):
            raise PermissionDenied(
                _("Ce geste publie sans relecture\u00a0: il revient à l’équipe de l’institut.")
            )
        return view(request, *args, **kwargs)

    return guarded
