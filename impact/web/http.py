"""What every page shares about requests: who asks, what they may reach, how lists are cut."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.presence.communities import policies
from impact.presence.communities.models import Archived, Initiative
from impact.trust.accounts.models import User
from impact.trust.privacy.models import Purpose

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
View = Callable[..., HttpResponse]

#: The signed cookie of a trial that someone wishes to keep, and how long it is held, in seconds.
TRIAL = "impact_essai"
DAY = 24 * 60 * 60
OF_THE_STAFF = gettext_lazy("Cette page est celle de l’équipe de l’institut.")


class SignedInRequest(HttpRequest):
    """A request that went through the sign-in; its user is a person."""

    user: User


def only_for(
    may: Callable[[User], bool], *, told: str | Promise = OF_THE_STAFF
) -> Callable[[View], View]:
    """Return the door of some pages: whoever may not come in is told whose they are (403)."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied(str(told))
            return view(request, *args, **kwargs)

        return guarded

    return door


def find_initiative(request: HttpRequest, slug: str) -> Initiative:
    """Return the initiative if this person reaches it.

    :raises Http404: if it does not exist or is out of reach; the two look the same.
    """
    return get_object_or_404(Initiative.objects.visible_to(request.user), slug=slug)


def find_to_take_part(request: SignedInRequest, slug: str) -> Initiative:
    """Return the initiative if this person may add to it today.

    :raises Http404: if it is out of reach.
    :raises Archived: if it is archived.
    """
    initiative = find_initiative(request, slug)
    refuse_archived(initiative)
    return initiative


def find_to_coordinate(request: SignedInRequest, slug: str) -> Initiative:
    """Return the initiative if this person coordinates it and it still changes.

    :raises Http404: if it is out of reach.
    :raises PermissionDenied: if she belongs without coordinating, or it is archived (Archived).
    """
    initiative = find_initiative(request, slug)
    refuse_archived(initiative)
    if not policies.may_coordinate(request.user, initiative):
        raise PermissionDenied(
            _("Ce geste revient à la coordination de la démarche. Parlez-en avec elle.")
        )
    return initiative


def refuse_archived(initiative: Initiative) -> None:
    """Stop whoever would change an archived initiative.

    :raises Archived: if it is; the page then says why (403).
    """
    if initiative.is_archived:
        raise Archived


def cut(request: HttpRequest, rows: QuerySet[Row], *, size: int = 30) -> Page[Row]:
    """Return the page of rows that `?page=` asks for; a wrong number gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def cut_list(request: HttpRequest, rows: Sequence[Item], *, size: int = 30) -> Page[Item]:
    """Return the page of plain values that `?page=` asks for, as `cut` does for rows."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def read_whole(request: HttpRequest, name: str) -> int:
    """Return the whole number a form sent; 0, which is no row's, for anything else."""
    told = request.POST.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 12 else 0


def read_sealed(request: HttpRequest, name: str, *, age: int) -> dict[str, Any] | None:
    """Return what we sealed in this browser; nothing if it is too old, or not ours."""
    try:
        value = signing.loads(request.COOKIES.get(name, ""), salt=name, max_age=age)
    except signing.BadSignature:
        return None
    return value if isinstance(value, dict) else None


def kept_trial(request: HttpRequest) -> dict[str, Any] | None:
    return read_sealed(request, TRIAL, age=DAY)


def consent_address(purpose: Purpose, *, scope: str = "", then: str) -> str:
    """Return where this consent is asked for; the person comes back to `then`."""
    address = reverse("accounts:consent-request", args=[purpose.slug])
    return f"{address}?{urlencode({'portee': scope, 'suite': then})}"
