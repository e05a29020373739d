"""The door of the pages where the staff keeps the offers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from impact.journeys.offers.policies import may_keep_offers
from impact.web.http import SignedInRequest

View = Callable[..., HttpResponse]


def staff_only(view: View) -> View:
    """Refuse whoever does not keep the offers."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_keep_offers(request.user):
            raise PermissionDenied(_("Cette page est celle de l’équipe de l’institut."))
        return view(request, *args, **kwargs)

    return guarded
