"""The door of the pages where other libraries are harvested."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from impact.presence.library.harvesting.policies import may_harvest
from impact.web.http import SignedInRequest

__all__ = ["harvesters_only"]

View = Callable[..., HttpResponse]


def harvesters_only(view: View) -> View:
    """Refuse whoever does not harvest."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_harvest(request.user):
            raise PermissionDenied(_("Cette page est celle de l’équipe de l’institut."))
        return view(request, *args, **kwargs)

    return guarded
