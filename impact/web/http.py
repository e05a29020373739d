"""What every page shares about requests: who asks, what they may reach, how lists are cut."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User

Row = TypeVar("Row", bound=Model)


class SignedInRequest(HttpRequest):
    """A request that went through the sign-in; its user is a person."""

    user: User


def find_initiative(request: HttpRequest, slug: str) -> Initiative:
    """Return the initiative if this person reaches it.

    :raises Http404: if it does not exist or is out of reach; the two look the same.
    """
    return get_object_or_404(Initiative.objects.visible_to(request.user), slug=slug)


def cut(request: HttpRequest, rows: QuerySet[Row], *, size: int = 30) -> Page[Row]:
    """Return the page of rows that `?page=` asks for; a wrong number gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
