"""From an address to the release it names: inside, for the team; outside, for who receives."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from impact.presence.releases.models import Recipient, Release
from impact.presence.releases.operations import (
    AlreadyDecided,
    AuthorityNotHeard,
    ChangedMeanwhile,
)
from impact.presence.releases.policies import may_decide, may_withdraw
from impact.presence.releases.queries import find_recipient
from impact.web.http import SignedInRequest, refuse_archived


class NoLongerOpen(Exception):
    """It was open once: withdrawn since, over, or this address alone was closed (410)."""


def find_release(request: HttpRequest, slug: str, pk: int) -> Release:
    """Return a release of an initiative this person belongs to.

    :raises Http404: if it does not exist or is out of reach.
    """
    releases = Release.objects.visible_to(request.user).select_related("initiative", "territory")
    return get_object_or_404(releases, pk=pk, initiative__slug=slug)


def find_prepared(request: SignedInRequest, slug: str, pk: int) -> Release:
    """Return a release still being prepared, that this person may change.

    :raises Http404: if it is out of reach, or was decided.
    :raises Archived: if the initiative is archived.
    """
    release = find_release(request, slug, pk)
    refuse_archived(release.initiative)
    if release.is_decided:
        raise Http404
    return release


def refuse_unless_deciding(request: SignedInRequest, release: Release) -> None:
    refuse_archived(release.initiative)
    if not may_decide(request.user, release):
        raise PermissionDenied(_("La coordination note les décisions. Parlez-en avec elle."))


def refuse_unless_withdrawing(request: SignedInRequest, release: Release) -> None:
    if not may_withdraw(request.user, release):
        raise PermissionDenied(_("La coordination retire les partages. Parlez-en avec elle."))


def back_if_overtaken(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Bring back to the release whoever was overtaken by someone of her team; nothing is done."""

    @wraps(view)
    def go(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
        try:
            return view(request, slug=slug, pk=pk)
        except (AlreadyDecided, AuthorityNotHeard, ChangedMeanwhile):
            messages.info(request, _("Ce partage a changé entre-temps\u00a0: le voici."))
            return redirect("releases:release", slug=slug, pk=pk)

    return go


def find_public(slug: str, *, today: date) -> Release:
    """Return a release everyone may open.

    :raises Http404: if there never was one there.
    :raises NoLongerOpen: if there was.
    """
    releases = Release.objects.public().select_related("initiative")
    release = get_object_or_404(releases, slug=slug)
    if not release.is_in_force_on(today):
        raise NoLongerOpen
    return release


def find_received(key: str, *, today: date) -> Recipient:
    """Return who holds this address.

    :raises Http404: if nobody was given it.
    :raises NoLongerOpen: if it no longer opens anything.
    """
    recipient = find_recipient(key)
    if recipient is None:
        raise Http404
    if recipient.closed_at is not None or not recipient.release.is_in_force_on(today):
        raise NoLongerOpen
    return recipient
